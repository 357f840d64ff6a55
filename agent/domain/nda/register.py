"""The register: which customer has a signed NDA, until when, and which deviations from our terms it holds."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.errors import BadInput
from agent.domain.nda.policy import Severity, Verdict

# So many days before the end somebody should look at it.
NOTICES = (30, 60, 90)
# A day outside of this is a slip of the finger.
_EARLIEST, _LONGEST_YEARS = dt.date(1950, 1, 1), 100
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class State(StrEnum):
    EXPIRED = "expired"
    ENDING = "ending"  # in force, and one of `NOTICES` is reached
    IN_FORCE = "in_force"
    OPEN_ENDED = "open_ended"
    ENDED = "ended"  # by notice, or replaced


@dataclass(frozen=True, slots=True)
class Deviation:
    """A finding against the signed text. ``accepted_by`` names the person with the right who agreed to live with it.

    ``decides`` is the id of the department that can accept it.
    """

    policy_id: str
    topic: str
    verdict: Verdict
    severity: Severity
    reason: str
    accepted_by: str | None
    decides: str


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A signed NDA. ``in_force_until`` is its last day, None when it has no end.

    ``survival_until``: the last day of the duties that outlive it. ``ended_on``: the first day on which it is
    no longer in force because of ``end_reason``. ``deviations`` as documented when it was recorded.
    """

    id: str
    account: str
    document_name: str
    signed_on: dt.date
    in_force_until: dt.date | None
    survival_until: dt.date | None
    review_id: str | None
    deviations: tuple[Deviation, ...]
    recorded_by: str
    recorded_at: dt.datetime
    ended_on: dt.date | None = None
    note: str = ""
    end_reason: str = ""


def last_day(entry: RegisterEntry) -> dt.date | None:
    """The last day in force as far as it is known: the agreed one, or the day before an earlier end."""
    ended = entry.ended_on - dt.timedelta(days=1) if entry.ended_on else None
    return min((day for day in (entry.in_force_until, ended) if day), default=None)


def state_of(entry: RegisterEntry, today: dt.date) -> State:
    if entry.ended_on is not None and entry.ended_on <= today:
        return State.ENDED
    left = days_left(entry, today)
    if left is None:
        return State.OPEN_ENDED
    if left < 0:
        return State.EXPIRED
    return State.ENDING if left <= NOTICES[-1] else State.IN_FORCE


def days_left(entry: RegisterEntry, today: dt.date) -> int | None:
    """0 on the last day, negative when it is over, None without an end."""
    last = last_day(entry)
    return (last - today).days if last else None


def notice(entry: RegisterEntry, today: dt.date) -> int | None:
    """The smallest of `NOTICES` that is reached; None before the first, and once it is over."""
    left = days_left(entry, today)
    if left is None or state_of(entry, today) is not State.ENDING:
        return None
    return next(days for days in NOTICES if left <= days)


def urgency(entry: RegisterEntry, today: dt.date) -> tuple[int, dt.date, str]:
    """Sorts the worst first: expired, ending, in force by end, without an end, ended."""
    return list(State).index(state_of(entry, today)), last_day(entry) or dt.date.max, entry.account


def check_signing(signed_on: dt.date, today: dt.date) -> None:
    """Raises BadInput for a day in the future and for one that cannot be meant."""
    if signed_on > today:
        raise BadInput("register.signed_in_future", day=signed_on.isoformat(), today=today.isoformat())
    if signed_on < _EARLIEST:
        raise BadInput("register.implausible", day=signed_on.isoformat())


def check_end(signed_on: dt.date, end: dt.date) -> None:
    """Raises BadInput for an end before the signing and for one that cannot be meant."""
    if end < signed_on:
        raise BadInput("register.end_before_signing", day=end.isoformat(), signed=signed_on.isoformat())
    if end.year > signed_on.year + _LONGEST_YEARS:
        raise BadInput("register.implausible", day=end.isoformat())


def iso_day(text: str) -> dt.date:
    """A calendar day as ``2026-11-22``. Raises BadInput ``register.day``."""
    try:
        if _ISO_DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:  # 30 February
        pass
    raise BadInput("register.day", day="".join(char for char in text[:20] if char.isprintable()))


def last_day_of_term(start: dt.date, years: float) -> dt.date | None:
    """The last day of a term of so many years (parts are whole months) that begins with an event on ``start``.

    Sections 187 (1), 188 (2) and (3) BGB: the day of the same number, or the month's last where it lacks
    that day; so 29 February 2024 plus one year is 28 February 2025. None beyond the calendar's last year.
    """
    months = start.year * 12 + start.month - 1 + round(years * 12)
    year, month = months // 12, months % 12 + 1
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
