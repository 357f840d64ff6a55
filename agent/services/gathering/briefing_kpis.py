"""The scoreboard of a briefing: every red figure, and the most telling others."""

import math
from typing import Any

from agent.domain.drafting.fact_book import FactBook
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass
from agent.domain.kpi.definition import Unit
from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.services.draft_facts import class_of
from agent.services.gathering.briefing_reading import Reading
from agent.services.gathering.briefing_sources import SourceList

MOST = 4  # of the scoreboard; the red ones are never left out
_FIRST = ("call_off", "otif", "forecast_deviation", "revenue_yoy")
# our own housekeeping: red ones are told in a line, as no meeting is about them
_HOUSE = frozenset(
    "account_plan demand_overview qualified_contacts monthly_contacts feedback_participation cross_selling"
    " escalations_documented escalations_on_time replenishment_upkeep".split()
)
LIGHTS = {Status.BREACH: "red", Status.OK: "green"}


def scoreboard(reading: Reading, book: FactBook, sources: SourceList, language: Language) -> dict[str, Any]:
    """Every figure becomes a fact, shown or not: which ones are red can then be told again from the draft."""
    told = {each.definition.id: _told(each, before, book, language) for each, before in reading.kpis}
    money = {each.definition.id for each, _ in reading.kpis if class_of(each.definition) is FactClass.SECRET}
    red = [name for name in told if told[name]["light"] == "red"]
    rest = [name for name in (*_FIRST, *told) if name in told and name not in red and told[name]["light"] != "none"]
    shown = [name for name in dict.fromkeys((*red, *rest)) if name not in money | _HOUSE]
    chosen = shown[: max(MOST, len([name for name in red if name in shown]))]
    measured = sum(each["light"] in ("red", "green") for each in told.values())
    return {
        "kpis": [told[name] for name in chosen],
        "also_red": [told[name] for name in red if name in _HOUSE],
        "by_kpi": told,
        "red": red,
        "money": [{**told[name], "source": sources.kpi(name)} for name in red if name in money],
        "red_count": book.count("red_count", ("Rote Kennzahlen", "Red KPIs"), len(red)),
        "measured": book.count("measured", ("Kennzahlen mit Ziel", "KPIs with a target"), measured),
    }


def _told(each: KpiResult, before: KpiResult, book: FactBook, language: Language) -> dict[str, Any]:
    definition, target = each.definition, each.target
    light = LIGHTS.get(each.status, "none" if each.value is None else "grey")
    return {
        "id": definition.id,
        "label": definition.name.text(language),
        "light": light,
        "arrow": _arrow(each.value, before.value),
        "value": book.put(_fact(each, f"kpi.{definition.id}", each.value, {"kpi": definition.id})),
        "target": None if target is None else book.put(_fact(each, f"target.{definition.id}", target, _target(each))),
        "exact": target == 1.0 and definition.unit is Unit.RATIO,
        "least": definition.target.operator.value == "at_least",
    }


def _target(each: KpiResult) -> dict[str, str]:
    return {"target": each.definition.id, "operator": each.definition.target.operator.value}


def _fact(each: KpiResult, id: str, value: float | None, recipe: dict[str, str]) -> Fact:
    definition = each.definition
    return Fact(
        id=id,
        label=definition.name,
        value=value,
        unit=FactUnit(definition.unit.value),
        period=each.period.text,
        definition=definition.id,
        definition_version=f"{definition.version} ({each.digest})",
        as_of=each.age.as_of,
        fact_class=class_of(definition),
        recipe=recipe,
    )


def _arrow(value: float | None, before: float | None) -> str:
    if value is None or before is None:
        return "–"
    if math.isclose(value, before, rel_tol=1e-3, abs_tol=1e-6):
        return "→"
    return "↑" if value > before else "↓"
