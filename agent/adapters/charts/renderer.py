"""The charts port on matplotlib."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from agent.adapters.charts.library import load
from agent.adapters.charts.theme import MEASURES
from agent.domain.charts import Chart, Layout, Theme
from agent.domain.errors import BadInput
from agent.domain.language import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LEAST, _MOST = 200, 4000
_CARD_BELOW = 640  # px


class MatplotlibCharts:
    """``cache``: folder in which matplotlib keeps its list of fonts. Threads may share one object."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def svg(self, chart: Chart, language: Language, theme: Theme = Theme.LIGHT, layout: Layout = Layout.PAGE) -> str:
        figure = self._figure(chart, language, theme, layout)
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        from agent.adapters.charts.svg import clean_svg

        drawn = io.BytesIO()
        FigureCanvasSVG(figure).print_svg(drawn, metadata={"Date": None})  # type: ignore[no-untyped-call]
        return clean_svg(drawn.getvalue(), chart, language)

    def png(
        self,
        chart: Chart,
        language: Language,
        theme: Theme = Theme.LIGHT,
        width: int = 1200,
        layout: Layout | None = None,
    ) -> bytes:
        """Raises BadInput ``charts.width``."""
        if not _LEAST <= width <= _MOST:
            raise BadInput("charts.width", width=width, least=_LEAST, most=_MOST)
        chosen = layout or (Layout.CARD if width < _CARD_BELOW else Layout.PAGE)
        figure = self._figure(chart, language, theme, chosen)
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        figure.set_dpi(72 * width / MEASURES[chosen].width)
        drawn = io.BytesIO()
        FigureCanvasAgg(figure).print_png(drawn, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return drawn.getvalue()

    def _figure(self, chart: Chart, language: Language, theme: Theme, layout: Layout) -> "Figure":
        load(self._cache)
        from agent.adapters.charts.drawing import draw

        return draw(chart, language, theme, layout)
