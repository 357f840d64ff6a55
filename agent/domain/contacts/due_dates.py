"""Until when something was promised: days in German and English notes, resolved against the day of the note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agent.domain.contacts.calendar_words import ANY_WEEKDAY, MONTH, month
from agent.domain.contacts.due_relative import FORMS, Parts, Resolve

_GONE_BY = 60  # days: a day without a year that lies so close behind the note is told as past, not as next year's


@dataclass(frozen=True, slots=True)
class Due:
    """A day, and the place it was read from; ``firm`` when "by", "until", "bis" stands before it."""

    day: date
    start: int
    end: int
    firm: bool


def _with_year(parts: Parts, made_on: date) -> date:
    year = parts.get("year") or parts.get("short")
    number = month(parts["name"] or "") if parts.get("name") else int(parts["month"] or 0)
    day = int(parts["day"] or 0)
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), number, day)
    this = date(made_on.year, number, day)
    if this >= made_on:
        return this
    if (made_on - this).days <= _GONE_BY:
        raise ValueError
    return date(made_on.year + 1, number, day)


def _slashed(parts: Parts, made_on: date) -> date:
    """Day before month, as in Europe, unless only the reverse exists."""
    first, second = int(parts["day"] or 0), int(parts["month"] or 0)
    day, number = (second, first) if second > 12 else (first, second)
    return _with_year({**parts, "day": str(day), "month": str(number)}, made_on)


_AT = rf"(?:{ANY_WEEKDAY},?\s+(?:den\s+|dem\s+|the\s+)?)?"
_DAY = r"(?P<day>\d{1,2})"
_BY = r"(?:bis|by|until|till|before|vor|am|on|zum|spätestens)\s+(?:den\s+|zum\s+|the\s+)?"
_NO_UNIT = r"(?!\d|\s?(?:%|€|EUR|mm|cm|kg|Uhr|Stück|Stk))"


def _form(pattern: str, resolve: Resolve) -> tuple[re.Pattern[str], Resolve]:
    return re.compile(rf"(?<![\w.]){pattern}", re.IGNORECASE), resolve


_DATES = (
    _form(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)", _with_year),
    _form(rf"{_AT}{_DAY}\.\s?(?P<month>\d{{1,2}})\.(?:\s?(?P<year>\d{{4}})|(?P<short>\d{{2}}))?(?!\d)", _with_year),
    _form(rf"{_BY}{_AT}{_DAY}\.(?P<month>\d{{1,2}}){_NO_UNIT}", _with_year),
    _form(
        rf"{_AT}{_DAY}(?:\.|st|nd|rd|th)?\s{{0,3}}(?:of\s)?(?P<name>{MONTH})(?:,?\s{{1,3}}(?P<year>\d{{4}})(?!\d))?",
        _with_year,
    ),
    _form(rf"{_AT}(?P<name>{MONTH})\s{_DAY}(?:st|nd|rd|th)(?:,?\s{{1,3}}(?P<year>\d{{4}})(?!\d))?", _with_year),
    _form(rf"{_AT}(?P<name>{MONTH})\s{_DAY},?\s{{1,3}}(?P<year>\d{{4}})(?!\d)", _with_year),
    _form(rf"{_BY}{_AT}(?P<name>{MONTH})\s{_DAY}(?!\d)", _with_year),
    _form(rf"{_DAY}/(?P<month>\d{{1,2}})/(?:(?P<year>\d{{4}})|(?P<short>\d{{2}}))(?!\d)", _slashed),
    _form(rf"{_BY}{_AT}{_DAY}/(?P<month>\d{{1,2}})(?![\d/])", _slashed),
)
_FIRM = re.compile(
    r"\b(?:bis(?:\s+spätestens|\s+einschließlich)?|spätestens|by|until|till|before|vor|no(?:t)?\s+later\s+than|due)"
    r"\s+(?:zum\s+|zu\s+|den\s+|dem\s+|am\s+|the\s+)?$|^(?:bis|by|until|till|before|vor|spätestens)\b",
    re.IGNORECASE,
)
# a day that tells where something comes from or since when it is so
_ORIGIN = re.compile(
    r"\b(?:vom|seit|ab|dated|since|from|letzte[nr]?|last|vergangene[nr]?)\s+(?:dem\s+|the\s+)?$", re.IGNORECASE
)
_REACH = 40  # characters looked at before a day


def due_dates(text: str, made_on: date) -> list[Due]:
    """Every day in ``text`` on or after ``made_on``, in order; days that do not exist are left out."""
    found: list[Due] = []
    for pattern, resolve in (*_DATES, *FORMS):
        for match in pattern.finditer(text):
            if not any(match.start() < each.end and each.start < match.end() for each in found):
                found += _resolved(text, match, resolve, made_on)
    return sorted((each for each in found if each.day >= made_on), key=lambda due: due.start)


def _resolved(text: str, match: re.Match[str], resolve: Resolve, made_on: date) -> Iterator[Due]:
    before = text[max(0, match.start() - _REACH) : match.start()]
    try:
        day = resolve(match.groupdict(), made_on)
    except (ValueError, OverflowError):
        day = date.min  # keeps its place, so that "31.02." does not come back as something else
    if _ORIGIN.search(before):
        day = date.min
    yield Due(day, match.start(), match.end(), bool(_FIRM.search(before) or _FIRM.search(match[0])))
