"""The purchase proposal: its arithmetic by hand, its laws, and that every step is told."""

import math
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.account import AccountClass
from agent.domain.reorder.need import Gate
from agent.domain.reorder.override import Override
from agent.domain.reorder.planner import Planner
from agent.domain.reorder.proposal import DemandSource
from agent.domain.reorder.rules import OverdueRule
from agent.domain.reorder.steps import is_computed, is_estimated, steps
from tests.domain.reorder.samples import AS_OF, TODAY, article, day, propose, rules

LAWS = settings(derandomize=True, max_examples=150)
amounts = st.one_of(st.none(), st.floats(0, 3_000))
articles = st.fixed_dictionaries(
    {
        "on_hand": st.floats(-100, 4_000),
        "reserved": st.floats(0, 500),
        "moq": amounts,
        "order_multiple": st.one_of(st.none(), st.sampled_from([1.0, 12.0, 50.0, 250.0])),
        "frame": st.one_of(st.none(), st.floats(0, 5_000)),
        "unit_cost": amounts,
        "ordering_cost": amounts,
        "holding_rate": st.one_of(st.none(), st.floats(0, 0.5)),
        "sigma": st.one_of(st.none(), st.floats(0, 200)),
        "lead_deviation": st.one_of(st.none(), st.floats(0, 4)),
        "receipts": st.lists(st.tuples(st.integers(-30, 200).map(day), st.floats(1, 900)), max_size=3),
    }
)


def told(**values: Any) -> list[str]:
    return [step.id for step in steps(propose(**values), rules(), AS_OF)]


def test_the_arithmetic_by_hand() -> None:
    found = propose(lead_deviation=0.5, lead_orders=4, receipts=[(day(20), 100.0)], reserved=50.0, on_hand=400.0)
    # 63 days of lead time and 7 of review: 8 × 10 in November, 310 in December and in January less a day
    assert found.need.position == 450
    assert found.need.demand == pytest.approx(700)
    assert (found.demand_lead, found.demand_review) == pytest.approx((630, 70))
    expected = NormalDist().inv_cdf(0.97) * math.sqrt(10 * 20**2 + 70**2 * 0.5**2)
    assert found.need.safety == pytest.approx(expected)
    assert found.gate is Gate.ORDER
    assert found.lot is not None
    assert found.lot.need == pytest.approx(700 + expected - 450)
    assert found.proposed == math.ceil(700 + expected - 450)
    assert (found.run_out, found.order_by) == (day(51), day(51 - 63 - 7))


def test_demand_is_the_larger_of_plan_and_forecast() -> None:
    by_plan = propose(forecast=[100.0] * 13)
    by_forecast = propose(forecast=[600.0] * 13)
    assert (by_plan.demand_source, by_forecast.demand_source) == (DemandSource.PLAN, DemandSource.FORECAST)
    assert by_forecast.need.demand > by_plan.need.demand == pytest.approx(700)
    assert propose(plan=(), forecast=[300.0] * 13, model="TSB").demand_source is DemandSource.MODEL


def test_an_article_with_enough_is_proposed_nothing_and_says_so() -> None:
    found = propose(on_hand=2_000.0)
    assert (found.gate, found.proposed, found.calls_for_action) == (Gate.ENOUGH, 0, False)
    assert "gate_enough" in told(on_hand=2_000.0)


@pytest.mark.parametrize(
    ("values", "gate"),
    [
        ({"on_hand": None}, Gate.NO_STOCK),
        ({"lead_sea": None}, Gate.NO_LEAD_TIME),
        ({"plan": (), "forecast": ()}, Gate.NO_DEMAND_DATA),
    ],
)
def test_what_is_missing_gives_null_and_is_told(values: dict[str, Any], gate: Gate) -> None:
    found = propose(**values)
    assert (found.gate, found.proposed, found.quantity, found.safety) == (gate, None, None, None)
    assert f"gate_{gate}" in told(**values)
    assert not is_computed(found)


def test_no_demand_and_no_shortage_orders_nothing_but_a_backlog_is_ordered() -> None:
    quiet: dict[str, Any] = {"plan": [0.0] * 13, "sigma": 0.0, "moq": 100.0}
    assert propose(on_hand=0.0, **quiet).gate is Gate.NO_NEED
    assert propose(on_hand=0.0, **quiet).proposed == 0
    assert propose(on_hand=-5.0, **quiet).proposed == 100


def test_open_orders_count_so_that_ordering_twice_proposes_nothing() -> None:
    first = propose(moq=500.0, order_multiple=50.0)
    assert first.proposed
    ordered = article(moq=500.0, order_multiple=50.0, receipts=[(day(63), first.proposed)])
    again = propose(ordered)
    assert (again.gate, again.proposed) == (Gate.ENOUGH, 0)


@pytest.mark.parametrize("rule", list(OverdueRule))
def test_overdue_orders_stay_in_the_position_and_the_rule_is_told(rule: OverdueRule) -> None:
    found = Planner(rules(overdue=rule), TODAY).propose(article(receipts=[(day(-5), 900.0)]))
    assert found.need.position == 1_300
    ids = [step.id for step in steps(found, rules(overdue=rule), AS_OF)]
    assert ("overdue_shifted" if rule is OverdueRule.SHIFT else "overdue_dropped") in ids


def test_every_rule_that_changes_the_quantity_is_told() -> None:
    costs = {"unit_cost": 2.0, "ordering_cost": 400.0, "holding_rate": 0.1}
    assert {"moq", "eoq_skipped", "no_frame"} <= set(told(moq=2_000.0))
    assert {"eoq", "multiple"} <= set(told(**costs, order_multiple=33.0))
    assert "eoq_unused" in told(unit_cost=900.0, ordering_cost=1.0, holding_rate=0.5)
    assert {"capped", "capped_below_moq", "capped_no_multiple"} <= set(
        told(moq=500.0, order_multiple=50.0, frame=123.0)
    )
    assert "frame_holds" in told(frame=9_999.0)
    assert {"lead_unknown", "sigma_forecast", "known_until", "beyond"} <= set(told())
    assert "lead_deviation" in told(lead_deviation=0.5, lead_orders=3)
    assert {"undated", "shared"} <= set(told(receipts=[(day(5), 9.0)], undated=9.0, accounts=2))


def test_a_missing_cost_is_named() -> None:
    found = next(step for step in steps(propose(unit_cost=2.0), rules(), AS_OF) if step.id == "eoq_skipped")
    assert found.values["missing"] == ("ordering_cost", "holding_rate")


def test_a_missing_error_is_replaced_by_a_share_of_demand_and_told() -> None:
    found = propose(sigma=None, sigma_source=None)
    assert found.need.sigma == pytest.approx(0.3 * 70)
    assert is_estimated(found)
    assert "sigma_fallback" in told(sigma=None, sigma_source=None)


def test_the_class_sets_the_service_level() -> None:
    key, c = (propose(account_class=each).need.safety for each in (AccountClass.KEY, AccountClass.C))
    assert key / c == pytest.approx(NormalDist().inv_cdf(0.98) / NormalDist().inv_cdf(0.9))


def test_ended_contracts_hold_nothing() -> None:
    found = propose(frame=0.0)
    assert (found.gate, found.proposed) == (Gate.ORDER, 0)


def test_a_lead_time_past_the_horizon_is_told() -> None:
    short = rules(horizon_months=1)
    found = Planner(short, TODAY).propose(article(plan=[300.0, 310.0]))
    assert "window_cut" in [step.id for step in steps(found, short, AS_OF)]


@given(articles)
@LAWS
def test_the_quantity_keeps_moq_and_multiple_unless_capped_and_said(values: dict[str, Any]) -> None:
    found = propose(**values)
    if found.gate is not Gate.ORDER or found.proposed is None:
        return
    ids = [step.id for step in steps(found, rules(), AS_OF)]
    if found.proposed < (values["moq"] or 0) or found.proposed % (values["order_multiple"] or 1) > 1e-6:
        assert "capped" in ids
    if values["frame"] is not None:
        assert found.proposed <= values["frame"]
    if "capped" not in ids:
        assert found.proposed >= found.need.reorder_point - found.need.position - 1e-6


@given(articles)
@LAWS
def test_nothing_is_proposed_above_the_reorder_point(values: dict[str, Any]) -> None:
    found = propose(**values)
    if found.need.position > found.need.reorder_point:
        assert found.proposed == 0


@given(articles)
@LAWS
def test_what_was_proposed_and_ordered_is_not_proposed_again(values: dict[str, Any]) -> None:
    values = {**values, "frame": None}
    first = propose(**values)
    if not first.proposed:
        return
    again = propose(**{**values, "receipts": [*values["receipts"], (day(63), first.proposed + 1)]})
    assert again.proposed == 0


@given(articles)
@LAWS
def test_list_and_single_article_agree(values: dict[str, Any]) -> None:
    one = article(**values)
    planner = Planner(rules(), TODAY)
    alone = planner.propose(one)
    assert planner.proposals([one], {}, {}) == ([alone] if alone.calls_for_action else [])


def test_an_override_stands_beside_what_a_new_run_proposes() -> None:
    override = Override("MC-10432", 250.0, "Kunde verschiebt", 320.0, "k.brandt", AS_OF)
    for on_hand in (400.0, 2_000.0, None):
        found = Planner(rules(), TODAY).proposals([article(on_hand=on_hand)], {"MC-10432": override}, {})
        assert [each.quantity for each in found] == [250]
        assert found[0].proposed == propose(on_hand=on_hand).proposed
        ids = [step.id for step in steps(found[0], rules(), AS_OF)]
        assert ("override_alone" if on_hand is None else "override") in ids
