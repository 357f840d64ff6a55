import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.kpi.definition import Operator
from agent.domain.kpi.status import Status, gap, status_of, worst_first

PROPERTY = settings(derandomize=True, max_examples=200, deadline=None)
FIGURES = st.integers(-(10**6), 10**6).map(lambda thousandths: thousandths / 1000)
AT_LEAST, AT_MOST = Operator.AT_LEAST, Operator.AT_MOST


@pytest.mark.parametrize(
    ("value", "operator", "target", "status"),
    [
        (0.6996, AT_LEAST, 0.7, Status.BREACH),  # prints as 70,0 %
        (0.6999999, AT_LEAST, 0.7, Status.BREACH),
        (0.7, AT_LEAST, 0.7, Status.OK),
        (0.1 + 0.2, AT_MOST, 0.3, Status.OK),  # 0.30000000000000004
        (0.0100001, AT_MOST, 0.01, Status.BREACH),
        (0, AT_MOST, 0, Status.OK),
        (1, AT_MOST, 0, Status.BREACH),
        (None, AT_LEAST, 0.7, Status.NO_DATA),
        (None, AT_LEAST, None, Status.NO_DATA),
        (0.5, AT_LEAST, None, Status.NO_TARGET),
        (0.0, AT_MOST, None, Status.NO_TARGET),
    ],
)
def test_the_unrounded_figure_is_compared(
    value: float | None, operator: Operator, target: float | None, status: Status
) -> None:
    assert status_of(value, operator, target) is status


@PROPERTY
@given(FIGURES, FIGURES, st.sampled_from(Operator))
def test_a_missed_target_has_a_gap_and_a_met_one_has_none(value: float, target: float, operator: Operator) -> None:
    distance = gap(value, operator, target)
    if status_of(value, operator, target) is Status.BREACH:
        assert distance > 0
    else:
        assert distance <= 1e-8


@PROPERTY
@given(FIGURES, FIGURES)
def test_what_is_under_a_floor_is_not_over_the_same_ceiling(value: float, target: float) -> None:
    met = {status_of(value, operator, target) for operator in Operator}
    assert Status.OK in met


@PROPERTY
@given(st.lists(st.tuples(st.one_of(st.none(), FIGURES), st.one_of(st.none(), FIGURES)), max_size=12))
def test_the_worst_stands_first(pairs: list[tuple[float | None, float | None]]) -> None:
    ranked = sorted(
        (worst_first(status_of(*pair), gap(*pair)), status_of(*pair)) for pair in ((v, AT_LEAST, t) for v, t in pairs)
    )
    order = [Status.BREACH, Status.NO_DATA, Status.NO_TARGET, Status.OK]
    places = [order.index(status) for _, status in ranked]
    assert places == sorted(places)


def test_breaches_are_ordered_by_distance_in_units_of_the_target() -> None:
    interruptions = worst_first(Status.BREACH, gap(3, AT_MOST, 0))
    freight = worst_first(Status.BREACH, gap(0.03, AT_MOST, 0.01))
    otif = worst_first(Status.BREACH, gap(0.9, AT_LEAST, 0.98))
    assert sorted([otif, interruptions, freight]) == [interruptions, freight, otif]
