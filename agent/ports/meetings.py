"""What stands in the calendar with a customer: meetings, and contracts whose end is near."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row of ``meetings``. ``starts_at`` is local time without zone; ``attendees`` and ``goal`` are anybody's."""

    id: str
    account_id: str
    starts_at: datetime
    attendees: tuple[str, ...] = ()
    goal: str = ""


@dataclass(frozen=True, slots=True)
class EndingContract:
    """A frame contract in force. ``notice_date``: the last day to give notice, None where none is stored."""

    id: str
    account_id: str
    valid_to: date
    notice_date: date | None


class MeetingFacts(Protocol):
    """Every method raises Unavailable ``facts.none`` when there are no facts."""

    def meetings(self, since: datetime, until: datetime, account_ids: Sequence[str] | None = None) -> Sequence[Meeting]:
        """Those that start from ``since`` to ``until``, both included, the earliest first; None: of every customer."""
        ...

    def ending_contracts(self, account_ids: Sequence[str], today: date, until: date) -> Sequence[EndingContract]:
        """In force today, with the last day not after ``until``; the first to end before the others."""
        ...
