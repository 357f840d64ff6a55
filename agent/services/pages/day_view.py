"""The shapes of a person's day on the page; every text is in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Side(StrEnum):
    """What a matter is about: that the customer can build, or that the business grows."""

    SUPPLY = "supply"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Pressing:
    """``why`` says for what reason it stands here; ``rank``: the smaller, the sooner. ``tone`` is bad, warn or note."""

    side: Side
    topic: str
    topic_name: str
    title: str
    why: str
    path: str
    rank: int
    tone: str = "note"


@dataclass(frozen=True, slots=True)
class WaitingDraft:
    id: str
    title: str
    account: str
    why: str
    is_soon: bool
    side: Side


@dataclass(frozen=True, slots=True)
class Clock:
    """``day`` of ``limit``; ``share`` of the time that is gone, 0 to 100."""

    id: str
    title: str
    path: str
    day: int
    limit: int
    text: str
    tone: str

    @property
    def share(self) -> int:
        return min(100, round(100 * self.day / self.limit))


@dataclass(frozen=True, slots=True)
class EmptySoon:
    article: str
    name: str
    account: str
    when: str
    why: str
    cause: str
    is_empty: bool
    presses: bool


@dataclass(frozen=True, slots=True)
class WaitingPerson:
    name: str
    account: str
    path: str
    since: str


@dataclass(frozen=True, slots=True)
class Chance:
    topic: str
    title: str
    why: str
    path: str
    rank: int


@dataclass(frozen=True, slots=True)
class Appointment:
    """``day`` is ISO."""

    id: str
    account: str
    account_id: str
    day: str
    when: str
    goal: str
    attendees: str


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """The first ones, and how many there are. ``problem``: why they cannot be told."""

    rows: Sequence[Row] = ()
    count: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """``top`` are at most five, the most pressing first. ``is_stale``: the data are older than they should be."""

    top: Sequence[Pressing]
    drafts: Listed[WaitingDraft]
    clocks: Listed[Clock]
    run_outs: Listed[EmptySoon]
    people: Listed[WaitingPerson]
    chances: Listed[Chance]
    meetings: Listed[Appointment]
    age: str
    is_stale: bool

    def of(self, side: Side) -> Sequence[Pressing]:
        return [each for each in self.top if each.side is side]
