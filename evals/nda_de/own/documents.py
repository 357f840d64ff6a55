"""Whole NDAs written for this project, with the expected verdict for each own topic.

A file of `documents/` begins with front matter between two lines ``---``: ``language``, ``split``,
``register``, ``mutual`` and ``topics``, which maps a topic to its verdict and the literal words that
carry it, or to ``absent``.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agent.domain.language import Language
from evals.nda_de.clauses import Register, Split
from evals.nda_de.own.clauses import Label

FOLDER = Path(__file__).parent / "documents"
_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Place:
    """What a document says on a topic, and where; ``silent`` and no evidence where it says nothing."""

    topic: str
    label: Label
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class OwnDocument:
    name: str
    language: Language
    split: Split
    register: Register
    mutual: bool
    places: tuple[Place, ...]
    text: str


def own_documents(split: Split | None = None) -> list[OwnDocument]:
    """The documents by name, of both splits unless one is given.

    Raises ValueError for front matter that is not well-formed, or evidence that the text does not hold.
    """
    found = [_read(path) for path in sorted(FOLDER.glob("*.md"))]
    return [document for document in found if split in (None, document.split)]


def _read(path: Path) -> OwnDocument:
    _, front, text = path.read_text(encoding="utf-8").split(_FENCE, 2)
    head: dict[str, Any] = yaml.safe_load(front)
    places = tuple(_place(topic, raw) for topic, raw in head["topics"].items())
    for place in places:
        if place.evidence not in text:
            raise ValueError(f"{path.name}: {place.topic}: the evidence is not in the text")
    return OwnDocument(
        path.stem,
        Language(head["language"]),
        Split(head["split"]),
        Register(head["register"]),
        bool(head["mutual"]),
        places,
        text.strip() + "\n",
    )


def _place(topic: str, raw: str | dict[str, str]) -> Place:
    if raw == "absent":
        return Place(topic, Label.SILENT)
    if isinstance(raw, str):
        raise ValueError(f"{topic}: {raw}")
    return Place(topic, Label(raw["verdict"]), raw["evidence"])
