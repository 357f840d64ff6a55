"""The purchase proposal to our supplier for one article; the re-order to the customer is another thing.

IP = on hand − reserved + open purchase orders. D = max(call-off plan, forecast) over lead time + review period.
When IP ≤ D + SS: Q = max(D + SS − IP, MOQ, EOQ), rounded up to the order multiple, capped by the frame contracts
(domain file, "Re-order proposal").
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from agent.domain.reorder.air import AirFreight, ShipmentCount, air_freight, with_ratio
from agent.domain.reorder.article import ArticleSupply, SigmaSource
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.override import Override
from agent.domain.reorder.projection import Projection, days_of_cover, projection
from agent.domain.reorder.quantity import Lot, LotRules, economic_quantity, lot
from agent.domain.reorder.rules import ServiceRules
from agent.domain.reorder.safety import SafetyStock, safety_stock

_WEEKS_A_YEAR = 365.25 / 7


class Gate(StrEnum):
    """Whether to order; the last four say why nothing could be computed."""

    ORDER = "order"
    ENOUGH = "enough"
    NO_NEED = "no_need"  # neither demand nor a shortage: a reorder point of 0 orders nothing
    NO_STOCK = "no_stock"
    NO_LEAD_TIME = "no_lead_time"
    NO_DEMAND_DATA = "no_demand_data"


class DemandSource(StrEnum):
    PLAN = "plan"
    FORECAST = "forecast"
    MODEL = "model"


class Need(NamedTuple):
    """The gate and its figures: a plain tuple, because it is computed for every article there is."""

    gate: Gate
    position: float = 0.0
    plan: float = 0.0  # demand of the window by call-off plan
    forecast: float = 0.0  # … and by forecast
    weekly: float = 0.0
    sigma: float = 0.0
    safety: float = 0.0

    @property
    def demand(self) -> float:
        return max(self.plan, self.forecast)

    @property
    def reorder_point(self) -> float:
        return self.demand + self.safety


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything behind a proposed quantity. ``proposed`` is None when the gate could not be computed.

    ``demand_lead`` and ``demand_review`` split the demand of the window. ``cover_days`` is None without demand.
    ``override`` stands beside the proposed quantity and never replaces it.
    """

    article: ArticleSupply
    gate: Gate
    need: Need
    safety: SafetyStock | None
    demand_source: DemandSource | None
    demand_lead: float
    demand_review: float
    lot: Lot | None
    economic: float | None
    projection: Projection | None
    cover_days: float | None
    air: AirFreight | None
    override: Override | None = None

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
    def plan(self) -> float | None:
        """Demand of the window by call-off plan; None without a plan, which is not a plan of 0."""
        return self.need.plan if _is_known(self.article.plan) else None

    @property
    def forecast(self) -> float | None:
        return self.need.forecast if _is_known(self.article.forecast) else None

    @property
    def run_out(self) -> date | None:
        return None if self.projection is None else self.projection.run_out

    @property
    def order_by(self) -> date | None:
        return None if self.projection is None else self.projection.order_by

    @property
    def calls_for_action(self) -> bool:
        return self.gate is Gate.ORDER or self.air is not None or self.override is not None


class Planner:
    """Proposals of one day under one set of rules."""

    def __init__(self, rules: ServiceRules, today: date) -> None:
        self.rules = rules
        self.horizon = Horizon(today, rules.horizon_months)

    def need(self, article: ArticleSupply) -> Need:
        """The gate: inventory position against demand over lead time + review period + safety stock."""
        gate = missing_input(article)
        if gate is not None:
            return Need(gate)
        lead = article.lead_sea or 0.0
        weeks = (lead + self.rules.review_days) / 7
        days = math.ceil(lead) + self.rules.review_days
        plan = self.horizon.within(article.plan, days)
        forecast = self.horizon.within(article.forecast, days)
        weekly = max(plan, forecast) / weeks if weeks else 0.0
        sigma = weekly * self.rules.sigma_share if article.sigma is None else article.sigma
        safety = safety_stock(
            self.rules.levels[article.account_class],
            lead / 7,
            self.rules.review_days / 7,
            sigma,
            weekly,
            article.lead_deviation or 0.0,
        )
        position = (article.on_hand or 0.0) - article.reserved + article.open_orders
        return Need(_gate(position, max(plan, forecast) + safety), position, plan, forecast, weekly, sigma, safety)

    def propose(
        self, article: ArticleSupply, override: Override | None = None, shipments: ShipmentCount | None = None
    ) -> Proposal:
        """The whole proposal of one article. ``shipments`` of its customer give the air-freight ratio."""
        return self._propose(article, self.need(article), override, shipments)

    def proposals(
        self,
        articles: Iterable[ArticleSupply],
        overrides: Mapping[str, Override],
        shipments: Mapping[str, ShipmentCount],
    ) -> list[Proposal]:
        """Those that call for action: to be ordered, flown in, or overridden. One pass, cheap for all others."""
        found = []
        for article in articles:
            need, override = self.need(article), overrides.get(article.id)
            if need.gate is Gate.ORDER or override is not None or _may_run_short(article, need):
                found.append(self._propose(article, need, override, shipments.get(article.account_id)))
        return [each for each in found if each.calls_for_action]

    def _propose(
        self, article: ArticleSupply, need: Need, override: Override | None, shipments: ShipmentCount | None
    ) -> Proposal:
        path = projection(article, self.rules, self.horizon)
        economic = _economic(article, need)
        chosen = _lot(article, need, economic)
        source, lead, review = self._split(article, need)
        return Proposal(
            article=article,
            gate=need.gate,
            need=need,
            safety=self._safety(article, need),
            demand_source=source,
            demand_lead=lead,
            demand_review=review,
            lot=chosen,
            economic=economic,
            projection=path,
            cover_days=days_of_cover(article, self.rules, self.horizon),
            air=_air(article, path, chosen, override, shipments),
            override=override,
        )

    def _safety(self, article: ArticleSupply, need: Need) -> SafetyStock | None:
        if need.gate in _UNKNOWN:
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

    def _split(self, article: ArticleSupply, need: Need) -> tuple[DemandSource | None, float, float]:
        if need.gate in _UNKNOWN:
            return None, 0.0, 0.0
        by_plan = need.plan >= need.forecast and _is_known(article.plan)
        monthly = article.plan if by_plan else article.forecast
        lead = self.horizon.within(monthly, math.ceil(article.lead_sea or 0.0))
        other = DemandSource.FORECAST if article.model is None else DemandSource.MODEL
        return DemandSource.PLAN if by_plan else other, lead, need.demand - lead


_UNKNOWN = frozenset({Gate.NO_STOCK, Gate.NO_LEAD_TIME, Gate.NO_DEMAND_DATA})


def _is_known(monthly: Sequence[float | None]) -> bool:
    return any(quantity is not None for quantity in monthly)


def missing_input(article: ArticleSupply) -> Gate | None:
    """What keeps a proposal from being computed; None when all is there."""
    if article.on_hand is None:
        return Gate.NO_STOCK
    if article.lead_sea is None:
        return Gate.NO_LEAD_TIME
    return None if article.has_demand_data else Gate.NO_DEMAND_DATA


def _may_run_short(article: ArticleSupply, need: Need) -> bool:
    """False when the stock alone outlasts plan and forecast together: then nothing needs to fly, whatever comes."""
    if article.on_hand is None or article.lead_sea is None:
        return False
    return article.on_hand < need.plan + need.forecast


def _gate(position: float, reorder_point: float) -> Gate:
    if position > reorder_point:
        return Gate.ENOUGH
    return Gate.ORDER if reorder_point > 0 or position < 0 else Gate.NO_NEED


def _economic(article: ArticleSupply, need: Need) -> float | None:
    if need.gate in _UNKNOWN:
        return None
    return economic_quantity(
        need.weekly * _WEEKS_A_YEAR, article.ordering_cost, article.unit_cost, article.holding_rate
    )


def _lot(article: ArticleSupply, need: Need, economic: float | None) -> Lot | None:
    if need.gate is not Gate.ORDER:
        return None
    bounds = LotRules(article.moq, article.order_multiple, economic, article.frame)
    return lot(need.reorder_point - need.position, bounds)


def _air(
    article: ArticleSupply,
    path: Projection | None,
    chosen: Lot | None,
    override: Override | None,
    shipments: ShipmentCount | None,
) -> AirFreight | None:
    """No more flies than is ordered; where nothing is ordered (an open order comes too late), the whole gap."""
    if path is None or path.run_out is None or article.lead_sea is None:
        return None
    ordered = override.quantity if override is not None else chosen.quantity if chosen is not None else None
    air = air_freight(article, path, ordered)
    if air is None or not air.quantity:
        return air
    before, after = with_ratio(shipments)
    return replace(air, before=before, after=after)
