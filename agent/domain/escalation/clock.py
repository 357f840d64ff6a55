"""The clock of an escalation: 14 days from detection (day 0) to the confirmed resolution.

Calendar days, because the KPI "escalations resolved in time" counts calendar days: a customer's trouble does not
rest on Sundays. So the last day never moves. A weekend moves only what people have to act on: a reminder that falls
on one is given on the Friday before, as on Monday it would be late, and the last working day is told beside the last
day. "Overdue" cannot be said before it is true: it waits for Monday. Public holidays are not known here.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

LIMIT_DAYS = 14  # R066
_FRIDAY, _SATURDAY = 4, 5


class ReminderKind(StrEnum):
    DAY_7 = "day_7"
    DAY_11 = "day_11"
    DAY_14 = "day_14"
    OVERDUE = "overdue"


class ClockState(StrEnum):
    RUNNING = "running"
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    LATE = "late"


# the day of each reminder, in order
REMINDER_DAYS = {
    ReminderKind.DAY_7: 7,
    ReminderKind.DAY_11: 11,
    ReminderKind.DAY_14: LIMIT_DAYS,
    ReminderKind.OVERDUE: LIMIT_DAYS + 1,
}


@dataclass(frozen=True, slots=True)
class ClockReading:
    """``day`` is n of 14: how long it has been open, or how long it took. ``act_by`` is the last working day."""

    day: int
    due: dt.date
    act_by: dt.date
    state: ClockState

    @property
    def days_left(self) -> int:
        """0 on the last day, negative after it."""
        return LIMIT_DAYS - self.day


def due_on(detected: dt.date) -> dt.date:
    """Day 14."""
    return _later(detected, LIMIT_DAYS)


def read(detected: dt.date, resolved: dt.date | None, today: dt.date) -> ClockReading:
    due, day = due_on(detected), ((resolved or today) - detected).days
    late = day > LIMIT_DAYS
    if resolved is None:
        state = ClockState.OVERDUE if late else ClockState.RUNNING
    else:
        state = ClockState.LATE if late else ClockState.IN_TIME
    return ClockReading(day, due, friday_before(due), state)


def reminder_on(detected: dt.date, kind: ReminderKind) -> dt.date:
    """The day on which it is to be given."""
    day = _later(detected, REMINDER_DAYS[kind])
    return monday_after(day) if kind is ReminderKind.OVERDUE else friday_before(day)


def due_reminder(detected: dt.date, today: dt.date, given: Collection[ReminderKind]) -> ReminderKind | None:
    """The one to give today: the latest that is due, unless it was given. Earlier ones that were missed lapse."""
    due = [kind for kind in ReminderKind if reminder_on(detected, kind) <= today]
    return due[-1] if due and due[-1] not in given else None


def friday_before(day: dt.date) -> dt.date:
    """The day itself unless it is a Saturday or Sunday."""
    return _later(day, min(0, _FRIDAY - day.weekday()))


def monday_after(day: dt.date) -> dt.date:
    """The day itself unless it is a Saturday or Sunday."""
    return _later(day, 7 - day.weekday()) if day.weekday() >= _SATURDAY else day


def _later(day: dt.date, days: int) -> dt.date:
    """An imported date may stand at the end of the calendar."""
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return dt.date.max
