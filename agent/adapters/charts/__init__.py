"""Charts drawn with matplotlib, which is imported when the first one is drawn."""

from agent.adapters.charts.renderer import MatplotlibCharts

__all__ = ["MatplotlibCharts"]
