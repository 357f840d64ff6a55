"""Which days an axis names: weeks for a short time, months or years for a long one."""

import datetime as dt

from agent.domain.charts import periods
from agent.domain.language import Language

_FEW_DAYS = 62


def labels(first: dt.date, last: dt.date, language: Language) -> list[tuple[dt.date, str, str]]:
    """Days with (label, year) between two days, inclusive."""
    if (last - first).days <= _FEW_DAYS:
        step = 7 if (last - first).days > 14 else 2
        days = (first + dt.timedelta(days=at) for at in range(0, (last - first).days + 1, step))
        return [(day, periods.day(day, language), str(day.year)) for day in days]
    return [(month, periods.month(month, language), str(month.year)) for month in _months(first, last)]


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """First days of months."""
    begin = first.year * 12 + first.month - (first.day == 1)
    end = last.year * 12 + last.month - 1
    return [dt.date(at // 12, at % 12 + 1, 1) for at in range(begin, end + 1)]
