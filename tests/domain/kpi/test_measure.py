import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.kpi.definition import Measure
from agent.domain.kpi.measure import value_of

PROPERTY = settings(derandomize=True, max_examples=200, deadline=None)
SUMS = st.floats(0, 1e9)


@pytest.mark.parametrize(
    ("measure", "numerator", "denominator", "value"),
    [
        (Measure.RATIO, 3, 4, 0.75),
        (Measure.RATIO, 6, 4, 1.5),  # over 100 % is shown, not capped
        (Measure.RATIO, 0, 4, 0.0),
        (Measure.RATIO, 3, 0, None),
        (Measure.RATIO, 0, 0, None),
        (Measure.RATIO, 3, -4, None),
        (Measure.MEAN, 24, 3, 8.0),
        (Measure.GROWTH, 110, 100, pytest.approx(0.1)),
        (Measure.GROWTH, 110, 0, None),
        (Measure.COUNT, 0, 0, 0),
        (Measure.COUNT, 2, 0, 2),
    ],
)
def test_sums_make_the_figure(measure: Measure, numerator: float, denominator: float, value: float | None) -> None:
    assert value_of(measure, numerator, denominator, 5) == value


def test_nothing_over_nothing_is_zero_where_the_definition_says_so() -> None:
    assert value_of(Measure.RATIO, 0, 0, 2, zero_over_nothing=True) == 0
    assert value_of(Measure.RATIO, 5, 0, 2, zero_over_nothing=True) is None


@PROPERTY
@given(st.sampled_from(Measure), SUMS, SUMS, st.booleans())
def test_without_a_counted_unit_there_is_no_figure(
    measure: Measure, numerator: float, denominator: float, zero: bool
) -> None:
    assert value_of(measure, numerator, denominator, 0, zero_over_nothing=zero) is None
