"""Days, months and ISO periods as the labels of an axis."""

import datetime as dt
import re

from agent.domain.language import Language

_MONTHS = {
    Language.DE: "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split(),
    Language.EN: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def month(value: dt.date, language: Language) -> str:
    """``Mär``, ``Mar``."""
    return _MONTHS[language][value.month - 1]


def month_and_year(value: dt.date, language: Language) -> str:
    return f"{month(value, language)} {value.year}"


def day(value: dt.date, language: Language) -> str:
    """Day and month: ``05.03.`` or ``5 Mar``."""
    return f"{value:%d.%m.}" if language is Language.DE else f"{value.day} {month(value, language)}"


def full_day(value: dt.date, language: Language) -> str:
    """With the year, as short as a label needs: ``05.03.2026`` or ``5 Mar 2026``."""
    return f"{value:%d.%m.%Y}" if language is Language.DE else f"{day(value, language)} {value.year}"


def parts(period: str, language: Language) -> tuple[str, str]:
    """An ISO period as (within the year, year): ``("Mär", "2026")``, ``("Q3", "2026")``, ``("2026", "")``.

    A day is ``("22.11.", "2026")``. Of a range of days the axis shows the last, of other ranges both ends;
    anything else stands as it is, without a year.
    """
    if found := _MONTH.fullmatch(period):
        return _MONTHS[language][int(found[2]) - 1], found[1]
    if found := _QUARTER.fullmatch(period):
        return f"Q{found[2]}", found[1]
    first, dash, last = period.partition("/")
    if on := _day(last or first):
        return day(on, language), str(on.year)
    if dash and _MONTH.fullmatch(first) and _MONTH.fullmatch(last):
        return f"{named(first, language)} – {named(last, language)}", ""
    return period, ""


def named(period: str, language: Language) -> str:
    """``Mär 2026``, ``Q3 2026``, ``2026``, ``22.11.2026``, ``23.11.2025 – 22.11.2026``."""
    days = [_day(each) for each in period.split("/")]
    if all(days):
        return " – ".join(full_day(each, language) for each in days if each)
    return " ".join(part for part in parts(period, language) if part)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:  # the 31st of a short month
        return None
