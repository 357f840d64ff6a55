"""Stock, purchase orders, plans and forecasts by article; what people set; the forecast run."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from agent.domain.facts.info import RowKey
from agent.domain.reorder.air import ShipmentCount
from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.causes import CallOffHistory
from agent.domain.reorder.customer_reorder import FrameLine
from agent.domain.reorder.need import Gate
from agent.domain.reorder.override import Override
from agent.domain.reorder.rules import ServiceRules
from agent.ports.core import PolicyProblem


@dataclass(frozen=True, slots=True)
class Candidates:
    """Articles of a scope that may need something, by id; all others surely do not. Who asks decides.

    ``checked`` counts the whole scope, ``missing`` those of it without an input, by the first that lacks.
    """

    articles: Sequence[ArticleSupply]
    checked: int
    missing: Mapping[Gate, int]


class Supply(Protocol):
    """The inputs of proposals. ``customers`` are ids: what belongs to others is never returned.

    An article belongs to its customer, or without one to the customers of its contract lines.
    """

    def articles(
        self, customers: Collection[str], rules: ServiceRules, today: date, only: Collection[str] | None = None
    ) -> Sequence[ArticleSupply]:
        """By id. ``only``: those of these ids that belong to the scope; None: all of it."""
        ...

    def due(
        self, customers: Collection[str], rules: ServiceRules, today: date, overridden: Collection[str] = ()
    ) -> Candidates:
        """Articles that may be below their reorder point or run short before sea freight, and the ``overridden``."""
        ...

    def running_out(self, customers: Collection[str], rules: ServiceRules, today: date, days: int) -> Candidates:
        """Articles with a stock row that ran empty or may run out within ``days``."""
        ...

    def histories(
        self, customers: Collection[str], articles: Collection[str], rules: ServiceRules, today: date
    ) -> Mapping[str, CallOffHistory]:
        """What happened lately to these articles, by id."""
        ...

    def frame_lines(
        self, customers: Collection[str], rules: ServiceRules, today: date, article: str | None = None
    ) -> Sequence[FrameLine]:
        """The lines of frame contracts in force, by contract and article."""
        ...

    def shipments(self, customers: Collection[str], days: int, today: date) -> Mapping[str, ShipmentCount]:
        """Shipments of the last ``days`` days by customer id; unknown modes are left out."""
        ...

    def rows(
        self, customers: Collection[str], articles: Collection[str], rules: ServiceRules, today: date
    ) -> Mapping[str, Sequence[RowKey]]:
        """The rows behind the figures, by article id. Rows of other customers are not named."""
        ...


class Overrides(Protocol):
    """Quantities that people set in place of proposed ones, one an article."""

    def all(self) -> Mapping[str, Override]:
        """By article id."""
        ...

    def put(self, override: Override) -> None:
        """Store it in place of an earlier one."""
        ...

    def remove(self, article_id: str) -> bool:
        """True when there was one."""
        ...


class ServiceLevels(Protocol):
    """The rules of `policies/service_levels.yaml`."""

    def rules(self) -> ServiceRules:
        """Raises BadInput ``policies.invalid``."""
        ...

    def problems(self) -> Sequence[PolicyProblem]: ...


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """One forecast run. ``articles`` got a forecast; ``models`` counts them by the model that was chosen.

    ``silent`` articles had no demand at all in their series, ``short`` ones too few weeks; they get none.
    ``version`` is the version of the facts that holds the result.
    """

    version: str
    weeks: int
    horizon: int
    articles: int
    silent: int
    short: int
    models: Mapping[str, int] = field(default_factory=dict)


class Forecaster(Protocol):
    def run(self, today: date, progress: Callable[[int, int], None] = ...) -> ForecastReport:
        """Forecast every article from its order history and store the result with the facts.

        ``progress`` is told how many articles of how many are done.

        Raises Unavailable ``facts.none``, Conflict when the facts changed or are being built meanwhile.
        """
        ...
