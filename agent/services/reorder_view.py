"""Proposals, run-outs and containers as the public surface shows them: JSON, and texts in the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from agent.domain import formats
from agent.domain.facts.info import RowKey
from agent.domain.kpi.wording import signed
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain
from agent.domain.reorder.air import AirFreight
from agent.domain.reorder.causes import Cause, CauseFound
from agent.domain.reorder.containers import ContainerGroup
from agent.domain.reorder.customer_reorder import CustomerReorder
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.rules import ServiceRules
from agent.domain.reorder.run_outs import RunOut
from agent.domain.reorder.steps import Step, steps
from agent.services.reorders import ProposalList, RunOutList

Rows = Mapping[str, Sequence[RowKey]]
Tell = Callable[[str, object, Language], str]  # name of a value, the value, the language


def proposals(found: ProposalList, rows: Rows, language: Language) -> dict[str, Any]:
    """The public JSON of ``kam reorder propose``. Quantities are pieces, ratios run from 0 to 1, costs are EUR."""
    return {
        "proposals": [
            proposal(each, found.rules, found.as_of, rows.get(each.article.id, ()), language)
            for each in found.proposals
        ],
        "checked": found.checked,
        "uncomputed": {gate.value: count for gate, count in found.uncomputed.items()},
        "sample": found.rules.sample,
        "as_of": found.as_of.isoformat(),
    }


def proposal(
    one: Proposal, rules: ServiceRules, as_of: datetime, rows: Sequence[RowKey], language: Language
) -> dict[str, Any]:
    """One proposal with its whole arithmetic. Internal: purchase quantities and costs are nothing for customers."""
    article, computed = one.article, one.safety is not None
    return {
        "article": article.id,
        "name": article.name,
        "account": article.account,
        "class": "internal",
        "quantity": one.quantity,
        "proposed": one.proposed,
        "gate": one.gate.value,
        "on_hand": article.on_hand,
        "reserved": article.reserved,
        "open_orders": article.open_orders,
        "position": one.need.position if computed else None,
        "demand": one.need.demand if computed else None,
        "demand_source": None if one.demand_source is None else one.demand_source.value,
        "plan": one.plan if computed else None,
        "forecast": one.forecast if computed else None,
        "safety_stock": one.need.safety if computed else None,
        "reorder_point": one.need.reorder_point if computed else None,
        "need": None if one.lot is None else one.lot.need,
        "moq": article.moq,
        "order_multiple": article.order_multiple,
        "eoq": one.economic,
        "frame": article.frame,
        "run_out": plain(one.run_out),
        "order_by": plain(one.order_by),
        "days_of_cover": one.cover_days,
        "steps": [_step(each, language) for each in steps(one, rules, as_of)],
        "air": None if one.air is None else _air(one.air),
        "relief": plain(one.relief),
        "override": plain(one.override),
        "rows": [{"table": row.table, "key": row.key} for row in rows],
        "as_of": as_of.isoformat(),
    }


def run_outs(found: RunOutList, rows: Rows, language: Language) -> dict[str, Any]:
    """The public JSON of ``kam reorder runouts``."""
    return {
        "run_outs": [_run_out(each, rows.get(each.article.id, ()), found.as_of, language) for each in found.run_outs],
        "days": found.days,
        "checked": found.checked,
        "unknown": found.unknown,
        "sample": found.rules.sample,
        "as_of": found.as_of.isoformat(),
    }


def _run_out(one: RunOut, rows: Sequence[RowKey], as_of: datetime, language: Language) -> dict[str, Any]:
    return {
        "article": one.article.id,
        "name": one.article.name,
        "account": one.article.account,
        "empty": one.is_empty,
        "on_hand": one.article.on_hand,
        "open_orders": one.article.open_orders,
        "run_out": plain(one.run_out),
        "order_by": plain(one.order_by),
        "days_of_cover": one.cover_days,
        "relief": plain(one.relief),
        "cause": None if one.cause is None else one.cause.cause.value,
        "cause_text": "" if one.cause is None else cause_text(one.cause, language),
        "next_step": "" if one.cause is None else message(f"supply.next.{one.cause.cause}", language),
        "rows": [{"table": row.table, "key": row.key} for row in rows],
        "as_of": as_of.isoformat(),
    }


def groups(found: Sequence[ContainerGroup]) -> dict[str, Any]:
    """The public JSON of ``kam reorder propose --containers``."""
    return {"containers": [_group(each) for each in found]}


def _group(group: ContainerGroup) -> dict[str, Any]:
    shown: dict[str, Any] = plain(group)
    del shown["account_id"]
    return shown


def customer_reorders(found: Sequence[CustomerReorder]) -> list[dict[str, Any]]:
    """What the customer is asked to call off. No cost, no stock: this may stand in a text for the customer."""
    return [
        {
            "article": each.article.id,
            "name": each.article.name,
            "contract": each.line.contract_id,
            "quantity": each.quantity,
            "remaining": each.line.remaining,
            "missing": each.missing,
            "reason": each.reason.value,
            "run_out": plain(each.run_out),
            "order_by": plain(each.order_by),
            "deliver_from": plain(each.deliver_from),
            "rows": [{"table": "contract_lines", "key": each.line.id}],
        }
        for each in found
    ]


def cause_text(found: CauseFound, language: Language, tell: Tell | None = None) -> str:
    """``tell`` puts a value into words; by default `shown`."""
    never = found.cause is Cause.NO_CALL_OFF and found.day is None
    code = "supply.cause.never_called_off" if never else f"supply.cause.{found.cause}"
    values = {"day": found.day, "quantity": found.quantity, "expected": found.expected}
    return message(code, language, **{name: (tell or shown)(name, value, language) for name, value in values.items()})


def step_text(step: Step, language: Language, tell: Tell | None = None) -> str:
    """``tell`` puts a value into words; by default `shown`."""
    values = {name: (tell or shown)(name, value, language) for name, value in step.values.items()}
    return message(f"supply.step.{step.id}", language, **values)


def shown(name: str, value: object, language: Language) -> str:
    """A value as a reader expects it; the name says what a number is: ``…_share`` a ratio, ``…_eur`` money."""
    if isinstance(value, date):
        return formats.date(value, language)
    if isinstance(value, tuple):
        return ", ".join(message(f"supply.missing.{each}", language) for each in value)
    if not isinstance(value, (int, float)):
        return "–" if value is None else str(value)
    if name.endswith("_share"):
        return formats.percent(value, language, 1)
    if name.endswith("_eur"):
        return formats.euros(value, language)
    return quantity(value, language)


def quantity(value: float, language: Language) -> str:
    """Whole pieces without decimals, fractions with one, small ones with two; ``−40`` with the sign of typesetting."""
    digits = 0 if abs(value - round(value)) < 1e-6 else 1 if abs(value) >= 10 else 2
    return signed(value, lambda size: formats.number(size, language, digits))


def _step(step: Step, language: Language) -> dict[str, Any]:
    return {"id": step.id, "text": step_text(step, language), "value": step.value}


def _air(air: AirFreight) -> dict[str, Any]:
    return {
        "gap": air.gap,
        "quantity": air.quantity,
        "cost": air.cost,
        "late": air.late,
        "air_arrival": plain(air.air_arrival),
        "sea_arrival": plain(air.sea_arrival),
        "emergency_air_freight": {"before": air.before, "after": air.after},
    }
