"""What a KPI is: formula, unit, target and period, as the company edits it in `policies/kpis.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, get_args

from agent.domain.facts.info import FactClass
from agent.domain.identity import Role, User
from agent.domain.kpi.period import Latest
from agent.domain.nda.policy import Bilingual

# one value of a definition's parameters: bound into its SQL, never pasted
Parameter = str | float | bool | None | tuple[str, ...] | tuple[float, ...]

# who reads figures that show what the company earns with a customer
MONEY_READERS = (Role.KAM, Role.HEAD_OF_SALES)

# KPIs whose sums are EUR though the figure is a ratio
_OVER_MONEY = ("call_off", "revenue_yoy", "contribution_margin")

KpiId = Literal[
    "otif",
    "supply_interruptions",
    "emergency_air_freight",
    "call_off",
    "account_plan",
    "forecast_deviation",
    "demand_overview",
    "qualified_contacts",
    "monthly_contacts",
    "feedback_score",
    "feedback_participation",
    "cross_selling",
    "revenue_yoy",
    "contribution_margin",
    "escalations_documented",
    "escalations_on_time",
    "replenishment_upkeep",
    "contracts_active",
]
KPI_IDS: tuple[str, ...] = get_args(KpiId)


class Unit(StrEnum):
    """How a value is shown. Ratios run from 0 to 1 (growth from -1), money is EUR."""

    RATIO = "ratio"
    COUNT = "count"
    SCORE = "score"
    MONEY = "money"


class Measure(StrEnum):
    """How the sums over the counted units make the value; see `agent.domain.kpi.measure`."""

    RATIO = "ratio"
    COUNT = "count"
    MEAN = "mean"
    GROWTH = "growth"


class Operator(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Frequency(StrEnum):
    """How often the role reports on it."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    ONGOING = "ongoing"


class Worst(StrEnum):
    """What makes a contributor a bad one: what is missing (denominator - numerator), or what counts."""

    SHORTFALL = "shortfall"
    NUMERATOR = "numerator"


@dataclass(frozen=True, slots=True)
class Target:
    """``value`` None: nobody has set it. It is compared with the unrounded figure."""

    operator: Operator
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Another figure of the same rows, shown beside the main one and never compared with its target."""

    id: str
    name: Bilingual
    unit: Unit
    measure: Measure


@dataclass(frozen=True, slots=True)
class KpiDefinition:
    """One KPI. ``source`` names the lines of the role description that it comes from.

    ``zero_over_nothing``: 0 / 0 reads 0 when units were counted, else None. ``contributor`` says what
    the units are grouped by to answer "why" (article, contact, contract, mode …).
    """

    id: str
    version: str
    name: Bilingual
    formula: Bilingual
    unit: Unit
    measure: Measure
    target: Target
    latest: Latest
    frequency: Frequency
    fact_class: FactClass
    source: str
    action: Bilingual
    zero_over_nothing: bool = False
    contributor: str | None = None
    worst: Worst = Worst.SHORTFALL
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()

    @property
    def is_internal(self) -> bool:
        """Never in a text for a customer."""
        return self.fact_class in (FactClass.INTERNAL, FactClass.SECRET)

    def sums_in_euros(self, variant: str = "") -> bool:
        """Whether numerator and denominator of the figure, or of this variant, are money."""
        basis = variant or self.parameters.get("basis")
        return self.id in _OVER_MONEY or basis == "freight_cost" or self._unit_of(variant) is Unit.MONEY

    def _unit_of(self, variant: str) -> Unit:
        return next((each.unit for each in self.variants if each.id == variant), self.unit)

    @property
    def readers(self) -> tuple[Role, ...]:
        """The roles that may read it, each for its accounts: internal money is not for everybody who sees them."""
        money = Unit.MONEY in (self.unit, *(each.unit for each in self.variants))
        restricted = self.fact_class is FactClass.SECRET or (self.is_internal and money)
        return MONEY_READERS if restricted else tuple(Role)

    def may_be_read_by(self, user: User) -> bool:
        return bool(user.roles & set(self.readers))
