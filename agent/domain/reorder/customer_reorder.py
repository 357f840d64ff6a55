"""The re-order to the customer whose contract or stock runs empty (template T5): never above the frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import projection
from agent.domain.reorder.quantity import round_up
from agent.domain.reorder.rules import ServiceRules


@dataclass(frozen=True, slots=True)
class FrameLine:
    """One article in a frame contract that is in force. ``called_off`` until today, ``open`` of it still to come.

    ``plan``: its own call-off plan, a quantity a month from the month of today on.
    """

    id: str
    contract_id: str
    article_id: str
    account_id: str
    quantity: float
    called_off: float
    open: float
    price: float | None
    valid_from: date
    valid_to: date
    plan: Sequence[float | None] = ()

    @property
    def remaining(self) -> float:
        """What the frame still holds; over-drawn frames hold nothing."""
        return max(self.quantity - self.called_off, 0.0)


class ReorderReason(StrEnum):
    STOCK = "stock"  # the stock runs out within lead time and review period
    FRAME_SHORT = "frame_short"  # the rest of the frame is less than the demand that is known
    FRAME_EMPTY = "frame_empty"  # nothing is left to call off: talk about a new contract


@dataclass(frozen=True, slots=True)
class CustomerReorder:
    """What the customer is asked to call off: ``quantity`` ≤ ``line.remaining``.

    ``demand`` is what plan and forecast say for the window (from tomorrow to the end of ``window_until``),
    ``missing`` the part of it that neither open call-offs nor the frame cover. ``deliver_from`` is the earliest
    day by sea freight.
    """

    line: FrameLine
    article: ArticleSupply
    reason: ReorderReason
    quantity: float
    demand: float
    missing: float
    run_out: date | None
    order_by: date | None
    deliver_from: date
    window_until: date


def customer_reorders(
    lines: Sequence[FrameLine], article: ArticleSupply, rules: ServiceRules, horizon: Horizon
) -> list[CustomerReorder]:
    """For the lines of one customer and article; empty when nothing runs empty, or stock, lead time or demand lack.

    The need is the demand of lead time + review period without what is called off already. It is rounded up to
    the order multiple and spread over the contracts, the one that ends first before the others; what no contract
    holds is missing, and said at the last one.
    """
    path = projection(article, rules, horizon)
    if path is None or article.lead_sea is None or not lines:
        return []
    days = math.ceil(article.lead_sea) + rules.review_days
    demand = _demand(lines, article, horizon, days)
    need = max(demand - sum(line.open for line in lines), 0.0)
    reason = _reason(sum(line.remaining for line in lines), demand, need, path.run_out, horizon.day(days))
    if reason is None:
        return []
    base = CustomerReorder(
        line=lines[0],
        article=article,
        reason=reason,
        quantity=0.0,
        demand=demand,
        missing=0.0,
        run_out=path.run_out,
        order_by=path.order_by,
        deliver_from=horizon.day(math.ceil(article.lead_sea)),
        window_until=horizon.day(days),
    )
    return _spread(sorted(lines, key=lambda line: (line.valid_to, line.id)), base, need)


def _demand(lines: Sequence[FrameLine], article: ArticleSupply, horizon: Horizon, days: int) -> float:
    """An article of several customers has no demand of one of them but the plans of its contracts."""
    if article.accounts <= 1:
        return horizon.within(article.monthly(), days)
    return sum(horizon.within(line.plan, days) for line in lines)


def _spread(lines: Sequence[FrameLine], base: CustomerReorder, need: float) -> list[CustomerReorder]:
    left = round_up(need, base.article.order_multiple) if need else 0.0
    found: list[CustomerReorder] = []
    for line in lines:
        quantity = min(left, float(math.floor(line.remaining)))
        left -= quantity
        if quantity > 0:
            found.append(replace(base, line=line, quantity=quantity))
    found = found or [replace(base, line=lines[-1])]
    covered = sum(each.quantity for each in found)
    return [*found[:-1], replace(found[-1], missing=max(need - covered, 0.0))]


def _reason(remaining: float, demand: float, need: float, run_out: date | None, until: date) -> ReorderReason | None:
    if demand <= 0:
        return None
    if remaining < 1:
        return ReorderReason.FRAME_EMPTY
    if remaining < need:
        return ReorderReason.FRAME_SHORT
    return ReorderReason.STOCK if run_out is not None and run_out <= until and need > 0 else None
