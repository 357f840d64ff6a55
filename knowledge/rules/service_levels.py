"""`policies/service_levels.yaml`: its shape, and what the domain makes of it."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict

from agent.domain.account import AccountClass
from agent.domain.reorder.rules import OverdueRule, ServiceRules
from knowledge.rules.file import RuleFile

FILE = "service_levels.yaml"
# below one half the safety stock would be negative, at 1 endless
Level = Annotated[float, Field(ge=0.5, le=0.9999, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Days = Annotated[int, Field(ge=0, le=366)]
Positive = Annotated[int, Field(ge=1, le=3660)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class LevelsEntry(_Entry):
    Key: Level
    A: Level
    B: Level
    C: Level


class ForecastErrorEntry(_Entry):
    fallback_share: Share
    months: Annotated[int, Field(ge=1, le=60)]
    minimum_months: Annotated[int, Field(ge=2, le=60)]


class LeadTimeEntry(_Entry):
    minimum_orders: Annotated[int, Field(ge=2, le=1000)]


class CausesEntry(_Entry):
    window_days: Positive
    above_plan: Share


class ServiceLevelsEntry(_Entry):
    version: Annotated[int, Field(ge=1)]
    sample: bool
    service_levels: LevelsEntry
    review_period_days: Days
    buffer_days: Days
    overdue_receipts: Annotated[OverdueRule, Strict(False)]
    horizon_months: Annotated[int, Field(ge=1, le=36)]
    forecast_error: ForecastErrorEntry
    lead_time: LeadTimeEntry
    causes: CausesEntry
    air_freight_days: Positive

    def domain(self) -> ServiceRules:
        return ServiceRules(
            levels={each: getattr(self.service_levels, each.value) for each in AccountClass},
            review_days=self.review_period_days,
            buffer_days=self.buffer_days,
            overdue=self.overdue_receipts,
            horizon_months=self.horizon_months,
            sigma_share=self.forecast_error.fallback_share,
            sigma_months=self.forecast_error.months,
            sigma_least=self.forecast_error.minimum_months,
            lead_time_least=self.lead_time.minimum_orders,
            cause_days=self.causes.window_days,
            above_plan=self.causes.above_plan,
            air_kpi_days=self.air_freight_days,
            sample=self.sample,
        )


class ServiceLevels(RuleFile[ServiceLevelsEntry, ServiceRules]):
    """Implements the port `ServiceLevels`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, FILE, ServiceLevelsEntry, ServiceLevelsEntry.domain)
