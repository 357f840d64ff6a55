"""One frame contract: its terms, and its call-off article by article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from agent.domain.facts.info import RowKey
from agent.domain.kpi.definition import KpiDefinition
from agent.ports.kpis import KpiQuestion


@dataclass(frozen=True, slots=True)
class Term:
    """A row of ``frame_contracts``: first and last day, both included; ``notice`` is the last day to give notice."""

    contract: str
    first: date
    last: date
    notice: date | None = None


@dataclass(frozen=True, slots=True)
class ContractArticle:
    """``due`` and ``called_off`` are pieces up to the day asked, ``quantity`` those of the whole contract.

    ``price`` is EUR a piece, ``lead_days`` calendar days by sea; None: not known. ``planned``: due by a call-off plan,
    else evenly over the term. ``rows`` are the lines behind the figures.
    """

    article: str
    name: str
    due: float | None
    called_off: float | None
    quantity: float
    price: float | None
    lead_days: float | None
    planned: bool
    rows: tuple[RowKey, ...]


@dataclass(frozen=True, slots=True)
class StockRow:
    """A row of ``stock``, pieces."""

    id: str
    article: str
    on_hand: float


class ContractStandings(Protocol):
    """Raises as `KpiFacts.sums`."""

    def terms(self, account_id: str) -> Sequence[Term]:
        """The frame contracts of a customer, by id."""
        ...

    def articles(self, definition: KpiDefinition, question: KpiQuestion, contract: str) -> Sequence[ContractArticle]:
        """The articles that count in the contract's figure, by id."""
        ...

    def stock(self, articles: Sequence[str]) -> Sequence[StockRow]:
        """What lies in our stock of these articles, by article."""
        ...
