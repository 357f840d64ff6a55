"""Whether a fact stands behind a figure: same value, same unit, whatever the language."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.language import Language

_LONGEST = 30  # characters of a number that a fact can hold
_KINDS = {
    FactUnit.RATIO: (FigureKind.PERCENT,),
    FactUnit.MONEY: (FigureKind.MONEY,),
    FactUnit.COUNT: (FigureKind.NUMBER, FigureKind.QUANTITY, FigureKind.PERIOD),
    FactUnit.SCORE: (FigureKind.NUMBER,),
}
# digits after the decimal point that a rendered fact has: fewer would hide a wrong figure behind rounding
_DIGITS = {FactUnit.RATIO: 1, FactUnit.MONEY: 2, FactUnit.SCORE: 1, FactUnit.COUNT: 1}
_TIMELESS = (FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME)
# kinds that a text fact explains wherever they stand; other numbers only inside of its own words
_SELF_CONTAINED = (FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME, FigureKind.CLAUSE, FigureKind.ID)
_EDGE = re.compile(r"[^\W_]")


class Known:
    """What some facts say about the figures of one text."""

    def __init__(self, facts: Sequence[Fact], text: str, language: Language, names: Iterable[str] = ()) -> None:
        """``names`` of people and companies may hold digits of their own."""
        self._numbers = _by_unit(facts)
        self._written: dict[tuple[FactUnit, int], frozenset[str]] = {}
        self._days = frozenset(day for fact in facts for day in _days(fact))
        words = [fact.value.strip() for fact in facts if fact.unit is FactUnit.TEXT and isinstance(fact.value, str)]
        self._said = frozenset(
            (figure.kind, figure.value)
            for word in dict.fromkeys(words)
            for figure in figures_in(word, language)
            if figure.kind in _SELF_CONTAINED or figure.text == word
        )
        self._covered = _covered(dict.fromkeys((*words, *names)), text)
        self._ids = frozenset(row.key.casefold() for fact in facts for row in fact.rows)

        self._looked_up: dict[tuple[FigureKind, str], bool] = {}

    def explains(self, figure: Figure) -> bool:
        if all(self._covered[figure.start : figure.end]):
            return True
        key = figure.kind, figure.value
        if key not in self._looked_up:
            self._looked_up[key] = key in self._said or self._has(figure)
        return self._looked_up[key]

    def _has(self, figure: Figure) -> bool:
        if len(figure.value) <= _LONGEST and any(self._equals(unit, figure) for unit in self._numbers):
            return True
        if figure.kind in _TIMELESS and any(_is_part(figure, day) for day in self._days):
            return True
        return figure.kind is FigureKind.ID and figure.value in self._ids

    def _equals(self, unit: FactUnit, figure: Figure) -> bool:
        """Written out once for each number of digits: a long text has thousands of figures."""
        if figure.kind not in _KINDS[unit]:
            return False
        shown = len(figure.value.partition(".")[2])
        if (unit, shown) not in self._written:
            self._written[unit, shown] = frozenset(_written(self._numbers[unit], shown, _DIGITS[unit]))
        return figure.value in self._written[unit, shown]


def _by_unit(facts: Iterable[Fact]) -> dict[FactUnit, list[float]]:
    """Finite numbers as they are shown: a ratio in percent."""
    found: dict[FactUnit, list[float]] = {}
    for fact in facts:
        if isinstance(fact.value, (int, float)) and math.isfinite(fact.value) and fact.unit in _KINDS:
            found.setdefault(fact.unit, []).append(float(fact.value) * (100 if fact.unit is FactUnit.RATIO else 1))
    return found


def _written(numbers: Iterable[float], shown: int, digits: int) -> Iterator[str]:
    """The numbers with as many digits as a figure has, where these are enough."""
    for number in numbers:
        exact = round(number, 9)
        if shown >= digits or round(exact, shown) == exact:
            yield _without_minus_zero(f"{exact:.{shown}f}")


def _without_minus_zero(text: str) -> str:
    return text[1:] if text.startswith("-") and not text.strip("-0.") else text


def _days(fact: Fact) -> Iterator[str]:
    """ISO dates and periods that stand behind a fact: its value, its period, and when it was read."""
    if fact.unit is FactUnit.DATE and isinstance(fact.value, str):
        yield fact.value
    if fact.period:
        yield fact.period
        yield from fact.period.split("/")
    if fact.as_of is not None:
        yield fact.as_of.date().isoformat()


def _is_part(figure: Figure, day: str) -> bool:
    """``--03-15``, ``2026-03``, ``2026``, ``--W11`` and ``10:30`` are parts of ``2026-03-15T10:30``."""
    wanted, written = figure.value, day[:16]
    if figure.kind is FigureKind.TIME:
        return written[10:] == f"T{wanted}"
    if wanted == written or wanted == written[:10]:
        return True
    if "-W" in wanted:
        return _week(written).endswith(wanted.lstrip("-")) if wanted.startswith("-") else _week(written) == wanted
    if wanted.startswith("--"):
        return written[4:].startswith(wanted[1:])
    return written.startswith(f"{wanted}-") and figure.kind is FigureKind.PERIOD


def _week(day: str) -> str:
    try:
        year, week, _ = date.fromisoformat(day[:10]).isocalendar() if len(day) > 7 else (0, 0, 0)
    except ValueError:
        return ""
    return f"{year}-W{week:02}"


def _covered(words: Iterable[str], text: str) -> bytearray:
    """1 where the words of a fact stand."""
    covered = bytearray(len(text))
    for word in words:
        for start, end in _places(word, text):
            covered[start:end] = b"\x01" * (end - start)
    return covered


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a fact stand as a whole."""
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        if not _EDGE.fullmatch(text[at - 1 : at]) and not _EDGE.fullmatch(text[end : end + 1]):
            yield at, end
        at = text.find(word, end)
