"""The re-order to the customer: never above the frame, the contract that ends first before the others."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.reorder.customer_reorder import CustomerReorder, FrameLine, ReorderReason, customer_reorders
from agent.domain.reorder.horizon import Horizon
from tests.domain.reorder.samples import TODAY, article, day, rules

HORIZON = Horizon(TODAY, 12)


def line(key: str = "L1", **values: Any) -> FrameLine:
    base: dict[str, Any] = {
        "contract_id": f"RV-{key}",
        "article_id": "MC-10432",
        "account_id": "C1",
        "quantity": 5_000.0,
        "called_off": 1_000.0,
        "open": 0.0,
        "price": 9.0,
        "valid_from": day(-300),
        "valid_to": day(200),
    }
    return FrameLine(id=key, **{**base, **values})


def reorders(*lines: FrameLine, **values: Any) -> list[CustomerReorder]:
    return customer_reorders(lines, article(**values), rules(), HORIZON)


def test_the_need_of_the_window_is_asked_for_without_open_call_offs() -> None:
    (found,) = reorders(line(open=200.0), order_multiple=30.0)
    assert (found.reason, found.demand) == (ReorderReason.STOCK, pytest.approx(700))
    assert found.quantity == 510  # 700 − 200 = 500, rounded up to 30s
    assert (found.run_out, found.deliver_from) == (day(41), day(63))


def test_a_stock_that_lasts_asks_for_nothing() -> None:
    assert reorders(line(), on_hand=5_000.0) == []


def test_a_frame_that_is_too_small_is_used_up_and_the_rest_is_told() -> None:
    (found,) = reorders(line(called_off=4_700.5), on_hand=5_000.0)
    assert (found.reason, found.quantity) == (ReorderReason.FRAME_SHORT, 299)
    assert found.missing == pytest.approx(401)


def test_an_empty_or_overdrawn_frame_asks_for_a_new_contract() -> None:
    (found,) = reorders(line(called_off=6_000.0))
    assert (found.reason, found.quantity, found.line.remaining) == (ReorderReason.FRAME_EMPTY, 0, 0)


def test_two_contracts_share_one_need_the_one_that_ends_first_before() -> None:
    late, early = line("L1", valid_to=day(300)), line("L2", valid_to=day(30), called_off=4_900.0)
    found = reorders(late, early)
    assert [(each.line.id, each.quantity) for each in found] == [("L2", 100), ("L1", 600)]
    assert found[-1].missing == 0


def test_an_article_of_several_customers_counts_the_plan_of_the_contract_only() -> None:
    (found,) = reorders(line(plan=[30.0, 31.0, 31.0, 28.0]), accounts=2)
    assert found.demand == pytest.approx(70)


def test_unknown_stock_or_lead_time_asks_for_nothing() -> None:
    assert reorders(line(), on_hand=None) == []
    assert reorders(line(), lead_sea=None) == []
    assert reorders() == []


@given(
    st.lists(st.tuples(st.floats(0, 3_000), st.floats(0, 4_000), st.floats(0, 900)), min_size=1, max_size=4),
    st.floats(-50, 2_000),
    st.one_of(st.none(), st.sampled_from([7.0, 50.0, 400.0])),
)
@settings(derandomize=True, max_examples=200)
def test_no_line_is_ever_asked_above_its_frame(
    frames: list[tuple[float, float, float]], on_hand: float, multiple: float | None
) -> None:
    lines = [
        line(f"L{at}", quantity=held, called_off=called, open=undelivered, valid_to=day(30 * at))
        for at, (held, called, undelivered) in enumerate(frames)
    ]
    for each in reorders(*lines, on_hand=on_hand, order_multiple=multiple):
        assert 0 <= each.quantity <= each.line.remaining
