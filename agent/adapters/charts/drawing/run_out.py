"""Stock day by day: what was (solid) and what is expected (dashed), receipts below, days to act by above."""

from agent.adapters.charts.drawing import calendar, day_marks, receipts
from agent.adapters.charts.drawing.day_marks import DayMark
from agent.adapters.charts.drawing.frame import Frame, Mark, Point, Stroke
from agent.adapters.charts.drawing.legend import HATCH, Entry, legend
from agent.adapters.charts.drawing.plot import Plot, labels_below, open_plot, runs, value_axis
from agent.adapters.charts.drawing.scales import Scale, days
from agent.adapters.charts.drawing.sheet import header, no_data
from agent.domain.charts import Layout, RunOutCurve, Unit, periods, units
from agent.domain.charts.words import known, word
from agent.domain.language import Language

_EXPECTED = (7.0, 3.5)
_SAFETY = (2.0, 3.0)


def draw(frame: Frame, chart: RunOutCurve, language: Language) -> None:
    header(frame, chart, language)
    if not chart.known_days:
        no_data(frame, language)
        return
    told = receipts.entries(frame, chart.receipts, language)
    legend(frame, _entries(frame, chart, language), told, _outside(chart, language))
    safety = known(chart.safety_stock)
    values = [value for _, value in chart.known_days] + ([safety] if safety is not None else [])
    axis = value_axis(frame, values, Unit.PIECES, language)
    left = frame.size.pad + max(axis.room, receipts.room(frame, chart.receipts, language))
    right = frame.size.width - frame.size.pad
    across = days(chart.balance[0].day, chart.balance[-1].day, left, right)
    placed = day_marks.reserve(frame, across, _marks(frame, chart, language))
    plot = open_plot(frame, axis, left, right)
    for start, end in chart.gaps:
        frame.box(across.day(start), plot.top, across.day(end), plot.bottom, frame.colors.gap, HATCH)
    _shortage(frame, plot, across, chart)
    if safety is not None:
        y = plot.y.px(safety)
        frame.line([(left, y), (right, y)], Stroke(frame.colors.warn, 1.8, _SAFETY))
    _curve(frame, plot, across, chart)
    day_marks.draw(frame, plot, across, placed)
    receipts.strip(frame, across, chart, language)
    named = calendar.labels(chart.balance[0].day, chart.balance[-1].day, language)
    labels_below(frame, [(across.day(day), text, year) for day, text, year in named])


def _entries(frame: Frame, chart: RunOutCurve, language: Language) -> list[Entry]:
    colors, size = frame.colors, frame.size
    known_days = chart.known_days
    entries = []
    if known_days[0][0] < chart.today:
        entries.append(Entry(word("stock.past", language), Stroke(colors.line, size.line)))
    if known_days[-1][0] > chart.today:
        entries.append(Entry(word("stock.future", language), Stroke(colors.line, size.line, _EXPECTED)))
    safety = known(chart.safety_stock)
    if safety is not None:
        text = f"{word('safety', language)} {units.exact(safety, Unit.PIECES, language)}"
        entries.append(Entry(text, Stroke(colors.warn, 1.8, _SAFETY)))
    if any(value < 0 for _, value in known_days):
        entries.append(Entry(word("shortage", language), hatch=colors.bad))
    if chart.gaps:
        entries.append(Entry(word("no_data", language), hatch=colors.gap))
    return entries


def _outside(chart: RunOutCurve, language: Language) -> list[Entry]:
    """Days to act by that lie before or after what is drawn are told in words."""
    first, last = chart.balance[0].day, chart.balance[-1].day
    told = [(name, day) for name, day in chart.marks if not first <= day <= last]
    return [Entry(f"{word(name, language)}: {periods.full_day(day, language)}") for name, day in told]


def _marks(frame: Frame, chart: RunOutCurve, language: Language) -> list[DayMark]:
    colors = frame.colors
    strokes = {
        "today": Stroke(colors.muted, 1.4),
        "run_out": Stroke(colors.bad, 2.2),
        "run_out.past": Stroke(colors.bad, 2.2),
        "order_by": Stroke(colors.warn, 1.8, (6, 3)),
        "sea_arrival": Stroke(colors.other, 1.8, (8, 3, 2, 3)),
    }
    shown = periods.day if frame.layout is Layout.CARD else periods.full_day
    first, last = chart.balance[0].day, chart.balance[-1].day
    inside = [(name, day) for name, day in (("today", chart.today), *chart.marks) if first <= day <= last]
    return [DayMark(day, f"{word(name, language)} {shown(day, language)}", strokes[name]) for name, day in inside]


def _steps(across: Scale, plot: Plot, chart: RunOutCurve) -> list[tuple[int, float, float | None]]:
    """(day, x, y): the stock at the end of a day holds until the next one."""
    steps: list[tuple[int, float, float | None]] = []
    before: float | None = None
    for each in chart.balance:
        value = known(each.quantity)
        y = None if value is None else plot.y.px(value)
        x, day = across.day(each.day), each.day.toordinal()
        if before is not None and y is not None and before != y:
            steps.append((day, x, before))
        steps.append((day, x, y))
        before = y
    return steps


def _curve(frame: Frame, plot: Plot, across: Scale, chart: RunOutCurve) -> None:
    steps, now = _steps(across, plot, chart), chart.today.toordinal()
    past = [(x, y) for day, x, y in steps if day <= now]
    future = [(x, y) for day, x, y in steps if day >= now]
    if past and future and past[-1][0] < future[0][0]:
        future.insert(0, past[-1])  # today itself has no row
    for points, dash in ((past, ()), (future, _EXPECTED)):
        for stretch in runs(points):
            if len(stretch) > 1:
                frame.line(stretch, Stroke(frame.colors.line, frame.size.line, dash))
            else:
                frame.marks(stretch, Mark("o", frame.colors.line))


def _shortage(frame: Frame, plot: Plot, across: Scale, chart: RunOutCurve) -> None:
    """What is missing, hatched between the curve and zero."""
    zero = plot.y.px(0)
    below = [(x, max(y, zero) if y is not None else None) for _, x, y in _steps(across, plot, chart)]
    for stretch in runs(below):
        if any(y > zero for _, y in stretch):
            edge: list[Point] = [(stretch[0][0], zero), *stretch, (stretch[-1][0], zero)]
            frame.area(edge, frame.colors.bad, HATCH)
