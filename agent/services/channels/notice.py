"""What people are told without asking: the types, and what each of them is about."""

from dataclasses import dataclass
from enum import StrEnum


class NoticeType(StrEnum):
    """Each can be muted by itself."""

    DIGEST = "digest"
    ESCALATION = "escalation"
    RUN_OUT = "run_out"


class Topic(StrEnum):
    APPROVAL = "approval"
    ESCALATION = "escalation"
    RUN_OUT = "run_out"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that wants attention. ``why`` says in words for what reason; ``rank``: the smaller, the sooner.

    ``path`` is its page; empty where there is none.
    """

    topic: Topic
    id: str
    title: str
    why: str
    rank: int
    path: str = ""
