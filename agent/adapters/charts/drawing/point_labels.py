"""The figures at the points of a trend: where the line leaves room, and readable across the target's line."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.charts.drawing.fonts import width
from agent.adapters.charts.drawing.frame import Frame, Side
from agent.adapters.charts.drawing.plot import Plot
from agent.domain.charts import KpiTrend, units
from agent.domain.charts.words import known
from agent.domain.language import Language


@dataclass(frozen=True, slots=True)
class PointLabel:
    x: float
    y: float
    text: str
    side: Side

    def clear(self, frame: Frame) -> None:
        """Take away what lies behind; done before the curve is drawn, which stays whole."""
        size = frame.size.small
        takes = width(self.text, size)
        left = self.x - {Side.LEFT: 0.0, Side.CENTER: 0.5, Side.RIGHT: 1.0}[self.side] * takes
        frame.box(left, self.y - 0.6 * size, left + takes, self.y + 0.6 * size, frame.colors.surface)

    def draw(self, frame: Frame) -> None:
        frame.text((self.x, self.y), self.text, self.side, color=frame.colors.ink)


def point_labels(
    frame: Frame, plot: Plot, chart: KpiTrend, xs: Sequence[float], language: Language
) -> list[PointLabel]:
    """Each value where there is room, else the lowest and the highest; the last one stands beside the plot."""
    values = [known(point.value) for point in chart.points]
    texts = {at: units.short(value, chart.unit, language) for at, value in enumerate(values[:-1]) if value is not None}
    room = plot.width / len(xs) - 6
    if any(width(text, frame.size.small) > room for text in texts.values()):
        ends = {values.index(min(chart.values)), values.index(max(chart.values))}
        texts = {at: text for at, text in texts.items() if at in ends}
    return [_placed(frame, plot, xs[at], values, at, text) for at, text in texts.items()]


def _placed(frame: Frame, plot: Plot, x: float, values: Sequence[float | None], at: int, text: str) -> PointLabel:
    away = 1.25 * frame.size.small
    here = plot.y.px(values[at] or 0.0)
    side, direction = _free(values, at, is_floor=here + away > plot.bottom)
    aside = {Side.LEFT: 0.4, Side.CENTER: 0.0, Side.RIGHT: -0.4}[side] * away
    return PointLabel(x + aside, here + direction * (away if side is Side.CENTER else 0.7 * away), text, side)


def _free(values: Sequence[float | None], at: int, is_floor: bool) -> tuple[Side, int]:
    """Where the line leaves room at a point: side of the text, and above (-1) or below (1)."""
    value = values[at] or 0.0
    before, after = (_neighbour(values, each, value) for each in (at - 1, at + 1))
    is_peak, is_low = max(before, after) <= value, min(before, after) >= value
    if is_low and not is_peak and not is_floor:
        return Side.CENTER, 1
    if is_peak or before == after:
        return Side.CENTER, -1
    return (Side.LEFT, -1) if before > after else (Side.RIGHT, -1)


def _neighbour(values: Sequence[float | None], at: int, default: float) -> float:
    found = values[at] if 0 <= at < len(values) else None
    return default if found is None else found
