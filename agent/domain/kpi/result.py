"""A figure with everything that makes it checkable: what was counted, what was left out, and from which rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.domain.account import Account
from agent.domain.facts.info import RowKey
from agent.domain.kpi.age import Age
from agent.domain.kpi.definition import KpiDefinition, Measure, Variant
from agent.domain.kpi.measure import value_of
from agent.domain.kpi.period import Period
from agent.domain.kpi.status import Status, gap, status_of, worst_first

# KPI and account, by their ids
Whose = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the units of one customer, period and variant add up to.

    ``units`` counted, ``n`` of them with a figure (a day without events is a unit, but no event);
    ``exclusions`` counts units left out by reason; ``notes`` are codes of what must be told.
    ``rows``, of the units and of what they rest on, is None where nobody asked for the keys.
    """

    numerator: float = 0.0
    denominator: float = 0.0
    units: int = 0
    n: int = 0
    exclusions: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    rows: tuple[RowKey, ...] | None = None


NOTHING = Sums()


@dataclass(frozen=True, slots=True)
class VariantResult:
    """Another figure of the same rows; nobody compares it with the target."""

    variant: Variant
    value: float | None
    sums: Sums


@dataclass(frozen=True, slots=True)
class KpiResult:
    """One KPI of one account in one period. ``digest`` is the hash of the SQL and its parameters."""

    definition: KpiDefinition
    digest: str
    account: Account
    period: Period
    sums: Sums
    value: float | None
    target: float | None
    age: Age
    variants: tuple[VariantResult, ...] = ()

    @property
    def whose(self) -> Whose:
        return self.definition.id, self.account.id

    @property
    def status(self) -> Status:
        return status_of(self.value, self.definition.target.operator, self.target)

    @property
    def gap(self) -> float:
        """Distance from the target in units of the target; positive when it is missed."""
        return gap(self.value, self.definition.target.operator, self.target)

    @property
    def rank(self) -> tuple[int, float]:
        """Sorts the worst first."""
        return worst_first(self.status, self.gap)


@dataclass(frozen=True, slots=True)
class Contributor:
    """What moved a figure most: an article, a contact, a contract …; ``name`` is empty where there is none."""

    id: str
    name: str
    numerator: float
    denominator: float
    n: int
    value: float | None


def result_of(
    definition: KpiDefinition,
    digest: str,
    account: Account,
    period: Period,
    sums: Mapping[str, Sums],
    target: float | None,
    age: Age,
) -> KpiResult:
    """The figure and its variants from what the units add up to, by variant (``""`` is the main figure)."""
    main = sums.get("", NOTHING)
    variants = tuple(_variant(definition, each, sums.get(each.id, NOTHING)) for each in definition.variants)
    value = _value(definition, definition.measure, main)
    return KpiResult(definition, digest, account, period, main, value, target, age, variants)


def _variant(definition: KpiDefinition, variant: Variant, sums: Sums) -> VariantResult:
    return VariantResult(variant, _value(definition, variant.measure, sums), sums)


def _value(definition: KpiDefinition, measure: Measure, sums: Sums) -> float | None:
    zero = definition.zero_over_nothing
    return value_of(measure, sums.numerator, sums.denominator, sums.units, zero_over_nothing=zero)
