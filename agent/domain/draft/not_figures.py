"""Digits that are no figures: numbers of a list, the block under the closing, and a few names."""

import re
from collections.abc import Iterator

from agent.domain.draft.figure_dates import MONTHS
from agent.domain.draft.figure_numbers import UNIT_WORDS

_CLOSINGS = (
    "mit freundlichen grüßen", "mit freundlichen gruessen", "mit freundlichem gruß", "mit besten grüßen",
    "freundliche grüße", "beste grüße", "viele grüße", "herzliche grüße", "schöne grüße", "kind regards",
    "best regards", "with kind regards", "with best regards", "warm regards", "regards", "yours sincerely",
    "yours faithfully", "sincerely", "best wishes",
)  # fmt: skip
_CLOSING = re.compile(rf"(?:{'|'.join(_CLOSINGS)})(?:\s(?:aus|from)\s[^\W\d_]{{2,30}})?[,.!]?", re.IGNORECASE)
_LIST_NUMBER = re.compile(
    r"^[ \t]{0,12}(\(?(\d{1,2})[.)])(?=[ \t]+\S)(?![ \t]+(?:%|€|Prozent|Euro|EUR|percent|Uhr))", re.M
)
# "## 5 Unsere Position": the number of a section
_SECTION = re.compile(
    rf"^##[ \t]+(\d{{1,2}})(?=[ \t]+(?!(?:{UNIT_WORDS}|EUR|Euro|Prozent|percent)(?![^\W_]))[^\W\d_])", re.M
)
_MONTH_NEXT = re.compile(rf"[ \t]+(?:(?:{'|'.join(MONTHS)}|quartale?s?|kw|halbjahre?s?)(?![^\W_])|\d)", re.I)
# lines of the block under the closing, each as a whole: nothing else may stand in them
_NAME = r"[^\W\d_][^\d\n%€$£:]{0,40}"
_LABEL = r"(?:Tel(?:efon)?|Phone|Fon|Mobil(?:e|telefon)?|Fax|Telefax|Durchwahl|Ext|T|M|F)\.?\s?:?\s?"
_DIGITS = r"\(?\d{1,5}\)?(?:[ ./-]{1,3}\(?\d{1,9}\)?){1,6}"
_STREET = r"(?:straße|strasse|str\.|weg|allee|platz|ring|damm|gasse|ufer|chaussee|hof|markt|kai|wall|graben|park|deich)"
_ROAD = r"(?:Road|Rd\.?|Street|St\.?|Lane|Avenue|Ave\.?|Way|Drive|Close|Square|Park|Place|Court)"
_COUNTED_THEN = rf"(?!(?:{UNIT_WORDS}|EUR|Euro|Prozent|percent)(?![^\W_]))"
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?"
_PARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LABEL}(?:\+?{_DIGITS}|\+?\d{{4,15}})",
        rf"(?:\+\d{{1,3}}[ -]?|\(?0){_DIGITS}",
        # postal codes: Germany, United Kingdom
        rf"(?:[A-Z]{{1,2}}-)?\d{{5}}\s{_COUNTED_THEN}[^\W\d_][\w.()/-]{{1,30}}(?:\s[\w.()/-]{{1,20}}){{0,2}}",
        r"(?:[^\W\d_]{2,30}\s){0,3}[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}",
        rf"[^\W\d_](?:[^\d\n%€$£:]{{0,40}}[ -])?[^\d\s]{{0,30}}{_STREET}\s\d{{1,4}}\s?[a-z]?(?:\s?[-–]\s?\d{{1,4}})?",
        rf"\d{{1,4}}[a-z]?\s{_NAME}\s{_ROAD}",
        rf"(?:{_NAME}[\s:]\s?)?HR[AB]\s?\d{{1,8}}(?:\s(?:HB|B))?(?:\s{_NAME})?",
        r"(?:USt\.?-?Id\.?-?(?:Nr\.?)?|UID|VAT(?:\s?(?:ID|No\.?|Reg\.?(?:\sNo\.?)?))?)\s?:?\s?[A-Z]{2}[ \d]{8,14}",
        r"(?:IBAN\s?:?\s?)?[A-Z]{2}\d\d[ \d]{10,34}",
        rf"(?:{_NAME}:?\s)?{_CLOCK}(?:\sUhr)?\s?(?:[-–]|bis|to)\s?{_CLOCK}\s?(?:Uhr|h|am|pm)",
        rf"(?:{_NAME}:?\s)?\d{{1,2}}:\d\d\s?(?:[-–]|bis|to)\s?\d{{1,2}}:\d\d",
        r"(?:E-?Mail:?\s)?\S{1,64}@\S{1,255}",
    )
)
_LONGEST_LINE = 160
_LITERALS = re.compile(r"(?<![^\W_])(?:CO2|H2O|B2B|B2C|24/7|3D|2D)(?![^\W_])")


def excluded(text: str) -> Iterator[tuple[int, int]]:
    """Spans of digits that need no fact."""
    for literal in _LITERALS.finditer(text):
        yield literal.span()
    yield from _list_numbers(text)
    yield from _sections(text)
    yield from _signature(text)


def _list_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Only where they count on from 1: "70. …" at the beginning of a line is no number of a list."""
    before = 0
    for match in _LIST_NUMBER.finditer(text):
        number = int(match[2])
        if number in (1, before + 1) and not _MONTH_NEXT.match(text, match.end(1)):
            before = number
            yield match.span(1)


def _sections(text: str) -> Iterator[tuple[int, int]]:
    """Only where they count on, from 0 or 1."""
    before = -1
    for match in _SECTION.finditer(text):
        number = int(match[1])
        if number == before + 1 or (before < 0 and number == 1):
            before = number
            yield match.span(1)


def _signature(text: str) -> Iterator[tuple[int, int]]:
    start = closing(text)
    if start is None:
        return
    for line in re.finditer(r"[^\n]+", text[start:]):
        at = start + line.start()
        for part in re.finditer(r"[^|·•,;]+", line[0][:_LONGEST_LINE]):
            said = part[0].strip()
            if any(pattern.fullmatch(said) for pattern in _PARTS):
                yield at + part.start(), at + part.end()


def closing(text: str) -> int | None:
    """Where the block under the last closing formula begins, None without one."""
    at, found = 0, None
    for line in text.split("\n"):
        if _CLOSING.fullmatch(line.strip()):
            found = at
        at += len(line) + 1
    return found
