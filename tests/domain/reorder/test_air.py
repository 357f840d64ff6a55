"""Air freight: the gap until sea freight and no piece more."""

import pytest

from agent.domain.reorder.air import ShipmentCount, with_ratio
from agent.domain.reorder.planner import Planner
from agent.domain.reorder.steps import steps
from tests.domain.reorder.samples import AS_OF, TODAY, article, day, propose, rules


def test_what_is_missing_until_the_day_before_sea_freight_flies() -> None:
    found = Planner(rules(), TODAY).propose(article(air_cost=1.5), None, ShipmentCount(1, 99))
    air = found.air
    assert air is not None
    # 400 last 40 days; sea freight is here on day 63, so 22 days of 10 are missing at the end of day 62
    assert (air.gap, air.quantity, air.late) == (220, 220, 0)
    assert (air.air_arrival, air.sea_arrival) == (day(10), day(63))
    assert air.cost == pytest.approx(330)
    assert (air.before, air.after) == (1 / 99, 2 / 100)
    assert {"air", "air_cost", "air_ratio"} <= {step.id for step in steps(found, rules(), AS_OF)}


def test_nothing_flies_when_the_stock_lasts_until_the_sea_freight() -> None:
    assert propose(on_hand=630.0).air is None
    assert propose(on_hand=629.0).air is None  # day 63 itself is served by what arrives on it
    assert propose(on_hand=619.0).air is not None


def test_what_even_air_cannot_prevent_is_told() -> None:
    found = propose(on_hand=30.0)
    assert found.air is not None
    assert found.air.late == 60  # 9 days of 10 until the day before air freight arrives
    assert found.air.gap == 590
    assert "air_late" in [step.id for step in steps(found, rules(), AS_OF)]


def test_a_shortage_that_an_open_order_ends_before_air_could_is_told_and_nothing_flies() -> None:
    found = propose(on_hand=-40.0, receipts=[(day(-5), 9_000.0)])  # overdue: expected tomorrow
    assert found.air is not None
    assert (found.air.gap, found.air.quantity, found.air.late, found.air.after) == (0, 0, 40, None)
    ids = {step.id for step in steps(found, rules(), AS_OF)}
    assert "air_late" in ids
    assert not ids & {"air", "air_cost_unknown", "air_impossible"}


def test_an_open_order_that_comes_in_time_is_counted() -> None:
    found = propose(on_hand=30.0, receipts=[(day(3), 5_000.0)])
    assert found.air is None
    late = propose(on_hand=300.0, receipts=[(day(50), 5_000.0)])
    assert late.air is not None
    assert (late.proposed, late.air.gap, late.air.quantity) == (0, 190, 190)
    assert late.calls_for_action


def test_no_more_flies_than_is_ordered() -> None:
    found = propose(frame=100.0)
    assert found.air is not None
    assert (found.proposed, found.air.gap, found.air.quantity) == (100, 220, 100)


def test_unknown_cost_and_unknown_lead_time_are_told() -> None:
    assert "air_cost_unknown" in [step.id for step in steps(propose(), rules(), AS_OF)]
    slow = propose(lead_air=None)
    assert slow.air is not None
    assert (slow.air.quantity, slow.air.cost, slow.air.after) == (None, None, None)
    assert "air_impossible" in [step.id for step in steps(slow, rules(), AS_OF)]
    assert propose(lead_air=70.0).air is not None
    assert propose(lead_air=70.0).air.quantity is None  # type: ignore[union-attr]


def test_a_customer_without_shipments_has_no_ratio_before() -> None:
    assert with_ratio(None) == (None, 1.0)
    assert with_ratio(ShipmentCount(0, 0)) == (None, 1.0)
