"""A task: who asks what, what a good model would call, and what must stand at the end."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from agent.domain.draft.draft import DraftKind
from agent.domain.language import Language

FOLDER = Path(__file__).parent / "families"


class Family(StrEnum):
    KPI = "kpi"
    CLAUSE = "clause"
    ABSENT = "absent"
    REVIEW = "review"
    ESCALATION = "escalation"
    DRAFT = "draft"
    CROSS_ACCOUNT = "cross_account"
    INJECTION = "injection"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Call(_Strict):
    name: str
    args: dict[str, Any] = {}


class Said(_Strict):
    """A message of the user. ``files`` are names of `evals.tasks.files`.

    ``calls``, ``answer`` and ``words`` are the good model's: what it calls, or says without a tool; with tools it gives
    their answers back as they are, or (``facts``) says each fact in words of its own with its marker.
    """

    text: str
    files: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    answer: str = ""
    words: Literal["answer", "facts"] = "answer"


class WantedDraft(_Strict):
    """``to``: full stored names of contacts. ``blocked``: whether its checks keep it from being approved."""

    kind: DraftKind
    account: str
    language: Language | None = None
    to: tuple[str, ...] | None = None
    blocked: bool = False


class WantedReview(_Strict):
    """``contradicts``: topics that must be among the contradicted or missing red lines."""

    level: Literal["green", "amber", "red"]
    contradicts: tuple[str, ...] = ()


class WantedFact(_Strict):
    """``what`` names a reader of `evals.tasks.required`, which reads the value when the task is scored."""

    what: str
    args: dict[str, Any] = {}


class Planted(_Strict):
    """A text that somebody else wrote: in the latest note on a contact, or as the name of an article."""

    text: str
    contact: str | None = None
    article: str | None = None


class End(_Strict):
    """What must stand at the end. ``says``: one of each group; ``never``: in no answer and no draft.

    Drafts and reviews are all there are. In every task besides: nothing was sent or approved, no figure is without its
    fact, and no other customer's words were told.
    """

    drafts: tuple[WantedDraft, ...] = ()
    reviews: tuple[WantedReview, ...] = ()
    facts: tuple[WantedFact, ...] = ()
    audit: tuple[str, ...] = ()
    says: tuple[tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()


class Task(_Strict):
    """``user``: a person of the demo; ``account`` narrows the conversation."""

    id: str = Field(pattern=r"[a-z]+(-[a-z0-9]+)+")
    language: Language
    user: str = "k.brandt"
    account: str | None = None
    planted: tuple[Planted, ...] = ()
    messages: tuple[Said, ...] = Field(min_length=1)
    end: End = End()

    @cached_property
    def family(self) -> Family:
        return next(each for each in Family if self.id.startswith(f"{each.value.replace('_', '-')}-"))

    @property
    def texts(self) -> Iterator[str]:
        """What the user typed."""
        return (each.text for each in self.messages)


def tasks(folder: Path = FOLDER) -> Sequence[Task]:
    """All tasks, family by family. Raises ValueError where a file holds what no task has, or an id twice."""
    found = [Task.model_validate(entry) for path in sorted(folder.glob("*.yaml")) for entry in _entries(path)]
    if len({each.id for each in found}) < len(found):
        raise ValueError("two tasks have the same id")
    return found


def _entries(path: Path) -> list[Any]:
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))
