"""Charts of one account as images for a document. What the reader may not see, or has no data, is left out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from agent.domain.charts import Chart, Layout, Theme
from agent.domain.document_model.block import Image, Picture
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports.charts import Charts
from agent.services.kpis import Kpis
from agent.services.pictures import Pictures
from agent.services.reorders import Reorders

RUN_OUT_DAYS = 30
_Made = TypeVar("_Made")
_HALF, _WHOLE = 750, 1200  # px, of 8 and 17 cm


@dataclass(frozen=True, slots=True)
class DocumentPictures:
    pictures: Pictures
    charts: Charts
    kpis: Kpis
    reorders: Reorders

    @property
    def today(self) -> date:
        return self.pictures.clock.now().date()

    def trend(self, user: User, kpi: str, account: str, language: Language, period: str | None = None) -> Chart | None:
        """None where there is not a single figure."""
        chart = _made(lambda: self.pictures.kpi_trend(user, kpi, account, language, period))
        return chart if chart is not None and chart.values else None

    def contract(self, user: User, contract: str, account: str) -> Chart | None:
        return _made(lambda: self.pictures.call_off(user, contract, account))

    def worst_contract(self, user: User, account: str) -> Chart | None:
        """The frame contract that lacks most call-offs."""
        found = _made(lambda: self.kpis.contributors(user, "call_off", account, limit=1))
        return self.contract(user, found[0].id, account) if found else None

    def worst_article(self, user: User, account: str) -> Chart | None:
        """The article that is empty, or will be first."""
        found = _made(lambda: self.reorders.run_outs(user, account, RUN_OUT_DAYS).run_outs)
        return self.article(user, found[0].article.id) if found else None

    def article(self, user: User, article: str) -> Chart | None:
        return _made(lambda: self.pictures.run_out(user, article))

    def side_by_side(self, charts: Iterable[Chart | None], language: Language) -> tuple[Picture, ...]:
        """Two in a row; the last one alone is drawn over the whole width."""
        drawn = [chart for chart in charts if chart is not None]
        rows = [drawn[at : at + 2] for at in range(0, len(drawn), 2)]
        return tuple(Picture(tuple(self._images(row, language))) for row in rows)

    def small(self, charts: Iterable[Chart | None], language: Language) -> tuple[Picture, ...]:
        """Below each other, for a narrow column."""
        drawn = [chart for chart in charts if chart is not None]
        return tuple(Picture((self._image(chart, language, Layout.CARD, _HALF),)) for chart in drawn)

    def _images(self, row: Sequence[Chart], language: Language) -> Iterable[Image]:
        layout, width = (Layout.CARD, _HALF) if len(row) > 1 else (Layout.PAGE, _WHOLE)
        return [self._image(chart, language, layout, width) for chart in row]

    def _image(self, chart: Chart, language: Language, layout: Layout, width: int) -> Image:
        return Image(self.charts.png(chart, language, Theme.LIGHT, width, layout), chart.alt(language))


def _made(make: Callable[[], _Made]) -> _Made | None:
    try:
        return make()
    except KamError:  # somebody else's, or no data: a document without this picture
        return None
