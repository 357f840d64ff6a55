"""Safety stock: z · √((L + R) · σ² + d² · σ_L²), all in weeks (domain file, "Re-order proposal")."""

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

from agent.domain.reorder.article import SigmaSource


@lru_cache
def z_value(level: float) -> float:
    """The standard normal quantile of a service level (0.5 up to below 1)."""
    return NormalDist().inv_cdf(level)


@dataclass(frozen=True, slots=True)
class SafetyStock:
    """``quantity`` and what it is made of. ``weekly`` is the demand a week, ``lead`` and ``review`` weeks.

    ``lead_deviation`` is 0 when too few received orders tell how lead times vary.
    """

    quantity: float
    level: float
    sigma: float
    sigma_source: SigmaSource
    lead_deviation: float
    weekly: float
    lead: float
    review: float

    @property
    def z(self) -> float:
        return z_value(self.level)


def safety_stock(level: float, lead: float, review: float, sigma: float, weekly: float, lead_deviation: float) -> float:
    """In pieces. ``sigma``: forecast error of a week, ``lead_deviation`` in weeks."""
    variance = (lead + review) * sigma * sigma + (weekly * lead_deviation) ** 2
    return z_value(level) * math.sqrt(variance)
