"""Dates, periods and times as Germans and English write them."""

import re
from collections.abc import Iterator
from datetime import date

from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.draft.figure_numbers import COUNTED

_NAMES = (
    "januar jänner january jan", "februar february feb", "märz maerz march mrz mär mar", "april apr", "mai may",
    "juni june jun", "juli july jul", "august aug", "september sept sep", "oktober october okt oct",
    "november nov", "dezember december dez dec",
)  # fmt: skip
MONTHS = {name: at for at, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W_])\.?"
_ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = r"(?P<ordinal>(?:erst|zweit|dritt|viert)e[nmrs]?|first|second|third|fourth)"
# what stands behind a number that counts, so that it is no day or year: "ab Januar 25 % Nachlass"
_EVENTS = ("orders", "deliveries", "Bestellungen", "Aufträge", "Lieferungen")  # "on March 15 orders …"
_UNIT = (
    r"(?:%|‰|[€$£](?!\d)|(?:Prozent\w{0,10}|percent|per\scent|pct|percentage|pp|T?EUR|Euros?|Cents?|USD|GBP|CHF|Tsd|Mio|Mrd"
    + "".join(f"|{word}" for word in COUNTED if word not in _EVENTS)
    + r")(?![^\W_]))"
)
_PIECES = r"(?:%|€(?!\d)|(?:Prozent|percent|T?EUR|Euro|Stück|Stk|pieces|pcs|units)(?![^\W_]))"
_NO_AMOUNT = rf"(?![\s-]?{_UNIT}|\s?(?:bis|to|und|and|oder|or|-|–|—)\s?\d{{1,6}}(?:[.,]\d{{1,2}})?\s?{_UNIT})"
_DAY, _YEAR = r"(?<![\w.,])(?P<day>\d{1,2})", rf"(?P<year>\d{{4}})(?!\d)(?!\s?{_PIECES})"
_IN_YEAR = rf"(?:\s?(?:/|of\s|des\sJahres\s|in\s|,)?\s?{_YEAR})?"

_PATTERNS: tuple[tuple[FigureKind, str], ...] = (
    (
        FigureKind.DATE,
        rf"(?<![\w-]){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d))?",
    ),
    (FigureKind.PERIOD, rf"(?<![\w-]){_YEAR}-Q(?P<quarter>[1-4])(?!\w)"),
    (FigureKind.PERIOD, rf"(?<![\w-]){_YEAR}-(?P<number>0[1-9]|1[0-2])(?![\w-])"),
    (FigureKind.DATE, rf"{_DAY}\.\s?(?P<number>\d{{1,2}})\.(?!\d(?!\d))(?:\s?(?P<year>\d{{4}}|\d\d)(?!\d))?"),
    (FigureKind.DATE, rf"{_DAY}/(?P<number>\d{{1,2}})/(?P<year>\d{{4}}|\d\d)(?!\d)"),
    (FigureKind.PERIOD, rf"(?<![\w.,/])(?P<number>0?[1-9]|1[0-2])/{_YEAR}"),
    (FigureKind.DATE, rf"{_DAY}(?:\.|st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s{_YEAR})?"),
    (FigureKind.DATE, rf"(?<!\w){_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%.,]){_NO_AMOUNT}(?:,?\s{_YEAR})?"),
    (FigureKind.DATE, rf"(?<!\w){_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}"),
    (FigureKind.PERIOD, rf"(?<!\w){_MONTH}\s{_YEAR}"),
    (FigureKind.PERIOD, rf"(?<!\w)(?:Q\s?|Quartal\s|quarter\s)(?P<quarter>[1-4])(?!\w){_IN_YEAR}"),
    (FigureKind.PERIOD, rf"(?<![\w.,])(?P<quarter>[1-4])\.\s?Quartale?s?(?!\w){_IN_YEAR}"),
    (FigureKind.PERIOD, rf"(?<!\w){_ORDINAL}\s(?P<part>Quartale?s?|quarter)(?!\w){_IN_YEAR}"),
    (FigureKind.PERIOD, rf"(?<!\w)H(?P<half>[12])(?!\w){_IN_YEAR}"),
    (FigureKind.PERIOD, rf"(?<![\w.,])(?P<half>[12])\.\s?Halbjahre?s?(?!\w){_IN_YEAR}"),
    (FigureKind.PERIOD, rf"(?<!\w){_ORDINAL}\s(?P<part>Halbjahre?s?|half)(?!\w)\s?(?:of\s|des\sJahres\s)?{_YEAR}"),
    (
        FigureKind.PERIOD,
        rf"(?<!\w)(?:KW|CW|Kalenderwoche|(?:calendar\s)?week)\s?(?P<week>\d{{1,2}})(?!\d)(?:\s?[/,]?\s?{_YEAR})?",
    ),
    (FigureKind.PERIOD, rf"(?<![\w.,])(?P<week>\d{{1,2}})\.\s?(?:KW|Kalenderwoche)(?!\w)(?:\s?/?\s?{_YEAR})?"),
)  # fmt: skip
_TIMES = (
    r"(?<![\w.,:])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?!\d)(?:\s?(?:Uhr|(?P<half>[ap])\.?m\b\.?))?",
    r"(?<![\w.,:])(?P<hour>\d{1,2})(?:\.(?P<minute>\d\d))?\s?Uhr(?!\w)",
    r"(?<![\w.,:])(?P<hour>\d{1,2})(?:\.(?P<minute>\d\d))?\s?(?P<half>[ap])\.?m(?!\w)\.?",
)
DATES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
TIMES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _TIMES)


def dates(text: str, kind: FigureKind, pattern: re.Pattern[str]) -> Iterator[Figure]:
    """Dates and periods of one pattern; what is no date in the calendar is left to others."""
    for match in pattern.finditer(text):
        value = _value(kind, {name: each for name, each in match.groupdict().items() if each})
        if value:
            yield Figure(kind, match[0], match.start(), match.end(), value)


def times(text: str, pattern: re.Pattern[str]) -> Iterator[Figure]:
    for match in pattern.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = match.groupdict().get("half")
        if half:
            hour = hour % 12 + (12 if half in "pP" else 0)
        if hour <= 24 and minute < 60:
            yield Figure(FigureKind.TIME, match[0], match.start(), match.end(), f"{hour:02}:{minute:02}")


def _value(kind: FigureKind, parts: dict[str, str]) -> str:
    year = parts.get("year", "")
    year = f"20{year}" if len(year) == 2 else year or "-"
    if kind is FigureKind.DATE:
        return _date(year, _month(parts), int(parts["day"]), parts)
    if "week" in parts:
        return f"{year}-W{int(parts['week']):02}" if 1 <= int(parts["week"]) <= 53 else ""
    if "month" in parts or "number" in parts:
        return f"{year}-{_month(parts):02}"
    letter = "H" if "half" in parts or parts.get("part", "").casefold().startswith("hal") else "Q"
    return f"{year}-{letter}{parts.get('half') or parts.get('quarter') or _ordinal(parts['ordinal'])}"


def _ordinal(word: str) -> int:
    return _ORDINALS[re.sub("e[nmrs]?$", "", word.casefold())]


def _month(parts: dict[str, str]) -> int:
    return int(parts["number"]) if "number" in parts else MONTHS.get(parts.get("month", "").casefold(), 0)


def _date(year: str, month: int, day: int, parts: dict[str, str]) -> str:
    try:
        date(2024 if year == "-" else int(year), month, day)  # 2024 has a 29 February
    except ValueError:
        return ""
    at = f"T{parts['hour']}:{parts['minute']}" if "hour" in parts else ""
    return f"{year}-{month:02}-{day:02}{at}"
