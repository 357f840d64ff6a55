"""Which contributors a person should look at first."""

from collections.abc import Iterable

from agent.domain.kpi.definition import KpiDefinition, Measure, Worst
from agent.domain.kpi.measure import value_of
from agent.domain.kpi.result import Contributor


def contributor(definition: KpiDefinition, key: str, numerator: float, denominator: float, n: int) -> Contributor:
    zero = definition.zero_over_nothing
    value = value_of(definition.measure, numerator, denominator, n, zero_over_nothing=zero)
    return Contributor(key, "", numerator, denominator, n, value)


def worst_contributors(definition: KpiDefinition, all_of_them: Iterable[Contributor], limit: int) -> list[Contributor]:
    """The ``limit`` worst: by what is missing, or by what counts; who did no harm is not named.

    A mean has no shortfall: there the lowest means come first.
    """
    if definition.worst is Worst.SHORTFALL and definition.measure is Measure.MEAN:
        return sorted(all_of_them, key=lambda each: (each.value is None, each.value, each.id))[:limit]
    harmful = [each for each in all_of_them if harm(definition, each) > 0]
    return sorted(harmful, key=lambda each: (-harm(definition, each), each.id))[:limit]


def harm(definition: KpiDefinition, each: Contributor) -> float:
    return each.denominator - each.numerator if definition.worst is Worst.SHORTFALL else each.numerator
