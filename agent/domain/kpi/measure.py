"""From the sums over the counted units to a figure."""

from agent.domain.kpi.definition import Measure


def value_of(
    measure: Measure, numerator: float, denominator: float, units: int, *, zero_over_nothing: bool = False
) -> float | None:
    """The unrounded figure, or None: no unit was counted, or nothing stands below the line.

    A negative sum below the line (more credit notes than revenue) says nothing either.

    ``count``: the numerator. ``ratio`` and ``mean``: numerator / denominator. ``growth``: that minus 1.
    """
    if not units:
        return None
    if measure is Measure.COUNT:
        return numerator
    if denominator <= 0:
        return 0.0 if zero_over_nothing and numerator == denominator == 0 else None
    share = numerator / denominator
    return share - 1 if measure is Measure.GROWTH else share
