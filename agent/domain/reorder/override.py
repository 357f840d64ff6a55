"""A quantity that a person set in place of the proposed one: kept with its reason until it is released."""

import math
from dataclasses import dataclass
from datetime import datetime

from agent.domain.errors import BadInput
from agent.domain.typed import cleaned, says_nothing

LARGEST = 1e9
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Override:
    """``proposed`` is what the run proposed when it was set, None when it proposed nothing it could compute."""

    article_id: str
    quantity: float
    reason: str
    proposed: float | None
    set_by: str
    set_at: datetime


def checked(quantity: float, reason: str) -> tuple[float, str]:
    """Whole pieces from 0 on, and a reason that says something.

    Raises BadInput ``supply.override_quantity``, ``supply.override_reason`` or ``typed.…``.
    """
    if not math.isfinite(quantity) or not 0 <= quantity <= LARGEST or quantity != int(quantity):
        raise BadInput("supply.override_quantity", quantity=f"{quantity:g}")
    text = cleaned(reason, LONGEST_REASON)
    if says_nothing(text):
        raise BadInput("supply.override_reason")
    return float(int(quantity)), text
