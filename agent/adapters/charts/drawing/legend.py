"""What the marks and lines mean, in rows above the plot."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.charts.drawing.fonts import fitting, width
from agent.adapters.charts.drawing.frame import Frame, Mark, Stroke

HATCH = "////"
_SAMPLE = 24.0
_AFTER = 6.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A text behind a sample of its line, mark or hatching (a colour); without any: the text alone."""

    text: str
    stroke: Stroke | None = None
    mark: Mark | None = None
    hatch: str | None = None

    @property
    def sample(self) -> float:
        """Px that the sample takes."""
        if self.stroke or self.hatch:
            return _SAMPLE + _AFTER
        return _SAMPLE / 2 + _AFTER if self.mark else 0.0


def legend(frame: Frame, *groups: Sequence[Entry]) -> None:
    """Entries side by side, in as many rows as they need; a group that fits into one row is not torn."""
    row, left = 1.5 * frame.size.small, frame.size.pad
    x = left
    for group in groups:
        if x > left and x + _room(frame, group) > left + frame.inner:
            x, frame.y = left, frame.y + row
        for entry in group:
            if x > left and x + _takes(frame, entry) > left + frame.inner:
                x, frame.y = left, frame.y + row
            _draw(frame, entry, x, frame.y + row / 2)
            x += _takes(frame, entry) + _between(frame)
    frame.y += row if x > left else 0


def _draw(frame: Frame, entry: Entry, x: float, y: float) -> None:
    text = fitting(entry.text, frame.size.small, False, frame.inner - entry.sample)
    _sample(frame, entry, x, y)
    frame.text((x + entry.sample, y), text, color=frame.colors.muted)


def _takes(frame: Frame, entry: Entry) -> float:
    return min(entry.sample + width(entry.text, frame.size.small), frame.inner)


def _room(frame: Frame, group: Sequence[Entry]) -> float:
    return sum(_takes(frame, entry) + _between(frame) for entry in group) - _between(frame)


def _between(frame: Frame) -> float:
    return 1.3 * frame.size.small


def _sample(frame: Frame, entry: Entry, x: float, y: float) -> None:
    if entry.hatch:
        frame.box(x, y - 6, x + _SAMPLE, y + 6, entry.hatch, HATCH)
    if entry.stroke:
        frame.line([(x, y), (x + _SAMPLE, y)], entry.stroke)
    if entry.mark:
        frame.marks([(x + (_SAMPLE / 2 if entry.stroke else _SAMPLE / 4), y)], entry.mark)
