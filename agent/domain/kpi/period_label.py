"""A period in words, as a German or an English reader expects it."""

import datetime as dt

from agent.domain import formats
from agent.domain.kpi.period import Grain, Period
from agent.domain.language import Language

_MONTHS = {
    Language.DE: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    Language.EN: "January February March April May June July August September October November December".split(),
}
_TO = {Language.DE: "bis", Language.EN: "to"}


def label(period: Period, language: Language) -> str:
    """``Oktober 2026``, ``3. Quartal 2026``, ``Juni 2026 bis November 2026 (bis 22.11.2026)`` for a running one."""
    first, last = (_point(period.grain, day, language) for day in (period.starts, period.whole))
    text = first if first == last else f"{first} {_TO[language]} {last}"
    if not period.is_running:
        return text
    return f"{text} ({_TO[language]} {formats.date(period.ends, language)})"


def short_label(period: Period, language: Language) -> str:
    """For a table: ``Okt 2026``, ``Q3 2026``, ``01.01.2026 – 22.11.2026``."""
    points = (_short_point(period.grain, day, language) for day in (period.starts, period.whole))
    return " – ".join(dict.fromkeys(points))


def _short_point(grain: Grain, day: dt.date, language: Language) -> str:
    if grain is Grain.QUARTER:
        return f"Q{(day.month + 2) // 3} {day.year}"
    month = _MONTHS[language][day.month - 1][:3]
    if grain is Grain.MONTH:
        return f"{month} {day.year}"
    if grain is Grain.DAY and language is Language.EN:
        return f"{day.day} {month} {day.year}"
    return _point(grain, day, language)


def _point(grain: Grain, day: dt.date, language: Language) -> str:
    if grain is Grain.DAY:
        return formats.date(day, language)
    if grain is Grain.YEAR:
        return str(day.year)
    if grain is Grain.MONTH:
        return f"{_MONTHS[language][day.month - 1]} {day.year}"
    quarter = (day.month + 2) // 3
    return f"{quarter}. Quartal {day.year}" if language is Language.DE else f"Q{quarter} {day.year}"
