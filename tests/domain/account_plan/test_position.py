"""Where a customer stands: attractive or not, strong or not, and never a guess without data."""

import pytest

from agent.domain.account_plan.position import Quadrant, position
from tests.domain.account_plan.figures import kpi

STRONG = [kpi("call_off", 0.9), kpi("otif", 0.99), kpi("feedback_score", 9)]
BEHIND = [kpi("call_off", 0.6999), kpi("otif", 0.99), kpi("feedback_score", 9)]
GROWS, SHRINKS = [kpi("revenue_yoy", 0.1, None)], [kpi("revenue_yoy", -0.1, None)]
FIRST, LAST = {"N": 3.0, "A": 2.0, "B": 1.0}, {"N": 1.0, "A": 2.0, "B": 3.0}


@pytest.mark.parametrize(
    ("kpis", "revenues", "quadrant"),
    [
        ([*STRONG, *GROWS], LAST, Quadrant.INVEST),
        ([*STRONG, *SHRINKS], FIRST, Quadrant.INVEST),
        ([*STRONG, *SHRINKS], LAST, Quadrant.KEEP),
        ([*BEHIND, *GROWS], LAST, Quadrant.WIN),  # call-offs behind their plan are never a strong position
        ([*BEHIND, *SHRINKS], LAST, Quadrant.REVIEW),
        ([], FIRST, Quadrant.NO_DATA),
        (STRONG, {}, Quadrant.NO_DATA),
    ],
)
def test_the_quadrant_follows_from_the_figures(kpis: list, revenues: dict[str, float], quadrant: Quadrant) -> None:  # type: ignore[type-arg]
    assert position(kpis, "N", revenues).quadrant is quadrant


def test_the_rank_is_by_revenue_and_the_met_targets_are_counted() -> None:
    found = position(BEHIND, "N", FIRST)
    assert (found.rank, found.of, found.met, found.counted) == (1, 3, 2, 3)
