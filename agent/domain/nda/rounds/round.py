"""What came back: what the other side took, changed, left as it was, and slipped in."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one of our requests."""

    ACCEPTED = "accepted"  # our wording stands in the new version
    CHANGED = "changed"  # neither our wording nor the old one
    DECLINED = "declined"  # the old wording stands as before
    OPEN = "open"  # our own tracked change came back untouched


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of ours, from the last round: offsets in the last version's text.

    ``text`` is the wording we asked for in place of ``last[start:end]`` (start == end inserts;
    ``new_paragraph`` then tells that it was a paragraph of its own).
    """

    proposal_id: str
    topic: str
    start: int
    end: int
    text: str
    new_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """``before`` last version, ``asked`` our wording, ``after`` new version; offsets in the new text."""

    proposal_id: str
    topic: str
    outcome: Outcome
    before: str
    asked: str
    after: str
    start: int
    end: int


class Slip(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class SlippedIn:
    """A difference that nobody asked for. ``topics`` are filled from the findings it touches.

    ``start`` and ``end`` count in the new text (equal for what was removed: where it stood).
    """

    kind: Slip
    before: str
    after: str
    start: int
    end: int
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    answers: tuple[Answer, ...]
    slipped_in: tuple[SlippedIn, ...]
