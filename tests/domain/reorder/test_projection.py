"""Run-out: first day below 0, by hand on small cases, and as laws on many."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import days_of_cover, expected, order_by, projection, run_out
from agent.domain.reorder.rules import OverdueRule
from tests.domain.reorder.samples import TODAY, article, day, rules

LAWS = settings(derandomize=True, max_examples=150)
HORIZON = Horizon(TODAY, 12)
stocks = st.floats(-50, 5_000)
receipts = st.lists(st.tuples(st.integers(1, 400), st.floats(0, 800)), max_size=5).map(sorted)
months = st.lists(st.one_of(st.none(), st.floats(0, 900)), min_size=1, max_size=13)


def days(on_hand: float, coming: list[tuple[int, float]], monthly: list[float | None]) -> int:
    found = run_out(on_hand, coming, monthly, HORIZON)
    return 10_000 if found is None else found


@pytest.mark.parametrize(
    ("on_hand", "coming", "expected_day"),
    [
        (80, [], 9),  # 8 days of 10 are left of November, December takes 10 a day: day 8 ends at 0, day 9 below
        (85, [], 9),
        (0, [], 1),
        (-1, [], 0),
        (80, [(9, 10.0)], 10),
        (80, [(9, 5.0)], 9),
        (80, [(10, 1000.0)], 9),  # comes a day too late
        (10, [(1, 10.0), (2, 10.0)], 4),
    ],
)
def test_the_first_day_below_zero(on_hand: float, coming: list[tuple[int, float]], expected_day: int) -> None:
    assert days(on_hand, coming, [300.0, 310.0, 310.0]) == expected_day


def test_without_demand_nothing_runs_out() -> None:
    assert days(5, [], [0.0, None]) == 10_000


@given(stocks, stocks, receipts, months)
@LAWS
def test_more_stock_never_runs_out_earlier(
    one: float, other: float, coming: list[tuple[int, float]], monthly: list[float | None]
) -> None:
    low, high = sorted((one, other))
    assert days(low, coming, monthly) <= days(high, coming, monthly)


@given(stocks, receipts, st.tuples(st.integers(1, 400), st.floats(0, 800)), months)
@LAWS
def test_one_more_open_receipt_never_brings_the_run_out_forward(
    on_hand: float, coming: list[tuple[int, float]], more: tuple[int, float], monthly: list[float | None]
) -> None:
    assert days(on_hand, coming, monthly) <= days(on_hand, sorted([*coming, more]), monthly)


@given(st.floats(0, 3_000), receipts, months)
@LAWS
def test_the_day_is_what_counting_day_by_day_gives(
    on_hand: float, coming: list[tuple[int, float]], monthly: list[float | None]
) -> None:
    balance, rates = on_hand, HORIZON.rates(monthly)
    slow = 10_000
    for offset in range(1, HORIZON.ends[len(monthly) - 1] + 1):
        month = next(at for at, end in enumerate(HORIZON.ends) if offset <= end)
        balance += sum(quantity for due, quantity in coming if due == offset) - rates[month]
        if balance < -1e-5:
            slow = offset
            break
    assert abs(days(on_hand, coming, monthly) - slow) <= (0 if slow < 10_000 else 10_000) or _is_a_tie(
        on_hand, coming, monthly
    )


def _is_a_tie(on_hand: float, coming: list[tuple[int, float]], monthly: list[float | None]) -> bool:
    """The balance touches 0 within rounding: either day is right."""
    return days(on_hand + 1e-3, coming, monthly) != days(on_hand - 1e-3, coming, monthly)


def test_overdue_receipts_are_shifted_or_dropped() -> None:
    coming = [(day(-3), 5.0), (day(0), 7.0), (day(4), 9.0)]
    assert expected(coming, TODAY, OverdueRule.SHIFT) == [(1, 5.0), (1, 7.0), (4, 9.0)]
    assert expected(coming, TODAY, OverdueRule.DROP) == [(1, 7.0), (4, 9.0)]


def test_the_rule_moves_the_run_out_and_is_told() -> None:
    late = article(on_hand=80.0, receipts=[(day(-1), 100.0)])
    shifted = projection(late, rules(), HORIZON)
    dropped = projection(late, rules(overdue=OverdueRule.DROP), HORIZON)
    assert shifted is not None
    assert dropped is not None
    assert (shifted.run_out, dropped.run_out) == (day(19), day(9))
    assert shifted.overdue == dropped.overdue == 100


def test_plan_counts_before_forecast_by_month() -> None:
    mixed = article(on_hand=100.0, plan=[300.0, None], forecast=[9_000.0, 0.0, 620.0])
    assert mixed.monthly() == [300.0, 0.0, 620.0]
    found = projection(mixed, rules(), HORIZON)
    assert found is not None
    assert found.run_out == dt.date(2027, 1, 2)  # 80 in November, none in December, 20 a day in January
    assert found.known_until == dt.date(2027, 1, 31)


def test_without_stock_there_is_no_projection() -> None:
    assert projection(article(on_hand=None), rules(), HORIZON) is None


def test_order_by_is_run_out_less_lead_time_and_buffer() -> None:
    assert order_by(dt.date(2027, 3, 1), 42.0, 7) == dt.date(2027, 1, 11)
    assert order_by(dt.date(2027, 3, 1), None, 7) is None


def test_the_curve_has_both_sides_of_a_receipt_and_ends_with_the_horizon() -> None:
    found = projection(article(on_hand=50.0, receipts=[(day(3), 40.0)]), rules(), HORIZON)
    assert found is not None
    points = dict(found.curve())
    assert (points[TODAY], points[day(2)], points[day(3)]) == (50, 30, 60)
    assert max(points) == dt.date(2027, 11, 30)
    assert found.run_out == day(10)
    assert points[day(10)] == pytest.approx(-10)
    assert found.lowest(0, 9) == pytest.approx(0)
    assert found.lowest(0, 12) == pytest.approx(-30)


def test_cover_is_usable_stock_over_daily_demand_and_null_without_demand() -> None:
    assert days_of_cover(article(on_hand=150.0, reserved=50.0), rules(), HORIZON) == pytest.approx(10, rel=0.02)
    assert days_of_cover(article(plan=[0.0] * 13), rules(), HORIZON) is None
    assert days_of_cover(article(plan=()), rules(), HORIZON) is None
    assert days_of_cover(article(on_hand=None), rules(), HORIZON) is None
    assert days_of_cover(article(on_hand=10.0, reserved=50.0), rules(), HORIZON) == 0


def test_months_are_spread_over_their_days_across_a_leap_february() -> None:
    leap = Horizon(dt.date(2028, 1, 31), 2)
    assert (leap.lengths, leap.ends) == ((31, 29, 31), (0, 29, 60))
    assert leap.within([310.0, 290.0, 310.0], 30) == pytest.approx(300)
