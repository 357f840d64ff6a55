"""Every figure of a text, with its place: what must resolve to a fact (I4).

Patterns of one kind after the other claim their places; whatever digit is left at the end is a figure, too.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import zip_longest

from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.draft.figure_dates import DATES, TIMES, dates, times
from agent.domain.draft.figure_numbers import amounts
from agent.domain.draft.not_figures import excluded
from agent.domain.draft.number_words import figures_in_words
from agent.domain.language import Language

_NUMBERED = (
    r"§{1,2}|Art\.|(?<![^\W_])(?:Artikel|Article|Ziffer|Ziff\.|Klausel|Abschnitt|Absatz|Abs\.|Anlage|Anhang|Kapitel"
    r"|Punkt|Nr\.|No\.|sections?|sec\.|clauses?|subsection|paragraph|para\.|appendix|annex|schedule|exhibit|chapter)"
)
_CLAUSE = re.compile(
    rf"(?:{_NUMBERED})\s?(\d{{1,4}}(?:\.\d{{1,4}}){{0,5}}[a-z]?)(?![\d-])"
    r"((?:,?\s(?:Abs\.|Absatz|S\.|Satz|Nr\.|lit\.|para\.)\s?\d{1,3}(?!\d)){0,4})",
    re.IGNORECASE,
)
_ID = re.compile(
    r"(?<!\w)(?!(?:EUR|TEUR|USD|GBP|CHF)\d|\w{1,64}@)[^\W\d_]{1,10}(?:[-_/][^\W\d_]{1,10}){0,2}[-_/]?\d\w{0,40}"
    r"(?:[-_/.]\w{0,40}\d\w{0,40}){0,6}"
)
_LEFT = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\x00-\x7f]")
_TAKEN = "\x00"
# invisible, though no format characters
_INVISIBLE = frozenset("\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5")
_RANGE = re.compile(r"\s?(?:[-–—/]|bis|to|und|and|oder|or)\s?")
_DAYS = re.compile(r"\.?\s?(?:[-–—/]|bis|und|to|and)\s?")
_WITH_UNIT = (FigureKind.PERCENT, FigureKind.MONEY, FigureKind.QUANTITY, FigureKind.POINTS)
_LONGEST_REMEMBERED = 20_000  # code points
_HALVES = {"½": "50", "¼": "25", "¾": "75"}


def figures_in(text: str, language: Language) -> tuple[Figure, ...]:
    """In the order of the text. ``language`` tells how ``1.250`` is read.

    Numbers of a list, telephone numbers and addresses under the closing are left out.
    """
    return _remembered(text, language) if len(text) <= _LONGEST_REMEMBERED else _read(text, language)


def _read(text: str, language: Language) -> tuple[Figure, ...]:
    plain, places = _visible(text)
    found = sorted(_found(plain, language), key=lambda each: each.start)
    return tuple(_placed(each, text, places) for each in _ranges(plain, found))


_remembered = lru_cache(maxsize=64)(_read)  # several checks read the same text


def _found(plain: str, language: Language) -> Iterator[Figure]:
    rest = _without(plain, excluded(plain))
    passes: list[Callable[[str], Iterator[Figure]]] = [_clauses]  # "Ziffer 3.1." is no date
    passes += [partial(dates, kind=kind, pattern=pattern) for kind, pattern in DATES]
    passes += [partial(times, pattern=pattern) for pattern in TIMES]
    passes += [_ids, partial(amounts, language=language), figures_in_words, _left]
    for each in passes:
        figures = list(each(rest))
        yield from (replace(figure, text=plain[figure.start : figure.end]) for figure in figures)
        rest = _without(rest, ((figure.start, figure.end) for figure in figures))


def _clauses(text: str) -> Iterator[Figure]:
    for match in _CLAUSE.finditer(text):
        parts = [match[1].casefold(), *re.findall(r"\d+", match[2])]
        yield Figure(FigureKind.CLAUSE, match[0], match.start(), match.end(), "/".join(parts))


def _ids(text: str) -> Iterator[Figure]:
    for match in _ID.finditer(text):
        yield Figure(FigureKind.ID, match[0], match.start(), match.end(), match[0].casefold())


def _left(text: str) -> Iterator[Figure]:
    """Nothing with a digit gets past: superscripts, circled and Roman numerals included."""
    for match in _LEFT.finditer(text):
        if match[0].isascii():
            yield Figure(FigureKind.NUMBER, match[0], match.start(), match.end(), match[0])
        elif unicodedata.category(match[0]) in ("Nl", "No") and not _is_power(text, match.start()):
            kind = FigureKind.PERCENT if match[0] in _HALVES else FigureKind.NUMBER
            value = _HALVES.get(match[0], match[0])
            yield Figure(kind, match[0], match.start(), match.end(), value)


def _is_power(text: str, at: int) -> bool:
    """m², cm³"""
    return text[at] in "²³" and text[max(at - 1, 0)] == "m"


def _visible(text: str) -> tuple[str, list[int] | None]:
    """The text as it is seen: nothing invisible inside, digits of all scripts as 0 to 9; and where each stood."""
    odd = {
        char for char in set(text) if not char.isascii() and (_is_hidden(char) or unicodedata.category(char) == "Nd")
    }
    if not odd:
        return text.replace(_TAKEN, " "), None
    kept = [(char, at) for at, char in enumerate(text) if not _is_hidden(char)]
    digits = {char: str(unicodedata.digit(char)) for char in odd if not _is_hidden(char)}
    return "".join(digits.get(char, char) for char, _ in kept).replace(_TAKEN, " "), [at for _, at in kept]


def _is_hidden(char: str) -> bool:
    return char in _INVISIBLE or unicodedata.category(char) == "Cf"


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], _TAKEN * (end - start)]
            at = end
    return "".join((*parts, text[at:]))


def _ranges(text: str, found: list[Figure]) -> Iterator[Figure]:
    """In ``10–12 %`` and ``15.–17.03.2026`` the first number is of the kind of the second."""
    for one, other in zip_longest(found, found[1:]):
        if other is None or one.kind is not FigureKind.NUMBER or other.start - one.end > 6:
            yield one
        elif other.kind in _WITH_UNIT and _RANGE.fullmatch(text, one.end, other.start):
            yield replace(one, kind=other.kind)
        elif other.kind is FigureKind.DATE and _DAYS.fullmatch(text, one.end, other.start):
            yield _day(one, other)
        else:
            yield one


def _day(one: Figure, other: Figure) -> Figure:
    """The same month with the day of ``one``; a number where there is no such day."""
    if len(one.value) > 2 or not one.value.isdigit() or "T" in other.value:
        return one
    value = f"{other.value[:-2]}{one.value:0>2}"
    try:
        date.fromisoformat(value if value[0] != "-" else f"2024{value[1:]}")
    except ValueError:
        return one
    return replace(one, kind=FigureKind.DATE, value=value)


def _placed(figure: Figure, text: str, places: list[int] | None) -> Figure:
    if places is None:
        return figure
    start, end = places[figure.start], places[figure.end - 1] + 1
    return replace(figure, text=text[start:end], start=start, end=end)
