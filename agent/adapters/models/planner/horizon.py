"""How far ahead a message looks, in days, and the day that it names."""

import datetime as dt
import re

from agent.adapters.models.planner.numbers import NUMBER, number
from agent.adapters.models.planner.times import MONTH, _month

_NEXT = r"(?:naechst\w*|kommend\w*|folgend\w*|next|coming|following)"
_UNIT = {"tag": 1, "day": 1, "woche": 7, "week": 7, "monat": 30, "month": 30, "quart": 90, "jahr": 365, "year": 365}
_UNITS = r"tag\w*|days?|wochen?|weeks?|monat\w*|months?|quartal\w*|quarters?"
_COUNTED = re.compile(
    rf"(?:(?:{_NEXT}|in|innerhalb|binnen|within|over|fuer|for|unter|weniger "
    rf"als|less than|under|the|den|von|ueber|keine|another|last|more than|noch)\s+)"
    rf"(?:die |den |der |the |of |von |about |ca\.? |etwa )*(?:{_NEXT}\s+)?(?P<n>{NUMBER})\s*[- ]?(?P<u>{_UNITS})"
)
_NEXT_UNIT = re.compile(rf"{_NEXT}\s+(?P<u>{_UNITS})\b")
_FORTNIGHT = re.compile(r"fortnight")
_END = re.compile(
    r"(?:bis|till|until|by|before|vor)\s+(?:zum |the |dem )?(?:"
    r"(?P<month>monatsende|ende (?:des |dieses )?monats|ende monat|(?:the )?end of (?:the |this )?month|month[- ]end)|"
    r"(?P<year>jahresende|ende des jahres|ende jahr|(?:the )?end of (?:the |this )?year|year[- ]end|silvester)|"
    r"(?P<quarter>quartalsende|ende des quartals|(?:the )?end of (?:the |this )?quarter)|"
    r"(?P<xmas>weihnachten|christmas)|(?P<week>ende der woche|wochenende|(?:the )?end of (?:the |this )?week))"
)
_THIS = re.compile(r"(?:dies\w+|this)\s+(?P<u>woche|week|monat|month|quartal|quarter)\b")
_BARE = re.compile(r"\b(?P<n>\d{1,3})\s*[- ]?(?P<u>tage\w*|days?|wochen?|weeks?|monate\w*|months?)\b")


def days(text: str, today: dt.date) -> int | None:
    """The days ahead that a folded text names: "naechste zwei wochen" is 14, a month 30, a quarter 90."""
    if match := _END.search(text):
        return max((_end_of(match, today) - today).days, 1)
    if match := _COUNTED.search(text) or _BARE.search(text):
        return number(match["n"]) * _length(match["u"])
    if _FORTNIGHT.search(text):
        return 14
    if match := _NEXT_UNIT.search(text):
        return _length(match["u"])
    if match := _THIS.search(text):
        return max((_end_of_unit(match["u"], today) - today).days, 1)
    return None


def _length(unit: str) -> int:
    return next(days for start, days in _UNIT.items() if unit.startswith(start))


def _end_of(match: re.Match[str], today: dt.date) -> dt.date:
    if match["xmas"]:
        return dt.date(today.year, 12, 24)
    if match["year"]:
        return dt.date(today.year, 12, 31)
    return _end_of_unit("week" if match["week"] else "quarter" if match["quarter"] else "month", today)


def _end_of_unit(unit: str, today: dt.date) -> dt.date:
    if unit.startswith("w"):
        return today + dt.timedelta(days=6 - today.weekday())
    months = 1 if unit.startswith("mon") else 3 - (today.month - 1) % 3
    index = today.year * 12 + today.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1) - dt.timedelta(days=1)


_WEEKDAYS = ("montag|monday", "dienstag|tuesday", "mittwoch|wednesday", "donnerstag|thursday", "freitag|friday",
             "samstag|sonnabend|saturday", "sonntag|sunday")  # fmt: skip
_WEEKDAY = re.compile(
    rf"(?P<next>(?:naechst\w*|kommend\w*|next)\s+(?:woche\s+|week\s+)?)?(?:(?:on|am)\s+)?"
    rf"(?P<d>{'|'.join(_WEEKDAYS)})(?:'s|s)?(?:\s+(?P<nw>naechst\w* woche|next week))?\b"
)
_RELATIVE = (
    (re.compile(r"\buebermorgen\b|\b(?:the )?day after tomorrow\b"), 2),
    (
        re.compile(
            r"(?<!guten )(?<!guten)\bmorgen\b(?! zusammen)|\btomorrow(?:'s)?\b|\bmorgig\w+\b|\bmorgens?\s+frueh\b"
        ),
        1,
    ),
    (re.compile(r"\bheute\b|\btoday(?:'s)?\b|\bheutig\w+\b|\bthis (?:afternoon|morning|evening)\b|\btonight\b"), 0),
)
_IN_DAYS = re.compile(rf"\bin (?P<n>{NUMBER}) (?P<u>tagen|days|wochen|weeks|woche|week|tag|day)\b")
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(20\d\d|\d\d)\b)?")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})(?:\s+(?P<y>20\d\d))?")
_MONTH_DAY = re.compile(rf"(?P<m>{MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>20\d\d))?")


def day(text: str, today: dt.date) -> dt.date | None:
    """The day that a folded text names; one without a year is the next such day."""
    return _written(text, today) or _said(text, today)


def _written(text: str, today: dt.date) -> dt.date | None:
    if match := _ISO.search(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_MONTH.search(text):
        return _coming(int(match[1]), _month(match["m"]), match["y"], today)
    if match := _MONTH_DAY.search(text):
        return _coming(int(match[2]), _month(match["m"]), match["y"], today)
    if match := _DOTTED.search(text):
        return _coming(int(match[1]), int(match[2]), match[3], today)
    return None


def _said(text: str, today: dt.date) -> dt.date | None:
    for pattern, ahead in _RELATIVE:
        if pattern.search(text):
            return today + dt.timedelta(days=ahead)
    if match := _IN_DAYS.search(text):
        return today + dt.timedelta(days=number(match["n"]) * (7 if match["u"].startswith(("w",)) else 1))
    if match := _WEEKDAY.search(text):
        return _weekday(match, today)
    return None


def _weekday(match: re.Match[str], today: dt.date) -> dt.date:
    wanted = next(at for at, names in enumerate(_WEEKDAYS) if match["d"] in names.split("|"))
    in_next_week = (match["next"] or "").strip().endswith(("woche", "week")) or match["nw"]
    if in_next_week:
        return today + dt.timedelta(days=7 - today.weekday() + wanted)
    return today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _coming(number_of_day: int, month: int, year: str | None, today: dt.date) -> dt.date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, number_of_day)
    found = _date(today.year, month, number_of_day)
    return _date(today.year + 1, month, number_of_day) if found and found < today else found


def _date(year: int, month: int, number_of_day: int) -> dt.date | None:
    try:
        return dt.date(year, month, number_of_day)
    except ValueError:
        return None
