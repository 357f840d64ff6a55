"""What the child process is asked for and what it answers, as bytes. No pickle.

The question is JSON. The answer is a line of JSON, then the bytes of the file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.nda.redline.edit import Edit, Hunk, NewParagraph
from agent.ports import Redlined


@dataclass(frozen=True, slots=True)
class Order:
    """``text`` is what the reader gave for the file, ``at`` has a zone. Comments of ``drop_comments_of`` go."""

    text: str
    edits: tuple[Edit, ...]
    author: str
    at: datetime
    language: Language
    drop_comments_of: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        return json.dumps({**asdict(self), "at": self.at.isoformat()}).encode()

    @classmethod
    def from_json(cls, question: bytes) -> "Order":
        row = json.loads(question)
        edits = tuple(_edit(edit) for edit in row["edits"])
        at = datetime.fromisoformat(row["at"])
        dropped = tuple(str(name) for name in row["drop_comments_of"])
        return cls(str(row["text"]), edits, str(row["author"]), at, Language(row["language"]), dropped)


def answer_to_bytes(redlined: Redlined) -> bytes:
    return json.dumps({"unplaced": redlined.unplaced}).encode() + b"\n" + redlined.content


def refusal_to_bytes(refusal: BadInput) -> bytes:
    return json.dumps({"refused": refusal.code, "values": refusal.values}).encode() + b"\n"


def answer_from_bytes(answer: bytes) -> Redlined:
    """Raises BadInput with the child's code, ValueError when the answer is no answer."""
    head, _, content = answer.partition(b"\n")
    try:
        row = json.loads(head)
        if "refused" in row:
            raise BadInput(str(row["refused"]), **row["values"])
        return Redlined(content, tuple(str(edit) for edit in row["unplaced"]))
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"unreadable answer: {error!r}") from error


def _edit(row: Mapping[str, Any]) -> Edit:
    return Edit(
        id=str(row["id"]),
        start=int(row["start"]),
        end=int(row["end"]),
        comment=str(row["comment"]),
        hunks=_rows(Hunk, row["hunks"]),
        paragraphs=_rows(NewParagraph, row["paragraphs"]),
    )


def _rows(kind: type[Any], rows: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    return tuple(kind(**row) for row in rows)
