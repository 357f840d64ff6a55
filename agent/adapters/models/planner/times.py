"""Spans of days and the days in them, as a message names them: ISO periods, horizons, dates.

All patterns read folded text (`words.fold`). Conventions, where language leaves a choice: "the last 6 months" end with
the running one; closed quarters, half years and years are meant by "the last 2 quarters" (and so on); a month or
quarter without a year is the latest that has begun.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from agent.adapters.models.planner.numbers import NUMBER, number

_MONTHS = (
    "januar|jaenner|january|jan", "februar|february|feb", "maerz|march|mrz|mar", "april|apr", "mai|may",
    "juni|june|jun", "juli|july|jul", "august|aug", "september|sept|sep", "oktober|october|okt|oct", "november|nov",
    "dezember|december|dez|dec",
)  # fmt: skip
MONTH = "(?:" + "|".join(sorted("|".join(_MONTHS).split("|"), key=len, reverse=True)) + r")\b\.?"
_ORDINALS = {"erst": 1, "first": 1, "1": 1, "i": 1, "zweit": 2, "second": 2, "2": 2, "dritt": 3, "third": 3, "3": 3,
             "viert": 4, "fourth": 4, "4": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip
_ORDINAL = r"(erst|zweit|dritt|viert)e[nsrm]?|(first|second|third|fourth|1st|2nd|3rd|4th)|([1-4])\."
_YEAR = r"(20[0-4]\d)"
_OF_YEAR = (
    rf"(?:\s+(?:of\s+|in\s+|von\s+|des jahres\s+|/\s*)?(?:{_YEAR}|'?(2\d)\b|"
    rf"(?P<ago>letztes jahr|letzten jahres|vorjahr\w*|last year)))?"
)
_LAST = r"(?:letzt\w+|vergangen\w+|vorig\w+|zurueckliegend\w+|last|past|previous|preceding|prior)"
_THIS = r"(?:dies\w+|aktuell\w+|laufend\w+|this|current|running)"
_SINCE = r"(?:seit|ab|since|from)"


@dataclass(frozen=True, slots=True)
class Found:
    """``value`` is an ISO period; ``start`` and ``end`` are places in the folded text."""

    value: str
    start: int
    end: int


def _month(name: str) -> int:
    name = name.rstrip(".")
    return next(at for at, names in enumerate(_MONTHS, start=1) if name in names.split("|"))


def _shift(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1)


def _iso_month(day: dt.date) -> str:
    return f"{day:%Y-%m}"


def _quarter(day: dt.date, back: int = 0) -> str:
    first = _shift(day.replace(day=1), -3 * back)
    return f"{first.year}-Q{(first.month + 2) // 3}"


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _year_of(match: re.Match[str], today: dt.date) -> int | None:
    """The year that `_OF_YEAR` has matched; its groups are the last ones of the pattern."""
    if match["ago"]:
        return today.year - 1
    long, short = match[match.re.groupindex["ago"] - 2], match[match.re.groupindex["ago"] - 1]
    return int(long) if long else 2000 + int(short) if short else None


def _ordinal(text: str) -> int:
    return _ORDINALS[text.rstrip(".")] if text.rstrip(".") in _ORDINALS else _ORDINALS[re.sub("e[nsrm]?$", "", text)]


def _named_quarter(match: re.Match[str], today: dt.date) -> str:
    which = _ordinal(match["q"])
    year = _year_of(match, today) or (today.year if which <= (today.month + 2) // 3 else today.year - 1)
    return f"{year}-Q{which}"


def _named_month(match: re.Match[str], today: dt.date) -> str:
    return _iso_month(_begun(match["m"], _year_of(match, today), today))


def _begun(name: str, year: int | None, today: dt.date) -> dt.date:
    month = _month(name)
    return dt.date(year or (today.year if month <= today.month else today.year - 1), month, 1)


def _since_month(match: re.Match[str], today: dt.date) -> str:
    return _span(_iso_month(_begun(match["m"], _year_of(match, today), today)), _iso_month(today))


def _months(match: re.Match[str], today: dt.date) -> str:
    first, last = _month(match["m1"]), _month(match["m2"])
    year = _year_of(match, today) or (today.year if first <= today.month else today.year - 1)
    return _span(f"{year}-{first:02}", f"{year + (last < first)}-{last:02}")


def _half(match: re.Match[str], today: dt.date) -> str:
    which = _ordinal(match["h"])
    year = _year_of(match, today) or (today.year if which == 1 or today.month > 6 else today.year - 1)
    return f"{year}-01/{year}-06" if which == 1 else f"{year}-07/{year}-12"


def _half_back(today: dt.date) -> str:
    return f"{today.year}-01/{today.year}-06" if today.month > 6 else f"{today.year - 1}-07/{today.year - 1}-12"


def _this_half(today: dt.date) -> str:
    return f"{today.year}-07/{today.year}-12" if today.month > 6 else f"{today.year}-01/{today.year}-06"


def _last_units(match: re.Match[str], today: dt.date) -> str:
    count, unit = number(match["n"]), match["u"]
    if unit.startswith(("tag", "day")):
        return _span((today - dt.timedelta(days=count - 1)).isoformat(), today.isoformat())
    if unit.startswith(("woche", "week")):
        return _span((today - dt.timedelta(days=7 * count - 1)).isoformat(), today.isoformat())
    if unit.startswith(("quart",)):
        return _span(_quarter(today, count), _quarter(today, 1))
    if unit.startswith(("jahr", "year")):
        return _span(str(today.year - count), str(today.year - 1))
    return _span(_iso_month(_shift(today, 1 - count)), _iso_month(today))


def _week(monday: dt.date) -> str:
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


def _week_back(today: dt.date, weeks: int) -> str:
    return _week(today - dt.timedelta(days=today.weekday() + 7 * weeks))


def _calendar_week(match: re.Match[str], today: dt.date) -> str:
    week = int(match["w"])
    year = _year_of(match, today) or (today.year if week <= today.isocalendar().week else today.year - 1)
    try:
        return _week(dt.date.fromisocalendar(year, week, 1))
    except ValueError:  # a year without a week 53
        return str(year)


def _numeric_month(match: re.Match[str], _today: dt.date) -> str:
    return f"{match[2]}-{int(match[1]):02}"


_Make = Callable[[re.Match[str], dt.date], str]
_Q = rf"(?P<q>{_ORDINAL})\s*quart\w+"
# in this order: what is more exact comes first, and covers its words
_PATTERNS: tuple[tuple[re.Pattern[str], _Make], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})"), make)
    for pattern, make in (
        (
            r"(?P<p>(?:19|20)\d\d(?:-q[1-4]|-\d\d(?:-\d\d)?)?/(?:19|20)\d\d(?:-q[1-4]|-\d\d(?:-\d\d)?)?)\b",
            lambda m, _t: m["p"].upper(),
        ),
        (r"(?P<p>20\d\d-(?:q[1-4]|\d\d-\d\d|\d\d))\b", lambda m, _t: m["p"].upper()),
        (rf"{_SINCE}?\s*(?:anfang des jahres|jahresbeginn|jahresanfang|beginn "
    rf"des jahres|anfang (?:dieses )?jahr\w*)", lambda _m, t: _span(f"{t.year}-01", _iso_month(t))),
        (r"since the (?:beginning|start) of (?:the|this) year|(?:so far|bisher) "
    r"(?:this year|dieses jahr|in diesem jahr)|(?:this year|dieses jahr|"
    r"in diesem jahr) (?:so far|bisher)|year[- ]to[- ]date|ytd\b", lambda _m, t: _span(f"{t.year}-01", _iso_month(t))),
        (rf"(?:von |zwischen |from |between )?(?P<m1>{MONTH})\s*(?:bis(?: einschliesslich|"
    rf" ende| zum)?|und|to|through|till|until|and|-|–)\s*(?P<m2>{MONTH}){_OF_YEAR}", _months),
        (rf"{_SINCE}\s+(?:dem |the |anfang |ende |mitte |start of |beginning "
    rf"of )?(?P<m>{MONTH}){_OF_YEAR}", _since_month),
        (rf"{_SINCE}\s+(?:dem |the )?q(?P<q>[1-4])\b{_OF_YEAR}", lambda m, t: _span(_named_quarter(m, t), _quarter(t))),
        (rf"{_SINCE}\s+{_LAST}\s+(?:jahr|year)", lambda _m, t: f"{t.year - 1}/{t.year}"),
        (rf"{_SINCE}\s+{_YEAR}\b", lambda m, t: _span(m[1], str(t.year))),
        (rf"q\s?(?P<q>[1-4])\b{_OF_YEAR}", _named_quarter),
        (rf"(?P<q>(?:erst|zweit|dritt|viert)e[nsrm]?|first|second|third|fourth|"
    rf"1st|2nd|3rd|4th|[1-4]\.)\s*(?:quartal\w*|quarter){_OF_YEAR}", _named_quarter),
        (rf"(?P<h>(?:erst|zweit)e[nsrm]?|first|second|[12]\.)\s*(?:halbjahr\w*|"
    rf"half(?:[ -]year)?(?: of the year)?){_OF_YEAR}", _half),
        (rf"h(?P<h>[12])\b{_OF_YEAR}", _half),
        (rf"{_LAST}\w*\s+(?:halbjahr\w*|half[ -]year)", lambda _m, t: _half_back(t)),
        (rf"{_THIS}\s+(?:halbjahr\w*|half[ -]year)", lambda _m, t: _this_half(t)),
        (rf"(?:{_LAST}|rolling|rollierend\w*)\s+(?P<n>{NUMBER})\s*-?(?P<u>monat\w*|"
    rf"months?|quartal\w*|quarters?|jahr\w*|years?|tag\w*|days?|wochen?|weeks?)", _last_units),
        (rf"(?:seit|for the|over the|innerhalb der) (?P<n>{NUMBER}) (?P<u>monaten|"
    rf"months|quartalen|quarters|tagen|wochen)", _last_units),
        (rf"{_LAST}\s+(?:quartal\w*|quarter)|vorquartal\w*", lambda _m, t: _quarter(t, 1)),
        (rf"{_THIS}\s+(?:quartal\w*|quarter)", lambda _m, t: _quarter(t)),
        (rf"{_LAST}\s+(?:monat\w*|month)|vormonat\w*", lambda _m, t: _iso_month(_shift(t, -1))),
        (rf"{_THIS}\s+(?:monat\w*|month)", lambda _m, t: _iso_month(t)),
        (r"vor(?:letzt\w+|vorig\w+)\s+monat\w*|month before last", lambda _m, t: _iso_month(_shift(t, -2))),
        (r"vorletzt\w+\s+jahr\w*|vorvorjahr\w*|year before last", lambda _m, t: str(t.year - 2)),
        (rf"{_LAST}\s+(?:jahr\w*|year)|vorjahr\w*|im jahr davor|the year before", lambda _m, t: str(t.year - 1)),
        (rf"(?:{_THIS}\s+(?:jahr\w*|year)|heuer)\b", lambda _m, t: str(t.year)),
        (rf"{_LAST}\s+(?:woche|week)|vorwoche", lambda _m, t: _week_back(t, 1)),
        (rf"{_THIS}\s+(?:woche|week)", lambda _m, t: _week_back(t, 0)),
        (rf"(?:kw|cw|kalenderwoche|calendar week|week|woche)\s?(?P<w>\d\d?)\b{_OF_YEAR}", _calendar_week),
        (rf"(?P<m>{MONTH}){_OF_YEAR}", _named_month),
        (rf"(0?[1-9]|1[0-2])[/.]{_YEAR}\b", _numeric_month),
        (rf"(?:in|im jahr|im|fuer|for|anno|jahr|year)?\s*{_YEAR}\b", lambda m, _t: m[1]),
        (r"gestern|yesterday", lambda _m, t: (t - dt.timedelta(days=1)).isoformat()),
    )
)  # fmt: skip
# "compared with last year" asks for a comparison, not for that year
_COMPARED = re.compile(
    r"\b(?:gegenueber|im vergleich|verglichen|vs\.?|versus|compared (?:to|with)|against|over|than|als|zum|zu|on|mit)"
    r"(?: (?:zum|mit|dem|to|with|the|im|zu))*\s*$"
)
_YEAR_AGO = re.compile(r"vorjahr|(?:letzt|vorig|vergangen)\w+ jahr|(?:last|previous|prior|the) year|vorjahr")
_MAY = re.compile(r"\bmay\b(?! (?:20\d\d|and|to|figures|numbers))")  # the verb, unless something shows the month


def periods(text: str, today: dt.date) -> list[Found]:
    """The periods that a folded text names, in the order of the text; comparisons are no periods."""
    found: list[Found] = []
    for pattern, make in _PATTERNS:
        found += [each for each in _matches(pattern, make, text, today) if not _covered(each, found)]
    return sorted(found, key=lambda each: each.start)


def _matches(pattern: re.Pattern[str], make: _Make, text: str, today: dt.date) -> Iterator[Found]:
    for match in pattern.finditer(text):
        compares = _YEAR_AGO.search(match[0]) and _COMPARED.search(text[: match.start()])
        is_verb = _MAY.fullmatch(match[0].strip()) and not re.search(
            r"\b(?:in|since|of|for)\s*$", text[: match.start()]
        )
        is_name = re.fullmatch(r"mar|sep|dec|jan|apr|mai", match[0].strip()) and text[match.end() :].startswith("-")
        if not (compares or is_verb or is_name):
            yield Found(make(match, today), match.start(), match.end())


def _covered(one: Found, others: list[Found]) -> bool:
    return any(one.start < each.end and each.start < one.end for each in others)
