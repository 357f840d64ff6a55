"""Quantities of our own: whole pieces with a reason."""

import pytest

from agent.domain.errors import BadInput
from agent.domain.reorder.override import checked


def test_a_quantity_and_its_reason_are_cleaned() -> None:
    assert checked(250, "  Kunde verschiebt\r\nProjekt ") == (250.0, "Kunde verschiebt\nProjekt")
    assert checked(0, "Auslauf")[0] == 0


@pytest.mark.parametrize("quantity", [-1, 0.5, float("nan"), float("inf"), 1e12])
def test_impossible_quantities_are_refused(quantity: float) -> None:
    with pytest.raises(BadInput) as error:
        checked(quantity, "Grund")
    assert error.value.code == "supply.override_quantity"


@pytest.mark.parametrize(("reason", "code"), [(" – ", "supply.override_reason"), ("x" * 501, "typed.too_long")])
def test_a_reason_must_say_something(reason: str, code: str) -> None:
    with pytest.raises(BadInput) as error:
        checked(1, reason)
    assert error.value.code == code
