"""From the quantity needed to the quantity proposed: MOQ, economic quantity, multiples, cap."""

import math
from typing import NamedTuple

_ROUNDING = 1e-9  # of a multiple: 300.0000000001 pieces are 300
_SMALLEST = 1e-6  # EUR to hold a piece for a year


class LotRules(NamedTuple):
    """What bounds a quantity; None: not known, the step is left out. ``frame``: what the contracts still hold."""

    moq: float | None = None
    multiple: float | None = None
    economic: float | None = None
    frame: float | None = None


class Lot(NamedTuple):
    """``quantity`` after all steps. ``basis``: max(need, MOQ, EOQ); ``rounded``: up to the multiple.

    The flags say which step changed the quantity: they are told to the reader.
    """

    need: float
    basis: float
    rounded: float
    quantity: float
    by_moq: bool
    by_economic: bool
    by_multiple: bool
    by_frame: bool


def lot(need: float, rules: LotRules) -> Lot:
    """Q = max(need, MOQ, EOQ), rounded up to the order multiple (else to whole pieces), capped by the frame."""
    floor = max(need, rules.moq or 0.0)
    basis = max(floor, rules.economic or 0.0)
    rounded = round_up(basis, rules.multiple)
    quantity = rounded if rules.frame is None else min(rounded, float(max(math.floor(rules.frame), 0)))
    return Lot(
        need=need,
        basis=basis,
        rounded=rounded,
        quantity=quantity,
        by_moq=basis == floor > need,
        by_economic=basis > floor,
        by_multiple=rounded > basis + _ROUNDING,
        by_frame=quantity < rounded,
    )


def round_up(quantity: float, multiple: float | None) -> float:
    step = multiple if multiple and multiple > 0 else 1.0
    return math.ceil(quantity / step - _ROUNDING) * step


def economic_quantity(
    yearly: float, ordering_cost: float | None, unit_cost: float | None, holding_rate: float | None
) -> float | None:
    """√(2 · yearly demand · cost of an order ÷ cost of holding a piece for a year); None when a cost is missing.

    A cost of 0, or next to it, counts as missing: it would make the quantity nothing or endless.
    """
    if not (ordering_cost and unit_cost and holding_rate):
        return None
    holding = unit_cost * holding_rate
    if holding < _SMALLEST:
        return None
    return math.sqrt(2 * max(yearly, 0.0) * ordering_cost / holding)
