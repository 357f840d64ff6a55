"""The days of the demo world, counted from its ``today``.

In columns a day is its number since 1970-01-01 and a month its number since 1970-01; `NEVER` stands for none.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NEVER = -1
HISTORY_MONTHS = 36
_EPOCH = dt.date(1970, 1, 1).toordinal()


def day_number(day: dt.date) -> int:
    return day.toordinal() - _EPOCH


def day_of(number: int) -> dt.date:
    return dt.date.fromordinal(number + _EPOCH)


def month_number(day: dt.date) -> int:
    return (day.year - 1970) * 12 + day.month - 1


def months_of(days: Ints) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def first_days(months: Ints) -> Ints:
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def business_days(days: Ints, offset: Ints | int) -> Ints:
    """The days moved by so many working days (Monday to Friday); a weekend counts as the Monday after it."""
    moved: Any = np.busday_offset(days.astype("datetime64[D]"), offset, roll="forward")
    return np.asarray(moved.astype(np.int64))


@dataclass(frozen=True, slots=True)
class Calendar:
    today: dt.date

    @property
    def now(self) -> int:
        return day_number(self.today)

    @property
    def this_month(self) -> int:
        return month_number(self.today)

    @property
    def start(self) -> int:
        """First day of the history: the first of a month, three years back."""
        return day_number(self.first(-HISTORY_MONTHS))

    def day(self, offset: int) -> dt.date:
        """So many days after today."""
        return self.today + dt.timedelta(days=offset)

    def first(self, offset: int) -> dt.date:
        """First day of the month so many months after this one."""
        years, month = divmod(self.today.year * 12 + self.today.month - 1 + offset, 12)
        return dt.date(years, month + 1, 1)

    def last(self, offset: int) -> dt.date:
        """Last day of the month so many months after this one."""
        return self.first(offset + 1) - dt.timedelta(days=1)

    def workday(self, offset: int) -> dt.date:
        """The last working day that is not after so many days from today."""
        day = self.day(offset)
        return day - dt.timedelta(days=max(day.weekday() - 4, 0))

    def in_month(self, offset: int, day: int) -> dt.date:
        """A working day of a month, near its ``day`` (1 to 28) and inside the month."""
        found = self.first(offset).replace(day=day)
        if found.weekday() > 4:
            found += dt.timedelta(days=7 - found.weekday())
        last = self.last(offset)
        return found if found <= last else last - dt.timedelta(days=max(last.weekday() - 4, 0))

    @property
    def share_of_month(self) -> float:
        """How much of this month is over, today included."""
        return self.today.day / calendar.monthrange(self.today.year, self.today.month)[1]
