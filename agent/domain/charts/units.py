"""Figures of a chart as text: exact in tables, short beside a line, graded on an axis."""

import math
import sys
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from agent.domain import formats
from agent.domain.charts.words import word
from agent.domain.language import Language


class Unit(StrEnum):
    """The units of KPIs, and pieces."""

    RATIO = "ratio"
    COUNT = "count"
    SCORE = "score"
    MONEY = "money"
    PIECES = "pieces"


_MINUS = "−"  # as wide as a plus, and read as "minus"
_SCALES = ((1e12, " Bio.", "tn"), (1e9, " Mrd.", "bn"), (1e6, " Mio.", "m"))
_NAMED = 1e15  # above, nobody reads names of numbers
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def exact(value: float, unit: Unit, language: Language) -> str:
    """``63,4 %``, ``8,2``, ``1.250 Stück``, ``1.250,00 €``: for tables and text alternatives."""
    size = _size(value, unit)
    scale = _scale(size, language) if size >= _NAMED else None
    digits = 2 if unit is Unit.MONEY or scale else 1 if unit in (Unit.RATIO, Unit.SCORE) or size != int(size) else 0
    told = _dressed(size, digits, scale, unit, language)
    return _signed(value, f"{told} {word('pieces', language)}" if unit is Unit.PIECES else told)


def short(value: float, unit: Unit, language: Language) -> str:
    """As `exact`, but millions are named (``1,25 Mio. €``) and pieces go without their name."""
    size = _size(value, unit)
    if scale := _scale(size, language):
        return _signed(value, _dressed(size, 2, scale, unit, language))
    if unit is Unit.MONEY and size >= 1000:
        return _signed(value, _dressed(size, 0, None, unit, language))
    return exact(value, Unit.COUNT if unit is Unit.PIECES else unit, language)


def axis(ticks: Sequence[float], unit: Unit, language: Language) -> list[str]:
    """One text a tick, all with the same scale and as many decimals as their distance needs."""
    sizes = [_size(tick, unit) for tick in ticks]
    scale = _scale(max(sizes, default=0.0), language)
    steps = [_size(high - low, unit) / (scale[0] if scale else 1.0) for low, high in pairwise(ticks)]
    digits = _decimals(min(steps, default=1.0))
    texts = [_dressed(size, digits, scale if size else None, unit, language) for size in sizes]
    return [_signed(tick, text) for tick, text in zip(ticks, texts, strict=True)]


def _size(value: float, unit: Unit) -> float:
    """Without sign, ratios in percent."""
    return min(abs(value) * (100.0 if unit is Unit.RATIO else 1.0), sys.float_info.max)


def _scale(size: float, language: Language) -> tuple[float, str] | None:
    """Divisor and its name for a large number."""
    if size >= _NAMED:
        power = math.floor(math.log10(size))
        return 10.0**power, f" × 10{str(power).translate(_RAISED)}"
    found = next((each for each in _SCALES if size >= each[0]), None)
    return found and (found[0], found[1] if language is Language.DE else found[2])


def _dressed(size: float, digits: int, scale: tuple[float, str] | None, unit: Unit, language: Language) -> str:
    """A figure without sign, scaled, with the mark of its unit."""
    divisor, name = scale or (1.0, "")
    text = formats.number(size / divisor, language, digits) + name
    if unit is Unit.RATIO:
        return f"{text} %" if language is Language.DE else f"{text}%"
    if unit is Unit.MONEY:
        return f"{text} €" if language is Language.DE else f"€{text}"
    return text


def _signed(value: float, text: str) -> str:
    return _MINUS + text if value < 0 else text


def _decimals(step: float) -> int:
    """Decimals that tell two ticks apart: 0 for 5, 1 for 0.5 or 2.5, 2 for 0.25."""
    return next((digits for digits in range(4) if abs(round(step, digits) - step) < 1e-6 * step), 4)
