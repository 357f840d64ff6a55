"""The purchase proposal to our supplier for one article; the re-order to the customer is another thing.

When the gate says order (`agent.domain.reorder.need`): Q = max(D + SS − IP, MOQ, EOQ), rounded up to the order
multiple, capped by the frame contracts (domain file, "Re-order proposal").
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from agent.domain.reorder.air import AirFreight
from agent.domain.reorder.article import ArticleSupply, SigmaSource
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.need import UNCOMPUTED, Gate, Need
from agent.domain.reorder.override import Override
from agent.domain.reorder.projection import Projection, days_of_cover, order_by, projection
from agent.domain.reorder.quantity import Lot
from agent.domain.reorder.relief import Relief, relief
from agent.domain.reorder.rules import ServiceRules
from agent.domain.reorder.safety import SafetyStock


class DemandSource(StrEnum):
    PLAN = "plan"
    FORECAST = "forecast"
    MODEL = "model"


@dataclass(frozen=True)
class Proposal:
    """Everything behind a proposed quantity. ``proposed`` is None when the gate could not be computed.

    ``economic`` is the EOQ, None where a cost is missing. ``override`` stands beside the proposed quantity and never
    replaces it. What only explains the quantity is computed when somebody asks for it: thousands are made at once
    and few are read.
    """

    article: ArticleSupply
    need: Need
    lot: Lot | None
    economic: float | None
    run_out: date | None
    air: AirFreight | None
    override: Override | None
    rules: ServiceRules = field(repr=False)
    horizon: Horizon = field(repr=False, compare=False)

    @property
    def gate(self) -> Gate:
        return self.need.gate

    @property
    def proposed(self) -> float | None:
        if self.gate is Gate.ORDER and self.lot is not None:
            return self.lot.quantity
        return 0.0 if self.gate in (Gate.ENOUGH, Gate.NO_NEED) else None

    @property
    def quantity(self) -> float | None:
        """What counts: the person's quantity, else the proposed one."""
        return self.proposed if self.override is None else self.override.quantity

    @property
    def calls_for_action(self) -> bool:
        return self.gate is Gate.ORDER or self.air is not None or self.override is not None

    @property
    def order_by(self) -> date | None:
        if self.run_out is None:
            return None
        return order_by(self.run_out, self.article.lead_sea, self.rules.buffer_days)

    @property
    def cover_days(self) -> float | None:
        """None without a stock row or demand."""
        return days_of_cover(self.article, self.rules, self.horizon)

    @cached_property
    def projection(self) -> Projection | None:
        return projection(self.article, self.rules, self.horizon)

    @property
    def relief(self) -> Relief | None:
        """What covers an empty article; None where air freight is proposed instead or nothing is on its way."""
        if self.air is not None and self.air.gap > 0:
            return None
        return relief(self.article, self.projection, self.rules, self.horizon)

    @property
    def plan(self) -> float | None:
        """Demand of the window by call-off plan; None without a plan, which is not a plan of 0."""
        return self.need.plan if _is_known(self.article.plan) else None

    @property
    def forecast(self) -> float | None:
        return self.need.forecast if _is_known(self.article.forecast) else None

    @property
    def demand_source(self) -> DemandSource | None:
        """Which of both is the demand; None when the gate could not be computed."""
        if self.gate in UNCOMPUTED:
            return None
        if self.need.plan >= self.need.forecast and _is_known(self.article.plan):
            return DemandSource.PLAN
        return DemandSource.FORECAST if self.article.model is None else DemandSource.MODEL

    @property
    def demand_lead(self) -> float:
        """The part of the demand that falls into the lead time."""
        if self.demand_source is None:
            return 0.0
        monthly = self.article.plan if self.demand_source is DemandSource.PLAN else self.article.forecast
        return self.horizon.within(monthly, math.ceil(self.article.lead_sea or 0.0))

    @property
    def demand_review(self) -> float:
        """The part of the demand that falls into the review period."""
        return self.need.demand - self.demand_lead

    @property
    def safety(self) -> SafetyStock | None:
        """What the safety stock is made of; None when the gate could not be computed."""
        need, article = self.need, self.article
        if self.gate in UNCOMPUTED:
            return None
        return SafetyStock(
            quantity=need.safety,
            level=self.rules.levels[article.account_class],
            sigma=need.sigma,
            sigma_source=article.sigma_source or SigmaSource.FALLBACK,
            lead_deviation=article.lead_deviation or 0.0,
            weekly=need.weekly,
            lead=(article.lead_sea or 0.0) / 7,
            review=self.rules.review_days / 7,
        )


def _is_known(monthly: Sequence[float | None]) -> bool:
    return any(quantity is not None for quantity in monthly)
