"""The plotting area: grid and value axis, and labels of periods or days below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.adapters.charts.drawing.fonts import width
from agent.adapters.charts.drawing.frame import Frame, Point, Side, Stroke
from agent.adapters.charts.drawing.scales import Scale, ticks
from agent.domain.charts import Unit, units
from agent.domain.language import Language

GAP = 5.0


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Round values with their labels; ``room``: px that the labels need."""

    ticks: list[float]
    labels: list[str]
    room: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Bounds in px and the scale of values."""

    left: float
    right: float
    top: float
    bottom: float
    y: Scale

    @property
    def width(self) -> float:
        return self.right - self.left


def value_axis(frame: Frame, values: Sequence[float], unit: Unit, language: Language) -> ValueAxis:
    """An axis that holds all the values."""
    found = ticks(values, unit, frame.size.ticks)
    labels = units.axis(found, unit, language)
    return ValueAxis(found, labels, max(width(label, frame.size.small) for label in labels) + GAP)


def open_plot(frame: Frame, axis: ValueAxis, left: float, right: float) -> Plot:
    """Draw grid and value axis between two x, at the frame's current place."""
    top = frame.y + frame.size.small / 2
    plot = Plot(left, right, top, top + frame.size.plot, _upwards(axis, top, frame.size.plot))
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        y = plot.y.px(tick)
        is_base = tick == 0 or tick == axis.ticks[0] >= 0
        stroke = Stroke(frame.colors.muted, 1.3) if is_base else Stroke(frame.colors.grid, 0.9)
        frame.line([(left, y), (right, y)], stroke)
        frame.text((left - GAP, y), label, Side.RIGHT, color=frame.colors.muted)
    frame.y = plot.bottom
    return plot


def runs(points: Sequence[tuple[float, float | None]]) -> list[list[Point]]:
    """Stretches without a gap: a line is drawn through each, and nothing between them."""
    stretches: list[list[Point]] = [[]]
    for x, y in points:
        if y is None:
            stretches.append([])
        else:
            stretches[-1].append((x, y))
    return [stretch for stretch in stretches if stretch]


def labels_below(frame: Frame, places: Sequence[tuple[float, str, str]]) -> None:
    """Labels as (x, within the year, year): as many as fit, the last one always.

    The year stands under the first label of each year.
    """
    size, has_years = frame.size.small, any(year for _, _, year in places)
    widest = max((width(text, size) for place in places for text in place[1:]), default=0.0)
    slot = min((after[0] - before[0] for before, after in pairwise(places)), default=widest + 1)
    step = max(1, -int(-(widest + 8) // slot))
    shown = places[::-1][::step][::-1]
    frame.y += 0.4 * size
    for at, (x, text, year) in enumerate(shown):
        frame.text((_inside(frame, x, text), frame.y + 0.65 * size), text, Side.CENTER, color=frame.colors.muted)
        if year and (at == 0 or shown[at - 1][2] != year):
            frame.text((_inside(frame, x, year), frame.y + 1.95 * size), year, Side.CENTER, color=frame.colors.muted)
    frame.y += 1.3 * size * (2 if has_years else 1)


def _upwards(axis: ValueAxis, top: float, height: float) -> Scale:
    return Scale(axis.ticks[0], axis.ticks[-1], top + height, top)


def _inside(frame: Frame, x: float, text: str) -> float:
    """The middle of a label, moved so that it stays on the sheet."""
    half = width(text, frame.size.small) / 2
    return max(min(x, frame.size.width - half - 2), half + 2)
