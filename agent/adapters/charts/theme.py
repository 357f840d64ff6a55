"""Colours and measures. Text has a contrast of at least 4.5:1 on the surface, lines and marks 3:1 (tested)."""

from dataclasses import dataclass

from agent.domain.charts import Layout, Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """The page's colours; what they mean is said by shape, dash or label as well."""

    surface: str
    ink: str
    muted: str
    grid: str
    gap: str  # hatching of periods without data
    line: str  # what is measured
    bad: str  # missed, empty, below
    warn: str  # targets, thresholds, days to act by
    other: str  # plans, arrivals


@dataclass(frozen=True, slots=True)
class Measures:
    """In px of the drawing at its own size; ``plot`` is the height of the plotting area."""

    width: float
    pad: float
    plot: float
    title: float
    text: float
    small: float
    line: float
    mark: float
    ticks: int  # about how many on the value axis


PALETTES = {
    Theme.LIGHT: Palette(
        surface="#ffffff",
        ink="#1a2330",
        muted="#515d6d",
        grid="#d3dae3",
        gap="#8590a0",
        line="#1d5a85",
        bad="#b3261e",
        warn="#744600",
        other="#533a8b",
    ),
    Theme.DARK: Palette(
        surface="#19202a",
        ink="#e5eaf1",
        muted="#a6b1c0",
        grid="#3b4756",
        gap="#77859a",
        line="#8cc4ec",
        bad="#ff9d8f",
        warn="#f4cd7d",
        other="#cfc0f7",
    ),
}
MEASURES = {
    # shown at 600 to 1200 px, and 16 cm wide on paper
    Layout.PAGE: Measures(width=960, pad=20, plot=270, title=20, text=15, small=14, line=2.4, mark=7.5, ticks=5),
    Layout.CARD: Measures(width=375, pad=12, plot=165, title=15, text=12, small=12, line=2.0, mark=6.5, ticks=4),
}
