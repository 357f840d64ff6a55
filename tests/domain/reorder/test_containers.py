"""Containers: shares add up, quantities stay, the suggestion fits."""

import pytest

from agent.domain.reorder.containers import containers
from tests.domain.reorder.samples import article, day, propose


def test_shares_add_up_by_customer_and_the_free_room_is_told() -> None:
    one = propose(article(id="A", on_hand=1_000.0, receipts=[], moq=600.0, container_quantity=400.0, sigma=200.0))
    other = propose(article(id="B", on_hand=1_000.0, moq=300.0, container_quantity=1_000.0, sigma=200.0))
    (group,) = containers([one, other])
    assert [load.quantity for load in group.loads] == [one.quantity, other.quantity]
    assert group.fill == pytest.approx(sum(load.share for load in group.loads))
    assert group.containers == -(-group.fill // 1)
    assert group.fill + group.free == pytest.approx(group.containers)


def test_the_suggestion_fits_into_the_room_the_multiple_and_the_frame() -> None:
    base = {"on_hand": 700.0, "sigma": 50.0, "moq": 500.0, "container_quantity": 800.0, "receipts": [(day(5), 1.0)]}
    (group,) = containers([propose(**base, order_multiple=100.0)])
    assert group.suggestion is not None
    assert (group.containers, group.suggestion.quantity) == (1, 300)
    (tight,) = containers([propose(**base, order_multiple=100.0, frame=650.0)])
    assert tight.suggestion is not None
    assert tight.suggestion.quantity == 100
    (full,) = containers([propose(**{**base, "moq": 800.0})])
    assert (full.containers, full.free, full.suggestion) == (1, 0, None)


def test_articles_without_a_container_quantity_are_named_and_nothing_is_no_group() -> None:
    (group,) = containers([propose(on_hand=640.0)])
    assert (group.containers, group.unplaced) == (0, ("MC-10432",))
    assert containers([propose(on_hand=9_000.0)]) == []


def test_what_flies_takes_no_room() -> None:
    found = propose(container_quantity=1_000.0)
    assert found.air is not None
    (group,) = containers([found])
    assert group.loads[0].quantity == (found.quantity or 0) - (found.air.quantity or 0)
