"""Periods as users and tools write them, what "latest" means, and the periods before, for a trend."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.errors import BadInput

_POINT = re.compile(r"(\d{4})(?:-[Qq]([1-4])|-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1990, 2199  # so that a year before and after still is a date
_ONE_DAY = dt.timedelta(days=1)
_YEAR_OF_DAYS = dt.timedelta(days=364)  # from the first to the last of 365 days


class Grain(StrEnum):
    """The unit that a period is written in."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_LENGTHS = {Grain.YEAR: 4, Grain.MONTH: 7, Grain.DAY: 10}  # of the ISO form
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}


class Latest(StrEnum):
    """What a KPI looks at when nobody names a period."""

    LAST_MONTH = "last_month"
    LAST_QUARTER = "last_quarter"
    LAST_12_MONTHS = "last_12_months"  # the 365 days up to today
    CLOSED_12_MONTHS = "closed_12_months"  # the twelve calendar months before the running one
    YEAR_TO_DATE = "year_to_date"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Period:
    """``starts`` and ``whole`` are its first and last day; ``ends`` is ``whole``, or today where that is earlier."""

    grain: Grain
    starts: dt.date
    whole: dt.date
    ends: dt.date

    @property
    def text(self) -> str:
        """ISO: 2026, 2026-Q3, 2026-10, 2026-06/2026-11, a day, or a range of days."""
        first, last = _written(self.grain, self.starts), _written(self.grain, self.whole)
        return first if first == last else f"{first}/{last}"

    @property
    def is_running(self) -> bool:
        return self.ends < self.whole


def parse(text: str, today: dt.date) -> Period:
    """A period as written. Raises BadInput ``kpi.period``, or ``kpi.period_future`` when it begins after today."""
    first, slash, last = text.strip().partition("/")
    (grain, starts, whole), (other, _, end) = _point(first, text), _point(last if slash else first, text)
    if end < starts:
        raise BadInput("kpi.period", period=text[:40])
    if starts > today:
        raise BadInput("kpi.period_future", period=text.strip()[:40])
    return _clipped(_common(grain, other), starts, max(whole, end), today)


def latest(kind: Latest, today: dt.date) -> Period:
    """What a KPI looks at on this day when nobody names a period. Raises BadInput ``kpi.clock``."""
    if not _FIRST_YEAR <= today.year <= _LAST_YEAR:
        raise BadInput("kpi.clock", year=today.year)
    last_month = today.replace(day=1) - _ONE_DAY
    last_quarter = _first_of_quarter(today) - _ONE_DAY
    grain, starts, ends = {
        Latest.LAST_MONTH: (Grain.MONTH, last_month.replace(day=1), last_month),
        Latest.LAST_QUARTER: (Grain.QUARTER, _first_of_quarter(last_quarter), last_quarter),
        Latest.LAST_12_MONTHS: (Grain.DAY, today - _YEAR_OF_DAYS, today),
        Latest.CLOSED_12_MONTHS: (Grain.MONTH, shifted(today.replace(day=1), -12), last_month),
        Latest.YEAR_TO_DATE: (Grain.DAY, today.replace(month=1, day=1), today),
        Latest.TODAY: (Grain.DAY, today, today),
    }[kind]
    return Period(grain, starts, ends, ends)


def latest_run(kind: Latest, today: dt.date, count: int) -> list[Period]:
    """The figure as it stood at the end of earlier months (quarters), oldest first; the last one is today's."""
    step = 3 if kind is Latest.LAST_QUARTER else 1
    month = _first_of_quarter(today) if step == 3 else today.replace(day=1)
    days = [shifted(month, -step * back) - _ONE_DAY for back in range(count - 1)]
    return [latest(kind, day) for day in (*reversed(days), today)]


def run(period: Period, today: dt.date, count: int) -> list[Period]:
    """``count`` periods of the same length that end with this one, oldest first."""
    return [_earlier(period, back, today) for back in reversed(range(count))]


def _earlier(period: Period, back: int, today: dt.date) -> Period:
    if period.grain is Grain.DAY:
        distance = (period.whole - period.starts + _ONE_DAY) * back
        return _clipped(Grain.DAY, period.starts - distance, period.whole - distance, today)
    after = period.whole + _ONE_DAY
    months = (after.year - period.starts.year) * 12 + after.month - period.starts.month
    first, behind = (shifted(day, -months * back) for day in (period.starts, after))
    return _clipped(period.grain, first, behind - _ONE_DAY, today)


def shifted(first_of_month: dt.date, months: int) -> dt.date:
    """The first of the month so many months later."""
    index = first_of_month.year * 12 + first_of_month.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1)


def _clipped(grain: Grain, starts: dt.date, whole: dt.date, today: dt.date) -> Period:
    return Period(grain, starts, whole, min(whole, today))


def _point(written: str, text: str) -> tuple[Grain, dt.date, dt.date]:
    """Grain, first and last day of a year, quarter, month or day."""
    match = _POINT.fullmatch(written.strip())
    if match is None or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        raise BadInput("kpi.period", period=text[:40])
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern needs it
    try:
        if day is not None:
            only = dt.date(year, month or 0, day)
            return Grain.DAY, only, only
        grain = Grain.QUARTER if quarter else Grain.MONTH if match[3] else Grain.YEAR
        first = dt.date(year, 3 * quarter - 2 if quarter else 1 if month is None else month, 1)
    except ValueError:
        raise BadInput("kpi.period", period=text[:40]) from None
    return grain, first, shifted(first, _MONTHS[grain]) - _ONE_DAY


def _common(one: Grain, other: Grain) -> Grain:
    """What a range from one grain to the other is written in."""
    if one is other:
        return one
    return Grain.DAY if Grain.DAY in (one, other) else Grain.MONTH


def _written(grain: Grain, day: dt.date) -> str:
    if grain is Grain.QUARTER:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: _LENGTHS[grain]]


def _first_of_quarter(day: dt.date) -> dt.date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
