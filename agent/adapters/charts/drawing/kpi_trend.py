"""A KPI over periods: a line with a shape for each status, gaps hatched, the target dashed."""

from collections.abc import Sequence

from agent.adapters.charts.drawing.fonts import width
from agent.adapters.charts.drawing.frame import Frame, Mark, Stroke
from agent.adapters.charts.drawing.legend import HATCH, Entry, legend
from agent.adapters.charts.drawing.plot import GAP, Plot, labels_below, open_plot, runs, value_axis
from agent.adapters.charts.drawing.point_labels import point_labels
from agent.adapters.charts.drawing.sheet import footer, header, no_data
from agent.domain.charts import KpiTrend, PointStatus, Target, periods, units
from agent.domain.charts.words import clean, known, word
from agent.domain.language import Language


def draw(frame: Frame, chart: KpiTrend, language: Language) -> None:
    header(frame, chart, language)
    if not chart.values:
        no_data(frame, language)
        footer(frame, chart.note)
        return
    legend(frame, _entries(frame, chart, language))
    target = chart.target if chart.target and known(chart.target.value) is not None else None
    values = [*chart.values, *([target.value] if target else [])]
    axis = value_axis(frame, values, chart.unit, language)
    gutter = _gutter(frame, chart, target, language)
    beside = max(width(text, frame.size.small, bold=True) for _, text, _ in gutter) + 2 * GAP
    left, right = frame.size.pad + axis.room, frame.size.width - frame.size.pad - beside
    frame.y += 1.5 * frame.size.small  # for labels of points at the top
    plot = open_plot(frame, axis, left, right)
    xs = _places(plot, len(chart.points))
    _gaps(frame, plot, chart, xs)
    if target:
        y = plot.y.px(target.value)
        frame.line([(plot.left, y), (plot.right, y)], Stroke(frame.colors.warn, 1.8, (7, 4)))
    labels = point_labels(frame, plot, chart, xs, language)
    for label in labels:
        label.clear(frame)
    _curve(frame, plot, chart, xs)
    for label in labels:
        label.draw(frame)
    _beside(frame, plot, gutter)
    named = [periods.parts(clean(point.period), language) for point in chart.points]
    labels_below(frame, [(x, *parts) for x, parts in zip(xs, named, strict=True)])
    footer(frame, chart.note)


def _marks(frame: Frame) -> dict[PointStatus, Mark]:
    colors = frame.colors
    return {
        PointStatus.OK: Mark("o", colors.line),
        PointStatus.NO_TARGET: Mark("o", colors.line),
        PointStatus.NO_DATA: Mark("o", colors.line),
        PointStatus.BREACH: Mark("D", colors.bad, filled=False, scale=1.1),
    }


def _entries(frame: Frame, chart: KpiTrend, language: Language) -> list[Entry]:
    """A shape for each status that is there."""
    seen = {point.status for point in chart.seen}
    told = [status for status in (PointStatus.OK, PointStatus.BREACH) if status in seen]
    entries = [Entry(word(f"status.{status}", language), mark=_marks(frame)[status]) for status in told]
    if len(chart.seen) < len(chart.points):
        entries.append(Entry(word("no_data", language), hatch=frame.colors.gap))
    return entries


def _gutter(frame: Frame, chart: KpiTrend, target: Target | None, language: Language) -> list[tuple[float, str, str]]:
    """Labels right of the plot as (value, text, colour): the target and the latest value."""
    labels = []
    if target:
        labels.append((target.value, word("target", language), frame.colors.warn))
        labels.append((target.value, target.short(chart.unit, language), frame.colors.warn))
    last = known(chart.points[-1].value)
    text = units.short(last, chart.unit, language) if last is not None else ""
    return [*labels, (last if last is not None else chart.values[-1], text, frame.colors.ink)]


def _beside(frame: Frame, plot: Plot, gutter: Sequence[tuple[float, str, str]]) -> None:
    """The latest value at its height, the target's two lines above or below it."""
    row, x = 1.2 * frame.size.small, plot.right + 8
    value, text, color = gutter[-1]
    here = plot.y.px(value)
    if text:
        frame.text((x, here), text, color=color, bold=True)
    for at, (value, text, color) in enumerate(gutter[:-1]):
        middle = plot.y.px(value)
        if abs(middle - here) < 1.6 * row:
            is_above = middle < here or here + 2 * row > plot.bottom
            middle = here + (-1.6 * row if is_above else 1.6 * row)
        frame.text((x, middle + (at - 0.5) * row), text, color=color)


def _places(plot: Plot, count: int) -> list[float]:
    slot = plot.width / count
    return [plot.left + slot * (at + 0.5) for at in range(count)]


def _gaps(frame: Frame, plot: Plot, chart: KpiTrend, xs: Sequence[float]) -> None:
    """No data is seen as such: nothing is drawn in between, and the period is hatched."""
    half = plot.width / len(xs) / 2
    for x, point in zip(xs, chart.points, strict=True):
        if known(point.value) is None:
            frame.box(x - half, plot.top, x + half, plot.bottom, frame.colors.gap, HATCH)


def _curve(frame: Frame, plot: Plot, chart: KpiTrend, xs: Sequence[float]) -> None:
    values = [known(point.value) for point in chart.points]
    ys = [None if value is None else plot.y.px(value) for value in values]
    for stretch in runs(list(zip(xs, ys, strict=True))):
        if len(stretch) > 1:
            frame.line(stretch, Stroke(frame.colors.line, frame.size.line))
    for status, mark in _marks(frame).items():
        placed = zip(xs, ys, chart.points, strict=True)
        frame.marks([(x, y) for x, y, point in placed if y is not None and point.status is status], mark)
