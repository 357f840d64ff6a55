"""What the company sets for re-orders: service levels, review period, buffers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.account import AccountClass


class OverdueRule(StrEnum):
    """What a projection does with a purchase order whose day has passed."""

    DROP = "drop"  # it is not counted on
    SHIFT = "shift"  # it is expected tomorrow


@dataclass(frozen=True, slots=True)
class ServiceRules:
    """`policies/service_levels.yaml`. Days are calendar days, levels and shares ratios from 0 to 1.

    ``sigma_share`` is the share of the weekly demand that stands in for an unknown forecast error;
    ``sigma_months`` closed months of imported forecasts are compared with demand, at least ``sigma_least`` of
    them; ``lead_time_least`` received orders tell how lead times vary. ``cause_days`` back is where the cause of
    a run-out is looked for; demand is above plan from ``above_plan`` on. ``air_kpi_days`` is the period of the
    air-freight ratio before and after.
    """

    levels: Mapping[AccountClass, float]
    review_days: int
    buffer_days: int
    overdue: OverdueRule
    horizon_months: int
    sigma_share: float
    sigma_months: int
    sigma_least: int
    lead_time_least: int
    cause_days: int
    above_plan: float
    air_kpi_days: int
    sample: bool = True
