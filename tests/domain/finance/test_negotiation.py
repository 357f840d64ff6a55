"""Limits keep the corridor, whatever today's price; effects follow from volumes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.finance.margin import MarginRule
from agent.domain.finance.negotiation import STEPS, Base, cents_up, effects, limits

RULE = MarginRule(target=0.28, corridor_from=0.23, minimum=0.18)


@given(
    price=st.floats(0.05, 5_000),
    share=st.floats(0.2, 1.3),
    corridor=st.floats(0.01, 0.5),
    above=st.floats(0, 0.3),
)
def test_opening_target_walk_away_and_floor_stand_in_this_order(
    price: float, share: float, corridor: float, above: float
) -> None:
    rule = MarginRule(corridor + above, corridor, 0.0)
    base = Base("A", 1_000, price, price * share)
    found = limits(base, rule)
    assert found.opening >= found.target >= found.walk_away >= found.floor
    assert (found.floor - base.cost) / found.floor >= corridor - 1e-6  # cents are rounded up


def test_a_good_margin_is_not_given_away_down_to_the_corridor() -> None:
    found = limits(Base("A", 1, 10.0, 5.0), RULE)
    assert found.floor == 6.5
    assert found.walk_away == 9.7
    assert found.target == 10.0
    assert found.opening == 10.2


def test_a_price_below_the_corridor_is_walked_away_from_at_the_floor() -> None:
    found = limits(Base("A", 1, 8.27, 7.61), RULE)
    assert found.floor == found.walk_away == 9.89
    assert found.target == 10.57


def test_effects_are_recomputed_from_volumes() -> None:
    bases = [Base("A", 1_000, 10.0, 8.0), Base("B", 200, 5.0, 3.0)]
    found = {each.step: each for each in effects(bases)}
    assert list(found) == list(STEPS)
    assert found[-0.05].revenue == pytest.approx(10_450)
    assert found[-0.05].contribution == pytest.approx(10_450 - 8_600)
    assert found[-0.05].difference == pytest.approx(-550)
    assert found[0.01].margin == pytest.approx((11_110 - 8_600) / 11_110)


def test_whole_cents_stay() -> None:
    assert cents_up(1.1 * 3) == 3.3  # 3.3000000000000003
    assert cents_up(3.301) == 3.31
