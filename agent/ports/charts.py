"""Drawing of charts: the same picture for page, chat card, Word file and PDF."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from agent.domain.charts import Chart, Layout, Theme
from agent.domain.language import Language


class Charts(Protocol):
    """The same input gives the same bytes. The text alternative is `Chart.alt`, the data `Chart.table`."""

    def svg(self, chart: Chart, language: Language, theme: Theme = Theme.LIGHT, layout: Layout = Layout.PAGE) -> str:
        """A document that needs no script, style sheet, font or image, to be served alone or put into a page."""
        ...

    def png(
        self,
        chart: Chart,
        language: Language,
        theme: Theme = Theme.LIGHT,
        width: int = 1200,
        layout: Layout | None = None,
    ) -> bytes:
        """``width`` in pixels, the height follows; without a layout a narrow picture is a card.

        Raises BadInput ``charts.width`` for a width below 200 or above 4000.
        """
        ...


@dataclass(frozen=True, slots=True)
class ContractMonth:
    """Pieces of one month of a frame contract; ``contract_quantity`` is that of the whole contract."""

    month: date
    planned: float
    called_off: float
    contract_quantity: float | None


class CallOffs(Protocol):
    def months(self, customers: Collection[str], contract: str, today: date) -> Sequence[ContractMonth]:
        """Every month of a contract of one of these customers; empty when it is none. Raises Unavailable."""
        ...
