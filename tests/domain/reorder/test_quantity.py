"""MOQ, economic quantity, multiples, cap."""

import math

import pytest

from agent.domain.reorder.quantity import LotRules, economic_quantity, lot, round_up
from agent.domain.reorder.safety import safety_stock


@pytest.mark.parametrize(
    ("need", "rules", "quantity", "changed"),
    [
        (40, LotRules(), 40, ""),
        (40.2, LotRules(), 41, "multiple"),
        (40, LotRules(moq=100), 100, "moq"),
        (140, LotRules(moq=100, multiple=50), 150, "multiple"),
        (40, LotRules(moq=100, economic=120), 120, "economic"),
        (40, LotRules(moq=100, multiple=60), 120, "moq multiple"),
        (40, LotRules(moq=100, frame=70.9), 70, "moq frame"),
        (40, LotRules(frame=-3), 0, "frame"),
        (40, LotRules(moq=0, multiple=0), 40, ""),
    ],
)
def test_each_step_says_whether_it_changed_the_quantity(
    need: float, rules: LotRules, quantity: float, changed: str
) -> None:
    found = lot(need, rules)
    assert found.quantity == quantity
    flags = {"moq": found.by_moq, "economic": found.by_economic, "multiple": found.by_multiple, "frame": found.by_frame}
    assert " ".join(name for name, was in flags.items() if was) == changed


def test_rounding_up_does_not_stumble_over_floats() -> None:
    assert round_up(0.1 * 3 * 10, 3) == 3
    assert round_up(300.0000000001, 100) == 300
    assert round_up(300.01, 100) == 400


def test_economic_quantity_needs_all_costs() -> None:
    assert economic_quantity(1_200, 50, 4, 0.25) == pytest.approx(math.sqrt(120_000))
    for costs in ((None, 4, 0.25), (50, None, 0.25), (50, 4, None), (50, 4, 0), (50, 1e-200, 1e-200)):
        assert economic_quantity(1_200, *costs) is None


def test_safety_stock_in_weeks() -> None:
    assert safety_stock(0.5, 9, 1, 20, 70, 1) == pytest.approx(0)
    assert safety_stock(0.97724987, 9, 1, 20, 70, 0) == pytest.approx(2 * math.sqrt(10) * 20, rel=1e-6)
    assert safety_stock(0.97724987, 9, 1, 0, 70, 1.5) == pytest.approx(2 * 105, rel=1e-6)
