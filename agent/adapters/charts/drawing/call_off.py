"""Called off against plan, cumulated: the plan dashed, its threshold dotted, what is missing hatched."""

from collections.abc import Sequence
from itertools import pairwise

from agent.adapters.charts.drawing import calendar, day_marks
from agent.adapters.charts.drawing.day_marks import DayMark
from agent.adapters.charts.drawing.fonts import width
from agent.adapters.charts.drawing.frame import Frame, Mark, Stroke
from agent.adapters.charts.drawing.legend import HATCH, Entry, legend
from agent.adapters.charts.drawing.plot import GAP, Plot, labels_below, open_plot, runs, value_axis
from agent.adapters.charts.drawing.scales import Scale, days
from agent.adapters.charts.drawing.sheet import header, no_data
from agent.domain import formats
from agent.domain.charts import CallOffAgainstPlan, Layout, periods, units
from agent.domain.charts.words import known, word
from agent.domain.language import Language

_PLAN = (7.0, 3.5)
_THRESHOLD = (2.0, 3.0)
_FEW_MONTHS = 24


def draw(frame: Frame, chart: CallOffAgainstPlan, language: Language) -> None:
    header(frame, chart, language)
    values = [value for _, value in (*chart.planned, *chart.called_off) if value is not None]
    if not values:
        no_data(frame, language)
        return
    legend(frame, _entries(frame, chart, language))
    total = known(chart.contract_quantity)
    axis = value_axis(frame, [*values, *([total * 1.08] if total is not None else [])], chart.unit, language)
    left, right = frame.size.pad + axis.room, frame.size.width - frame.size.pad
    right -= _gutter(frame, chart, right - left, language)
    first, last = chart.months[0].first, chart.months[-1].end
    across = days(first, last, left, right)
    placed = day_marks.reserve(frame, across, _today(frame, chart, language))
    plot = open_plot(frame, axis, left, right)
    for month in chart.gaps:
        left, right = across.day(month.first), across.day(min(month.end, chart.today))
        frame.box(left, plot.top, right, plot.bottom, frame.colors.gap, HATCH)
    if total is not None:
        _total(frame, plot, total, chart, language)
    _shortfall(frame, plot, across, chart)
    _lines(frame, plot, across, chart)
    day_marks.draw(frame, plot, across, placed)
    _latest(frame, plot, across, chart, language)
    named = calendar.labels(first, last, language)
    labels_below(frame, [(across.day(day), text, year) for day, text, year in named])


def _strokes(frame: Frame) -> tuple[Stroke, Stroke, Stroke]:
    """Called off, plan, threshold."""
    colors, size = frame.colors, frame.size
    return Stroke(colors.line, size.line), Stroke(colors.other, 1.8, _PLAN), Stroke(colors.warn, 1.8, _THRESHOLD)


def _marks(frame: Frame) -> tuple[Mark, Mark]:
    """Called off, plan."""
    return Mark("o", frame.colors.line), Mark("s", frame.colors.other, filled=False, scale=0.7)


def _entries(frame: Frame, chart: CallOffAgainstPlan, language: Language) -> list[Entry]:
    (called, plan, threshold), (dot, square) = _strokes(frame), _marks(frame)
    entries = [Entry(word("called_off", language), called, dot)] if chart.latest else []
    if chart.has_plan:
        entries.append(Entry(word("planned", language), plan, square))
    if chart.has_plan and chart.threshold is not None:
        ratio = formats.percent(chart.threshold, language)
        entries.append(Entry(word("threshold", language, ratio=ratio), threshold))
        if any(_missing(chart)):
            entries.append(Entry(word("below", language), hatch=frame.colors.bad))
    if chart.gaps:
        entries.append(Entry(word("no_data", language), hatch=frame.colors.gap))
    return entries


def _today(frame: Frame, chart: CallOffAgainstPlan, language: Language) -> list[DayMark]:
    if not chart.months[0].first <= chart.today <= chart.months[-1].end:
        return []
    shown = periods.day if frame.layout is Layout.CARD else periods.full_day
    text = f"{word('today', language)} {shown(chart.today, language)}"
    return [DayMark(chart.today, text, Stroke(frame.colors.muted, 1.4))]


def _total(frame: Frame, plot: Plot, total: float, chart: CallOffAgainstPlan, language: Language) -> None:
    """The contract's quantity; its label lies above the line at the left, where both curves are low."""
    y, size = plot.y.px(total), frame.size.small
    frame.line([(plot.left, y), (plot.right, y)], Stroke(frame.colors.ink, 1.2))
    text = f"{word('contract_quantity', language)} {units.short(total, chart.unit, language)}"
    frame.box(plot.left + 1, y - 1.4 * size, plot.left + 2 * GAP + width(text, size), y - 1, frame.colors.surface)
    frame.text((plot.left + GAP, y - 0.75 * size), text, color=frame.colors.ink)


def _lines(frame: Frame, plot: Plot, across: Scale, chart: CallOffAgainstPlan) -> None:
    (called, plan, threshold), (dot, square) = _strokes(frame), _marks(frame)
    planned = [(across.day(day), value) for day, value in chart.planned]
    if chart.threshold is not None:
        share = chart.threshold
        _through(frame, plot, [(x, None if v is None else v * share) for x, v in planned], threshold, square)
    _through(frame, plot, planned, plan, square)
    done = [(across.day(day), value) for day, value in chart.called_off]
    _through(frame, plot, done, called, dot)
    if len(chart.months) <= _FEW_MONTHS:
        frame.marks([(x, plot.y.px(value)) for x, value in planned[1:] if value is not None], square)
        frame.marks([(x, plot.y.px(value)) for x, value in done[1:] if value is not None], dot)


def _through(frame: Frame, plot: Plot, line: Sequence[tuple[float, float | None]], stroke: Stroke, mark: Mark) -> None:
    for stretch in runs([(x, None if value is None else plot.y.px(value)) for x, value in line]):
        if len(stretch) > 1:
            frame.line(stretch, stroke)
        else:
            frame.marks(stretch, mark)


def _missing(chart: CallOffAgainstPlan) -> list[tuple[tuple[int, float, float], tuple[int, float, float]]]:
    """Stretches under the threshold, each end as (day, called off, threshold)."""
    share = chart.threshold or 0.0
    ends = []
    for day, value in chart.called_off:
        due = chart.due(day)
        ends.append(None if value is None or due is None else (day.toordinal(), value, due * share))
    pairs = [(a, b) for a, b in pairwise(ends) if a is not None and b is not None]
    return [(a, b) for a, b in pairs if a[1] <= a[2] and b[1] < b[2]]


def _shortfall(frame: Frame, plot: Plot, across: Scale, chart: CallOffAgainstPlan) -> None:
    for (start, low, low_due), (end, high, high_due) in _missing(chart):
        left, right = across.px(start), across.px(end)
        corners = [(left, low), (right, high), (right, high_due), (left, low_due)]
        frame.area([(x, plot.y.px(value)) for x, value in corners], frame.colors.bad, HATCH)


def _latest(frame: Frame, plot: Plot, across: Scale, chart: CallOffAgainstPlan, language: Language) -> None:
    """The last quantity, right of its point and a little below: the curve comes from below left."""
    if chart.latest is not None:
        (day, value), size = chart.latest, frame.size.small
        y = min(plot.y.px(value) + 0.6 * size, plot.bottom - 0.8 * size)
        frame.text((across.day(day) + 2 * GAP, y), units.short(value, chart.unit, language), bold=True)


def _gutter(frame: Frame, chart: CallOffAgainstPlan, room: float, language: Language) -> float:
    """Px to leave at the right so that the last quantity fits beside its point; ``room``: width of the plot."""
    if chart.latest is None:
        return 0.0
    (day, value), first, last = chart.latest, chart.months[0].first, chart.months[-1].end
    needed = width(units.short(value, chart.unit, language), frame.size.small, bold=True) + 2 * GAP
    return max(needed - room * ((last - day) / (last - first)), 0.0)
