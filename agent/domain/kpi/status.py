"""Where a figure stands against its target. The figure is never rounded before."""

import math
from enum import StrEnum

from agent.domain.kpi.definition import Operator

# 7 * 0.1 / 1.0 is not 0.7 in binary: differences this small come from computing, not from the business
_NOISE = 1e-9


class Status(StrEnum):
    OK = "ok"
    BREACH = "breach"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


_RANK = {Status.BREACH: 0, Status.NO_DATA: 1, Status.NO_TARGET: 2, Status.OK: 3}


def status_of(value: float | None, operator: Operator, target: float | None) -> Status:
    """No data comes before no target: neither is ever a green light."""
    if value is None:
        return Status.NO_DATA
    if target is None:
        return Status.NO_TARGET
    return Status.OK if _meets(value, operator, target) else Status.BREACH


def _meets(value: float, operator: Operator, target: float) -> bool:
    if math.isclose(value, target, rel_tol=_NOISE, abs_tol=_NOISE):
        return True
    return value > target if operator is Operator.AT_LEAST else value < target


def gap(value: float | None, operator: Operator, target: float | None) -> float:
    """Distance from the target, positive when it is missed: in units of the target, so that KPIs compare.

    A target of 0 gives the plain difference; without value or target the distance is 0.
    """
    if value is None or target is None:
        return 0.0
    missing = target - value if operator is Operator.AT_LEAST else value - target
    return missing / abs(target) if target else missing


def worst_first(status: Status, distance: float) -> tuple[int, float]:
    """Sorts breaches by distance, then what has no data, then what has no target, then the rest."""
    return _RANK[status], -distance
