"""How far a run may go (I7)."""

import pytest

from agent.domain.assistant.conversation import Usage
from agent.domain.assistant.limits import Limits


def test_the_planner_keeps_a_part_of_the_time() -> None:
    assert Limits(seconds=60).endpoint_seconds == 50
    assert Limits(seconds=4).endpoint_seconds == 3


def test_without_prices_there_is_no_cost() -> None:
    assert Limits().price(1_000_000, 1_000_000) is None
    assert Limits(cost=0.01).allows(Usage(), 50_000, 1_000)


def test_prices_are_per_million_tokens() -> None:
    assert Limits(price_in=2.5, price_out=10).price(100_000, 10_000) == pytest.approx(0.35)
    assert Limits(price_out=10).price(100_000, 10_000) == pytest.approx(0.1)


@pytest.mark.parametrize(("used", "more", "allowed"), [(0, 900, True), (500, 500, True), (501, 500, False)])
def test_tokens(used: int, more: int, allowed: bool) -> None:
    assert Limits(tokens=1_000).allows(Usage(input_tokens=used), more - 100, 100) is allowed


def test_cost() -> None:
    limits = Limits(cost=0.01, price_in=10, price_out=10)
    assert limits.allows(Usage(input_tokens=500), 400, 100)
    assert not limits.allows(Usage(input_tokens=500), 500, 100)
