"""The sheet of a chart: px from its top left corner, growing downwards as things are added."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from agent.adapters.charts.drawing import fonts
from agent.adapters.charts.theme import MEASURES, PALETTES
from agent.domain.charts import Layout, Theme


class Side(StrEnum):
    """Which end of a text stands at its place."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


_PER_INCH = 72.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """``dash``: lengths of stroke and gap in px; empty: solid."""

    color: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """``shape`` as matplotlib names it; ``filled`` or an outline on the surface."""

    shape: str
    color: str
    filled: bool = True
    scale: float = 1.0


class Frame:
    """Draws in px; ``y`` is where the next thing goes."""

    def __init__(self, theme: Theme, layout: Layout) -> None:
        self.layout = layout
        self.colors = PALETTES[theme]
        self.size = MEASURES[layout]
        self.figure = Figure(figsize=(self.size.width / _PER_INCH, 1), dpi=_PER_INCH, facecolor=self.colors.surface)
        self._place = Affine2D()  # set when the height is known
        self._px = self._place + self.figure.dpi_scale_trans
        self._order = 0
        self.y = self.size.pad

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.size.width - 2 * self.size.pad

    def finish(self) -> Figure:
        """The figure, as high as what was drawn."""
        height = round(self.y + self.size.pad)
        self.figure.set_size_inches(self.size.width / _PER_INCH, height / _PER_INCH)
        self._place.scale(1 / _PER_INCH, -1 / _PER_INCH).translate(0, height / _PER_INCH)
        return self.figure

    def line(self, points: Sequence[Point], stroke: Stroke) -> None:
        drawn = Line2D(*_columns(points), color=stroke.color, linewidth=stroke.width)
        drawn.set_dashes(stroke.dash)
        drawn.set(solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="round")
        self._add(drawn)

    def marks(self, points: Sequence[Point], mark: Mark) -> None:
        if not points:
            return
        inside = mark.color if mark.filled else self.colors.surface
        self._add(
            Line2D(
                *_columns(points),
                linestyle="none",
                marker=mark.shape,
                markersize=self.size.mark * mark.scale,
                markerfacecolor=inside,
                markeredgecolor=mark.color,
                markeredgewidth=1.6,
            )
        )

    def area(self, points: Sequence[Point], color: str, hatch: str = "") -> None:
        """Filled, or hatched without an outline."""
        patch = Polygon(list(points), closed=True, facecolor="none" if hatch else color, linewidth=0)
        if hatch:
            patch.set(hatch=hatch, hatchcolor=color)
        self._add(patch)

    def box(self, left: float, top: float, right: float, bottom: float, color: str, hatch: str = "") -> None:
        self.area([(left, top), (right, top), (right, bottom), (left, bottom)], color, hatch)

    def text(
        self,
        at: Point,
        text: str,
        side: Side = Side.LEFT,
        size: float | None = None,
        color: str | None = None,
        bold: bool = False,
    ) -> None:
        """One line, vertically centred on ``at``."""
        drawn = Text(*at, fonts.drawable(text), color=color or self.colors.ink, horizontalalignment=side.value)
        drawn.set(fontproperties=fonts.font(size or self.size.small, bold), verticalalignment="center_baseline")
        self._add(drawn)

    def paragraph(self, text: str, size: float, lines: int, color: str, bold: bool = False) -> None:
        """Wrapped lines below what is there."""
        for line in fonts.wrap(fonts.drawable(text), size, bold, self.inner, lines):
            self.text((self.size.pad, self.y + 0.65 * size), line, Side.LEFT, size, color, bold)
            self.y += 1.3 * size

    def _add(self, artist: Artist) -> None:
        """On top of what came before."""
        self._order += 1
        artist.set_zorder(self._order)
        artist.set_transform(self._px)
        self.figure.add_artist(artist)


def _columns(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]
