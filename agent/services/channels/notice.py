"""What people are told without asking: the types, and what each of one day is."""

from dataclasses import dataclass
from enum import StrEnum


class NoticeType(StrEnum):
    """Each can be muted by itself."""

    DIGEST = "digest"
    ESCALATION = "escalation"
    RUN_OUT = "run_out"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that wants attention. ``key`` is the same for the same matter; ``why`` says in words why it is told.

    ``path`` is its page; empty where there is none. ``rank``: the smaller, the sooner.
    """

    key: str
    title: str
    why: str
    rank: int
    path: str = ""
