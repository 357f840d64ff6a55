"""What is drawn how. Imports matplotlib: only `agent.adapters.charts.library` imports this package."""

from matplotlib.figure import Figure

from agent.adapters.charts.drawing import call_off, kpi_trend, run_out
from agent.adapters.charts.drawing.frame import Frame
from agent.domain.charts import CallOffAgainstPlan, Chart, KpiTrend, Layout, Theme
from agent.domain.language import Language


def draw(chart: Chart, language: Language, theme: Theme, layout: Layout) -> Figure:
    """A figure of its own, shared with nobody: threads may draw at the same time."""
    frame = Frame(theme, layout)
    if isinstance(chart, KpiTrend):
        kpi_trend.draw(frame, chart, language)
    elif isinstance(chart, CallOffAgainstPlan):
        call_off.draw(frame, chart, language)
    else:
        run_out.draw(frame, chart, language)
    return frame.finish()
