"""What KPIs need from outside: their definitions, and the sums over the rows of the facts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from agent.domain.history import AccountPlan, Escalation
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.period import Period
from agent.domain.kpi.result import Contributor, Sums
from agent.domain.kpi.targets import TargetRow


@dataclass(frozen=True, slots=True)
class KpiQuestion:
    """For whom and when. ``escalations`` and ``plans`` are the state of these customers, where a KPI reads it."""

    customer_ids: Sequence[str]
    periods: Sequence[Period]
    today: dt.date
    escalations: Sequence[Escalation] = ()
    plans: Sequence[AccountPlan] = ()


# period (its ISO text), customer, variant ("" is the main figure)
SumKey = tuple[str, str, str]


class KpiCatalogue(Protocol):
    def definitions(self) -> Sequence[KpiDefinition]:
        """All KPIs, in the order of the file. Raises BadInput ``policies.invalid``."""
        ...


class KpiFacts(Protocol):
    """Raises Unavailable ``facts.none`` without facts, BadInput ``kpi.parameters`` where SQL and catalogue differ."""

    def digest(self, definition: KpiDefinition) -> str:
        """Twelve hex digits over SQL and parameters: they change with every change of either."""
        ...

    def reads_state(self, definition: KpiDefinition) -> bool:
        """Whether the figure needs escalations or account plans."""
        ...

    def sums(self, definition: KpiDefinition, question: KpiQuestion, *, rows: bool) -> Mapping[SumKey, Sums]:
        """All periods, customers and variants in one query. ``rows``: with the keys behind the main figure."""
        ...

    def contributors(self, definition: KpiDefinition, question: KpiQuestion, limit: int) -> Sequence[Contributor]:
        """The ``limit`` worst contributors to the main figure, the worst first."""
        ...

    def targets(self) -> Sequence[TargetRow]: ...
