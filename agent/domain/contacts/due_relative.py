"""Days that are told by weeks, months and weekdays, counted from the day of the note.

Where people leave room, the last day meant is taken, so that nothing is called overdue too early: a week ends on
its Friday, "early" on Tuesday or the 10th, "mid" on Wednesday or the 15th, a month or quarter on its last day.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from agent.domain.contacts.calendar_words import ANY_WEEKDAY, COUNT, MONTH, WEEKDAY, count, month, weekday

Parts = Mapping[str, str | None]
Resolve = Callable[[Parts, date], date]

_FRIDAY = 4
_IN_WEEK = {"anfang": 1, "early": 1, "beginning": 1, "mitte": 2, "mid": 2, "middle": 2}
_IN_MONTH = {"anfang": 10, "early": 10, "beginning": 10, "mitte": 15, "mid": 15, "middle": 15}
_PART = (
    r"(?:(?P<part>Anfang|Mitte|Ende|early|beginning|mid|middle|end|late)(?:\s+of)?[\s-]+"
    r"(?:in\s+|der\s+|des\s+|the\s+)?)?"
)
_WEEK_NUMBER = (
    r"(?:KW|CW|Kalenderwoche|calendar\s+week|week)\s?(?P<week>\d{1,2})(?!\d)(?:\s?/\s?(?P<year>\d{4}|\d{2})(?!\d))?"
)
_NEXT_WEEK = (
    r"(?P<which>übernächste[rn]?\s+Woche|the\s+week\s+after\s+next|(?:nächste|kommende|folgende)[rn]?\s+Woche"
    r"|next\s+week|(?:the\s+)?coming\s+week|(?:diese[rn]?|laufende[rn]?)\s+Woche|this\s+week)"
)
_BEFORE = rf"(?:(?P<wd>{ANY_WEEKDAY}),?\s+(?:in\s+|der\s+|in\s+der\s+|of\s+)?)?"
_AFTER = rf"(?:,?\s+(?:am\s+|on\s+)?(?P<wd2>{WEEKDAY}))?"


def _week_number(parts: Parts, made_on: date) -> date:
    week, year = int(parts["week"] or 0), parts["year"]
    if year is not None:
        return _in_week(date.fromisocalendar(int(year) % 100 + 2000, week, 1), parts)
    monday = date.fromisocalendar(made_on.isocalendar().year, week, 1)
    if monday + timedelta(days=6) < made_on:
        monday = date.fromisocalendar(made_on.isocalendar().year + 1, week, 1)
    return _in_week(monday, parts)


def _named_week(parts: Parts, made_on: date) -> date:
    which = (parts["which"] or "").casefold()
    ahead = 2 if "übernächste" in which or "after" in which else 0 if which.startswith(("dies", "lauf", "this")) else 1
    return _in_week(_monday(made_on) + timedelta(weeks=ahead), parts)


def _in_week(monday: date, parts: Parts) -> date:
    named = parts.get("wd") or parts.get("wd2")
    day = weekday(named) if named else _IN_WEEK.get((parts.get("part") or "").casefold(), _FRIDAY)
    return monday + timedelta(days=day)


def _end_of_week(_: Parts, made_on: date) -> date:
    """Said at a weekend, the week that comes is meant."""
    friday = _monday(made_on) + timedelta(days=_FRIDAY)
    return friday if friday >= made_on else friday + timedelta(weeks=1)


def _named_month(parts: Parts, made_on: date) -> date:
    number, year = month(parts["month"] or ""), parts["year"]
    if year is not None:
        return _in_month(int(year), number, parts)
    return _in_month(made_on.year + (number < made_on.month), number, parts)


def _this_month(parts: Parts, made_on: date) -> date:
    return _in_month(made_on.year, made_on.month, parts)


def _next_month(parts: Parts, made_on: date) -> date:
    return _in_month(made_on.year + made_on.month // 12, made_on.month % 12 + 1, parts)


def _in_month(year: int, number: int, parts: Parts) -> date:
    part = (parts.get("part") or "").casefold().removesuffix("of").strip()
    return date(year, number, _IN_MONTH.get(part, calendar.monthrange(year, number)[1]))


def _quarter(parts: Parts, made_on: date) -> date:
    """A quarter with its number: the next one of that number that is not over."""
    current, named = (made_on.month + 2) // 3, parts.get("year")
    quarter = int(parts.get("quarter") or current)
    year = int(named) % 100 + 2000 if named else made_on.year + (quarter < current)
    return _in_month(year, 3 * quarter, {})


def _end_of_year(_: Parts, made_on: date) -> date:
    return date(made_on.year, 12, 31)


def _ahead(parts: Parts, made_on: date) -> date:
    number, unit = count(parts["count"] or ""), (parts["unit"] or "").casefold()
    if unit.startswith(("w", "kw")):
        return made_on + timedelta(weeks=number)
    if unit.startswith("m"):
        months = made_on.month - 1 + number
        year, number = made_on.year + months // 12, months % 12 + 1
        return date(year, number, min(made_on.day, calendar.monthrange(year, number)[1]))
    return made_on + timedelta(days=number)


def _on_weekday(parts: Parts, made_on: date) -> date:
    """The first such day after the note; with "next" that of the week after, the later reading of the two."""
    day = weekday(parts["wd"] or "")
    if (parts.get("next") or "").casefold().startswith(("nächst", "next")):
        return _monday(made_on) + timedelta(weeks=1, days=day)
    return made_on + timedelta(days=(day - made_on.weekday() - 1) % 7 + 1)


def _near(parts: Parts, made_on: date) -> date:
    word = (parts["near"] or "").casefold()
    ahead = 2 if word.startswith(("überm", "the day")) else 1 if word in ("morgen", "tomorrow") else 0
    return made_on + timedelta(days=ahead)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _form(pattern: str, resolve: Resolve) -> tuple[re.Pattern[str], Resolve]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE), resolve


_YEAR = r"(?:\s+(?P<year>\d{4})(?!\d))?"
_BY = r"(?:bis|by|until|till|before|vor|am|on|zum|spätestens|für|for)"
_PART_OF_MONTH = r"(?P<part>Anfang|Mitte|Ende|early|beginning\s+of|mid|middle\s+of|end\s+of|late)[\s-]+"
_IN_TIME = r"(?:in|innerhalb\s+(?:von\s+)?|binnen|within)\s+(?:the\s+next\s+|den\s+nächsten\s+)?"
_END_OF_MONTH = r"Ende\s+(?:des\s+)?Monats?|Monatsende|end\s+of\s+(?:the\s+)?month|month[\s-]end|EOM"
_END_OF_QUARTER = r"Quartalsende|Ende\s+des\s+Quartals|end\s+of\s+(?:the\s+|this\s+)?quarter"
_END_OF_DAY = r"EOD|end\s+of\s+(?:the\s+)?day"
FORMS = (
    _form(rf"{_BEFORE}{_PART}{_WEEK_NUMBER}{_AFTER}", _week_number),
    _form(rf"{_BEFORE}{_PART}{_NEXT_WEEK}{_AFTER}", _named_week),
    _form(r"(?:(?:Ende\s+der|zum)\s+Woche(?:nende)?|Wochenende|end\s+of\s+(?:the\s+)?week|EOW)", _end_of_week),
    _form(rf"{_PART_OF_MONTH}(?P<month>{MONTH}){_YEAR}", _named_month),
    _form(rf"(?:bis(?:\s+zum)?|im|in|by|during|until)\s+(?P<month>{MONTH}){_YEAR}(?!\s*\d)", _named_month),
    _form(rf"{_PART}(?:nächste[nsr]?|kommende[nsr]?|folgende[nsr]?|next)\s+(?:Monats?|month)", _next_month),
    _form(
        rf"(?:{_PART}(?:diese[sn]\s+Monats?|des\s+Monats|d\.\s?M\.|this\s+month)|{_END_OF_MONTH})",
        _this_month,
    ),
    _form(r"(?:(?:Ende|end\s+of)\s+)?Q(?P<quarter>[1-4])(?:[\s/]+(?P<year>\d{4}|\d{2})(?!\d))?", _quarter),
    _form(rf"(?:{_END_OF_QUARTER})", _quarter),
    _form(r"(?:Jahresende|Ende\s+des\s+Jahres|end\s+of\s+(?:the\s+|this\s+)?year|year[\s-]end|EOY)", _end_of_year),
    _form(rf"{_IN_TIME}(?P<count>{COUNT})\s+(?P<unit>Tage?n?|Wochen?|Monate?n?|days?|weeks?|months?)", _ahead),
    _form(
        rf"(?:(?P<next>nächste[nr]?|next)\s+|(?:diese[nr]?|kommende[nr]?|this|coming)\s+)?(?P<wd>{WEEKDAY})",
        _on_weekday,
    ),
    _form(rf"{_BY}\s+(?P<wd>{ANY_WEEKDAY})", _on_weekday),
    _form(
        rf"(?P<near>übermorgen|the\s+day\s+after\s+tomorrow|(?-i:morgen)|tomorrow|heute|today|tonight|{_END_OF_DAY})",
        _near,
    ),
)
