"""Why this proposal: every step of the arithmetic, in order, as codes with their values.

Each step answers a question that people ask of such tools: what was counted, which rule changed the quantity,
what was left out and why. Texts stand in `agent.domain.messages.supply` under ``supply.step.<id>``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agent.domain.reorder.article import SigmaSource
from agent.domain.reorder.need import Gate
from agent.domain.reorder.projection import Projection
from agent.domain.reorder.proposal import DemandSource, Proposal
from agent.domain.reorder.relief import Relief
from agent.domain.reorder.rules import OverdueRule, ServiceRules


@dataclass(frozen=True, slots=True)
class Step:
    """``value`` is the figure that the step yields, None for a remark; ``values`` fill its text."""

    id: str
    value: float | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def steps(proposal: Proposal, rules: ServiceRules, as_of: datetime) -> list[Step]:
    """All steps in the order of the arithmetic."""
    return [
        *_data(proposal, as_of),
        *_position(proposal, rules),
        *_demand(proposal),
        *_safety(proposal),
        *_gate(proposal),
        *_quantity(proposal),
        *_run_out(proposal),
        *_air(proposal),
        *relieved(proposal.relief),
        *_override(proposal),
    ]


def _data(proposal: Proposal, as_of: datetime) -> Iterator[Step]:
    article = proposal.article
    if article.stock_as_of is None:
        yield Step("data", values={"as_of": as_of.date()})
    else:
        yield Step("data_stock", values={"as_of": as_of.date(), "stock_as_of": article.stock_as_of})
    if article.accounts > 1:
        yield Step("shared", article.accounts, {"accounts": article.accounts})


def _position(proposal: Proposal, rules: ServiceRules) -> Iterator[Step]:
    article = proposal.article
    if article.on_hand is None:
        return
    total = article.on_hand - article.reserved + article.open_orders
    figures = {"on_hand": article.on_hand, "reserved": article.reserved}
    orders = {"open_orders": article.open_orders, "count": len(article.receipts)}
    yield Step("position", total, {**figures, **orders, "position": total})
    late = proposal.projection.overdue if proposal.projection else 0.0
    if late:
        shifted = rules.overdue is OverdueRule.SHIFT
        yield Step("overdue_shifted" if shifted else "overdue_dropped", late, {"quantity": late})
    if article.undated:
        yield Step("undated", article.undated, {"quantity": article.undated})


def _demand(proposal: Proposal) -> Iterator[Step]:
    need, article, safety = proposal.need, proposal.article, proposal.safety
    if safety is None:
        return
    if proposal.demand_source is DemandSource.MODEL or (article.model and need.forecast):
        yield Step("model", need.forecast, {"model": article.model, "quantity": need.forecast})
    split = {"lead": proposal.demand_lead, "lead_days": round(safety.lead * 7)}
    review = {"review": proposal.demand_review, "review_days": round(safety.review * 7)}
    compared = {"plan": proposal.plan, "forecast": proposal.forecast, "demand": need.demand}
    yield Step(f"demand_{proposal.demand_source}", need.demand, {**split, **review, **compared})
    if proposal.projection is not None:
        yield from _limits(proposal.projection, round(7 * (safety.lead + safety.review)), need.demand)


def _limits(path: Projection, window: int, demand: float) -> Iterator[Step]:
    """How far demand is known; known demand after the window is not part of this proposal, and not to be forgotten."""
    if window > path.ends[-1]:
        yield Step("window_cut", values={"day": path.today + timedelta(days=path.ends[-1])})
    if path.known_until is not None:
        yield Step("known_until", values={"day": path.known_until})
    beyond = round(path.demand(path.ends[-1]) - demand, 6)
    if beyond > 0:
        yield Step("beyond", beyond, {"quantity": beyond})


def _safety(proposal: Proposal) -> Iterator[Step]:
    safety, article = proposal.safety, proposal.article
    if safety is None:
        return
    yield Step(f"sigma_{safety.sigma_source}", safety.sigma, {"sigma": safety.sigma})
    if article.lead_deviation is None:
        yield Step("lead_unknown", values={"orders": article.lead_orders})
    else:
        varies = {"deviation": article.lead_deviation, "orders": article.lead_orders}
        yield Step("lead_deviation", article.lead_deviation, varies)
    weeks = {"lead": safety.lead, "review": safety.review, "weekly": safety.weekly, "sigma": safety.sigma}
    level = {"level_share": safety.level, "z": safety.z, "deviation": safety.lead_deviation}
    kind = {"account_class": article.account_class.value, "safety": safety.quantity}
    yield Step("safety", safety.quantity, {**weeks, **level, **kind})


def _gate(proposal: Proposal) -> Iterator[Step]:
    need = proposal.need
    point = {"position": need.position, "reorder_point": need.reorder_point}
    parts = {"demand": need.demand, "safety": need.safety}
    value = None if proposal.safety is None else need.reorder_point
    yield Step(f"gate_{proposal.gate}", value, {**point, **parts})


def _quantity(proposal: Proposal) -> Iterator[Step]:
    chosen, article = proposal.lot, proposal.article
    if chosen is None:
        return
    yield Step("need", chosen.need, {"need": chosen.need})
    if chosen.by_moq:
        yield Step("moq", chosen.basis, {"moq": article.moq, "need": chosen.need})
    if proposal.economic is None:
        yield Step("eoq_skipped", values={"missing": _missing_costs(proposal)})
    elif chosen.by_economic:
        yield Step("eoq", chosen.basis, {"eoq": proposal.economic})
    else:
        yield Step("eoq_unused", proposal.economic, {"eoq": proposal.economic})
    if chosen.by_multiple:
        name = "multiple" if article.order_multiple else "whole"
        yield Step(name, chosen.rounded, {"multiple": article.order_multiple or 1, "quantity": chosen.rounded})
    yield from _frame(proposal)


def _frame(proposal: Proposal) -> Iterator[Step]:
    chosen, article = proposal.lot, proposal.article
    if chosen is None or article.frame is None:
        yield Step("no_frame")
        return
    values = {"frame": max(article.frame, 0.0), "quantity": chosen.quantity, "wanted": chosen.rounded}
    if not chosen.by_frame:
        yield Step("frame_holds", article.frame, values)
        return
    yield Step("capped", chosen.quantity, values)
    if article.moq and 0 < chosen.quantity < article.moq:
        yield Step("capped_below_moq", chosen.quantity, {**values, "moq": article.moq})
    if article.order_multiple and chosen.quantity % article.order_multiple:
        yield Step("capped_no_multiple", chosen.quantity, {**values, "multiple": article.order_multiple})


def _missing_costs(proposal: Proposal) -> tuple[str, ...]:
    """Column names; the text names them in the reader's language."""
    article = proposal.article
    costs = {
        "ordering_cost": article.ordering_cost,
        "unit_cost": article.unit_cost,
        "holding_rate": article.holding_rate,
    }
    missing = tuple(name for name, value in costs.items() if not value)
    return missing or ("unit_cost", "holding_rate")  # next to 0 both together


def _run_out(proposal: Proposal) -> Iterator[Step]:
    path = proposal.projection
    if path is None:
        return
    if path.run_out is None:
        yield Step("lasts", values={"day": path.known_until or path.today})
    elif path.order_by is None:
        yield Step("run_out", values={"day": path.run_out})
    elif path.order_by < path.today:
        late = {"late_days": (path.today - path.order_by).days}
        yield Step("run_out_late", values={"day": path.run_out, "order_by": path.order_by, **late})
    else:
        yield Step("run_out_order_by", values={"day": path.run_out, "order_by": path.order_by})


def _air(proposal: Proposal) -> Iterator[Step]:
    air = proposal.air
    if air is None:
        return
    base = {"gap": air.gap, "sea_arrival": air.sea_arrival}
    if air.quantity is None and air.gap > 0:
        yield Step("air_impossible", air.gap, base)
    elif air.quantity and air.air_arrival is not None:
        yield Step("air", air.quantity, {**base, "quantity": air.quantity, "air_arrival": air.air_arrival})
        yield from _air_cost(air.cost, air.before, air.after)
    if air.late > 0:
        yield Step("air_late", air.late, {"quantity": air.late})


def _air_cost(cost: float | None, before: float | None, after: float | None) -> Iterator[Step]:
    yield Step("air_cost_unknown") if cost is None else Step("air_cost", cost, {"cost_eur": cost})
    if after is not None and before is not None:
        yield Step("air_ratio", after, {"before_share": before, "after_share": after})
    elif after is not None:
        yield Step("air_ratio_first", after, {"after_share": after})


def relieved(found: Relief | None) -> Iterator[Step]:
    """What covers an article that ran empty, and until when."""
    if found is not None:
        kind = "overdue" if found.overdue else "open"
        values = {"quantity": found.quantity, "day": found.day, "run_out": found.run_out}
        yield Step(f"relief_{kind}" if found.run_out else f"relief_{kind}_lasts", found.quantity, values)


def _override(proposal: Proposal) -> Iterator[Step]:
    override = proposal.override
    if override is None:
        return
    values = {"quantity": override.quantity, "reason": override.reason, "day": override.set_at.date()}
    proposed = proposal.proposed
    if proposed is None:
        yield Step("override_alone", override.quantity, {**values, "user": override.set_by})
    else:
        yield Step("override", override.quantity, {**values, "user": override.set_by, "proposed": proposed})


def is_estimated(proposal: Proposal) -> bool:
    """True where a stand-in took the place of a missing forecast error."""
    return proposal.safety is not None and proposal.safety.sigma_source is SigmaSource.FALLBACK


def is_computed(proposal: Proposal) -> bool:
    return proposal.gate in (Gate.ORDER, Gate.ENOUGH, Gate.NO_NEED)
