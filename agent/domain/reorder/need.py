"""The gate of a proposal: inventory position against demand over lead time + review period + safety stock.

IP = on hand − reserved + open purchase orders. D = max(call-off plan, forecast) over lead time + review period.
Ordered is when IP ≤ D + SS (domain file, "Re-order proposal").
"""

import math
from enum import StrEnum
from typing import NamedTuple

from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.rules import ServiceRules
from agent.domain.reorder.safety import safety_stock


class Gate(StrEnum):
    """Whether to order; the last three say why nothing could be computed."""

    ORDER = "order"
    ENOUGH = "enough"
    NO_NEED = "no_need"  # neither demand nor a shortage: a reorder point of 0 orders nothing
    NO_STOCK = "no_stock"
    NO_LEAD_TIME = "no_lead_time"
    NO_DEMAND_DATA = "no_demand_data"


UNCOMPUTED = (Gate.NO_STOCK, Gate.NO_LEAD_TIME, Gate.NO_DEMAND_DATA)


class Need(NamedTuple):
    """The gate and its figures: a plain tuple, because it is computed for every article that may be due."""

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


def need(article: ArticleSupply, rules: ServiceRules, horizon: Horizon) -> Need:
    """Everything in pieces; ``weekly`` and ``sigma`` a week."""
    gate = missing_input(article)
    if gate is not None:
        return Need(gate)
    lead, review = article.lead_sea or 0.0, rules.review_days
    days, weeks = math.ceil(lead) + review, (lead + review) / 7
    plan, forecast = horizon.within(article.plan, days), horizon.within(article.forecast, days)
    demand = plan if plan >= forecast else forecast
    weekly = demand / weeks if weeks else 0.0
    sigma = weekly * rules.sigma_share if article.sigma is None else article.sigma
    level = rules.levels[article.account_class]
    safety = safety_stock(level, lead / 7, review / 7, sigma, weekly, article.lead_deviation or 0.0)
    position = (article.on_hand or 0.0) - article.reserved + article.open_orders
    return Need(_gate(position, demand + safety), position, plan, forecast, weekly, sigma, safety)


def missing_input(article: ArticleSupply) -> Gate | None:
    """What keeps a proposal from being computed; None when all is there."""
    if article.on_hand is None:
        return Gate.NO_STOCK
    if article.lead_sea is None:
        return Gate.NO_LEAD_TIME
    return None if article.has_demand_data else Gate.NO_DEMAND_DATA


def may_run_short(article: ArticleSupply, found: Need) -> bool:
    """False when the stock alone outlasts plan and forecast together: then nothing needs to fly, whatever comes."""
    if article.on_hand is None or article.lead_sea is None:
        return False
    return article.on_hand < found.plan + found.forecast


def _gate(position: float, reorder_point: float) -> Gate:
    if position > reorder_point:
        return Gate.ENOUGH
    return Gate.ORDER if reorder_point > 0 or position < 0 else Gate.NO_NEED
