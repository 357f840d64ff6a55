"""A KPI's figures as facts, and the words around them."""

from collections.abc import Iterable
from dataclasses import replace

from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.kpi import wording
from agent.domain.kpi.definition import KpiDefinition, Measure
from agent.domain.kpi.period import Grain, Period
from agent.domain.kpi.period_label import label, short_label
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.messages import message
from agent.services.draft_facts import class_of, fact_of
from agent.services.telling.page import Page

# what a missed target asks for, by KPI: the tool that a yes would call
STEPS = {
    "otif": "list_run_outs",
    "supply_interruptions": "list_run_outs",
    "emergency_air_freight": "propose_reorders",
    "call_off": "draft_escalation",
    "account_plan": "draft_account_plan",
    "forecast_deviation": "draft_email",
    "qualified_contacts": "overdue_contacts",
    "monthly_contacts": "overdue_contacts",
    "contribution_margin": "draft_price_preparation",
    "revenue_yoy": "draft_account_plan",
    "escalations_documented": "list_escalations",
    "escalations_on_time": "list_escalations",
    "replenishment_upkeep": "propose_reorders",
}

CALL_OFF = "call_off"
PURPOSES = {"draft_email": "forecast_request"}  # of the mail that a step is


def value(page: Page, result: KpiResult, id: str) -> str:
    """The figure as a marker, growth with its sign; beside the target it is told unrounded."""
    recipe = {"kpi": result.definition.id, "period": result.period.text}
    fact = replace(fact_of(result, id, recipe), tells_from=result.target)
    return sign(result.definition, result.value) + page.book.put(fact)


def sign(definition: KpiDefinition, figure: float | None) -> str:
    return "+" if definition.measure is Measure.GROWTH and figure is not None and figure > 0 else ""


def target(page: Page, result: KpiResult, id: str) -> str:
    """``mindestens …``, or "target not set"."""
    if result.target is None:
        return message("kpi.status.no_target", page.language)
    operator = result.definition.target.operator
    return message(f"kpi.target.{operator}", page.language, value=bound(page, result, id))


def bound(page: Page, result: KpiResult, id: str) -> str:
    """The target alone, as a marker."""
    fact = figure(result.definition, id, result.target, result.period)
    return page.book.put(replace(fact, as_of=result.age.as_of, recipe={"target": result.definition.id}))


def figure(definition: KpiDefinition, id: str, amount: float | None, period: Period) -> Fact:
    """A fact of a definition that is no figure of an account's own, such as a target or a part of it."""
    return Fact(
        id=id,
        label=definition.name,
        value=amount,
        unit=FactUnit(definition.unit.value),
        period=period.text,
        definition=definition.id,
        definition_version=definition.version,
        fact_class=class_of(definition),
    )


def status(page: Page, result: KpiResult) -> str:
    return message(f"kpi.status.{result.status}", page.language)


def name(page: Page, definition: KpiDefinition) -> str:
    """With a mark where it is nothing for the customer."""
    mark = f"kpi.mark.{definition.fact_class}"
    told = page.named(f"name.{definition.id}", ("Kennzahl", "KPI"), definition.name.text(page.language))
    return f"{told} {message(mark, page.language)}" if definition.is_internal else told


def version(page: Page, definition: KpiDefinition) -> str:
    """Which definition, in which version: ``otif v1``."""
    return page.book.text(
        f"def.{definition.id}", ("Definition", "Definition"), f"{definition.id} v{definition.version}"
    )


def period(page: Page, result: KpiResult) -> str:
    """The period in words; the day that a running one ends on is the day of asking."""
    if result.period.is_running:
        page.book.day("until", ("Stichtag", "Day looked at"), result.period.ends)
    return label(result.period, page.language)


def point(page: Page, result: KpiResult) -> str:
    """The period of a point of a course, short: of days the month in which they end."""
    if result.period.grain is not Grain.DAY:
        return short_label(result.period, page.language)
    day = result.period.ends
    return short_label(Period(Grain.MONTH, day.replace(day=1), day, day), page.language)


def note(page: Page, code: str) -> str:
    return page.named(f"note.{code}", ("Hinweis", "Note"), wording.worded("kpi.note", code, page.language), longest=400)


def action(page: Page, definition: KpiDefinition) -> str:
    """What the definition says is to be done where the target is missed."""
    told = definition.action.text(page.language)
    return page.named(f"action.{definition.id}", ("Nächster Schritt", "Next step"), told, longest=400)


def below(contributors: Iterable[Contributor], target: float) -> list[Contributor]:
    """Unrounded, the lowest first."""
    return sorted((each for each in contributors if _misses(each, target)), key=lambda each: (each.value, each.id))


def _misses(each: Contributor, target: float) -> bool:
    return each.value is not None and each.value < target
