"""From values and days to px."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from agent.domain.charts import Unit


@dataclass(frozen=True, slots=True)
class Scale:
    """Linear from ``low``..``high`` to ``start``..``end`` px."""

    low: float
    high: float
    start: float
    end: float

    def px(self, value: float) -> float:
        return self.start + (self.end - self.start) * ((value - self.low) / (self.high - self.low))

    def day(self, value: dt.date) -> float:
        return self.px(value.toordinal())


def days(first: dt.date, last: dt.date, start: float, end: float) -> Scale:
    low, high = first.toordinal(), last.toordinal()
    return Scale(low, max(high, low + 1), start, end)


def ticks(values: Sequence[float], unit: Unit, count: int) -> list[float]:
    """Round values that enclose all the given ones: quantities from zero on, scores from 0 to 10."""
    low, high = min(values), max(values)
    if unit is Unit.SCORE and low >= 0 and high <= 10:
        return [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    if unit is not Unit.RATIO:
        low, high = min(low, 0.0), max(high, 0.0)
    low, high = _apart(low, high, unit)
    found = _round_values(low, high, unit, count)
    if unit is Unit.RATIO and high <= 1:
        return [tick for tick in found if tick <= 1 + 1e-9]  # nothing lies above 100 %
    return found


def _apart(low: float, high: float, unit: Unit) -> tuple[float, float]:
    """A range that is not empty, with some room for ratios, which do not start at zero."""
    if unit is Unit.RATIO:
        room = max((high - low) * 0.08, 0.01, abs(high) * 1e-6)
        top = high if high <= 1 < high + room else high + room
        return (max(low - room, 0.0) if low >= 0 else low - room), top
    return low, high if high > low else low + 1


def _round_values(low: float, high: float, unit: Unit, count: int) -> list[float]:
    whole = unit in (Unit.COUNT, Unit.PIECES)
    locator = MaxNLocator(nbins=count, steps=[1, 2, 2.5, 5, 10], integer=whole, min_n_ticks=2)
    return [float(tick) for tick in locator.tick_values(low, high)]
