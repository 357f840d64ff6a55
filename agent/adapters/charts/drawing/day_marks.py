"""Days that matter: vertical lines with their labels above the plot."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.charts.drawing import lanes
from agent.adapters.charts.drawing.fonts import width
from agent.adapters.charts.drawing.frame import Frame, Side, Stroke
from agent.adapters.charts.drawing.plot import GAP, Plot
from agent.adapters.charts.drawing.scales import Scale


@dataclass(frozen=True, slots=True)
class DayMark:
    day: dt.date
    text: str
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class PlacedMarks:
    """Marks with the place of their label."""

    marks: Sequence[DayMark]
    spots: Sequence[lanes.Placed]


def reserve(frame: Frame, days: Scale, marks: Sequence[DayMark]) -> PlacedMarks:
    """Find a place for each label and leave room for them above the plot that follows."""
    labels = [(days.day(mark.day), width(mark.text, frame.size.small, bold=True)) for mark in marks]
    spots = lanes.place(labels, frame.size.pad, frame.size.width - frame.size.pad, GAP)
    frame.y += _row(frame) * (max((spot.lane for spot in spots), default=-1) + 1)
    return PlacedMarks(marks, spots)


def draw(frame: Frame, plot: Plot, days: Scale, placed: PlacedMarks) -> None:
    for mark, spot in zip(placed.marks, placed.spots, strict=True):
        x, y = days.day(mark.day), plot.top - _row(frame) * (spot.lane + 0.7)
        is_under = spot.left < x < spot.right
        frame.line([(x, y + (0.7 if is_under else -0.5) * frame.size.small), (x, plot.bottom)], mark.stroke)
        # anchored at the line, so that it stays beside it in a narrower font
        at, side = (spot.right, Side.RIGHT) if spot.right < x else (spot.left, Side.LEFT)
        frame.text((at, y), mark.text, side, color=mark.stroke.color, bold=True)


def _row(frame: Frame) -> float:
    return 1.45 * frame.size.small
