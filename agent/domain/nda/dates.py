"""Dates in German and English contracts."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.domain.nda.typography import plain


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar day and the place it was read from."""

    day: dt.date
    start: int
    end: int


_MONTH_NAMES = (
    ("jan", "jän"),
    ("feb",),
    ("mar", "mär", "mae"),
    ("apr",),
    ("may", "mai"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez"),
)
_MONTHS = {name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = (
    r"(?P<name>Jan(?:uary|uar)?|Jänner|Feb(?:ruary|ruar)?|Mar(?:ch)?|März?|Maerz|Apr(?:il)?|May|Mai|June?|Juni|July?"
    r"|Juli"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Okt(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Dez(?:ember)?)\b\.?"
)
_ORDER = r"(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(r"(?<![\d.])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})(?![\d.]\d|\d)"),
    re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\d/])"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:\."
        rf"|{_ORDER})\s{{0,3}}(?:day\s)?(?:of\s)?{_MONTH},?\s{{0,3}}(?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}}){_ORDER},?\s{{1,3}}(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
)


def dates(text: str) -> list[Dated]:
    """Every full date in order. ``10/26/2010`` reads as month/day unless only day/month is possible."""
    flat = plain(text)
    found = [dated for form in _FORMS for match in form.finditer(flat) if (dated := _dated(match))]
    return sorted(found, key=lambda dated: dated.start)


def _dated(match: re.Match[str]) -> Dated | None:
    year = int(match["year"]) + (0 if len(match["year"]) == 4 else 2000 if int(match["year"]) < 70 else 1900)
    for month, day in _candidates(match.groupdict()):
        try:
            return Dated(dt.date(year, month, day), match.start(), match.end())
        except ValueError:
            continue
    return None


def _candidates(parts: dict[str, str]) -> Iterator[tuple[int, int]]:
    if "first" in parts:
        yield int(parts["first"]), int(parts["second"])
        yield int(parts["second"]), int(parts["first"])
    elif "name" in parts:
        yield _MONTHS[parts["name"].casefold()[:3]], int(parts["day"])
    else:
        yield int(parts["month"]), int(parts["day"])


_OF_AGREEMENT = re.compile(
    r"(?:as\sof(?:\sthe)?|effective(?:\sdate)?(?:\sas\sof|\son|\sis|\sfrom)?|dated(?:\sas\sof)?"
    r"|entered\sinto(?:\son)?|made(?:\sand\sentered\sinto)?(?:\sthis|\son|\sas\sof)?"
    r"|this|datum(?:\sdes\sinkrafttretens)?|mit\swirkung\s(?:zum|vom|ab)|inkrafttreten|in\skraft\s(?:am|zum|ab)"
    r"|geschlossen\sam|vom|stand|vertragsdatum|date\sof\s(?:this\s)?agreement|effective\sdate)"
    r"[\s:#*|(\"']{0,12}(?:the\s|den\s|dem\s|am\s|der\s)?$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:\bdate[d]?|\bdatum|\bden|\bam|,)[\s:_]{0,6}$|^[\s|]*$", re.IGNORECASE)
_OTHER_AGREEMENT = re.compile(
    r"(?:merger|master|model|plan|purchase|law|gesetz|verordnung|regulation|directive|richtlinie|act|born|geboren"
    r"|register|founded|gegründet|fassung)\b[^.\n]{0,60}$"
    r"|(?:agreement|vertrag\w{0,2}|vereinbarung)\s(?:between|zwischen)\b[^.\n]{0,80}(?:dated|vom)\s$",
    re.IGNORECASE,
)
_OPENING = 2_500  # characters in which an agreement states its date
_CLOSING = 8_000  # characters in which it is signed


def agreement_date(text: str) -> dt.date | None:
    """The day of the agreement: an "as of", effective or "made on" date, else the latest signature's.

    A date at the very top (a letter) counts when there is neither.
    """
    flat = plain(text)
    closing = max(len(text) * 0.6, len(text) - _CLOSING, min(len(text) - 1_500, _OPENING))
    parts = dates(text[:_OPENING]) + _later(dates(text[int(max(closing, _OPENING)) :]), int(max(closing, _OPENING)))
    found = [dated for dated in parts if not _OTHER_AGREEMENT.search(_before(flat, dated, 80))]
    opening = [dated for dated in found if dated.start < _OPENING and _OF_AGREEMENT.search(_before(flat, dated, 50))]
    if opening:
        return opening[0].day
    signed = [dated for dated in found if dated.start >= closing and _SIGNED.search(_line_before(flat, dated))]
    if signed:
        return max(dated.day for dated in signed)
    top = [dated for dated in found if dated.start < 300]
    return top[0].day if top else None


def _later(found: list[Dated], by: int) -> list[Dated]:
    return [Dated(dated.day, dated.start + by, dated.end + by) for dated in found]


def _before(flat: str, dated: Dated, count: int) -> str:
    return flat[max(0, dated.start - count) : dated.start]


def _line_before(flat: str, dated: Dated) -> str:
    return flat[flat.rfind("\n", 0, dated.start) + 1 : dated.start][-60:]
