"""What to say and to ask: at most five points, each on a fact, and five questions, each on a gap or a fact."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from agent.services.gathering.briefing_sources import SourceList

MOST = 5
Slots = Mapping[str, Any]


def points(slots: Slots, sources: SourceList) -> list[dict[str, Any]]:
    """The most pressing first; ``kind`` names the sentence of the template, ``of`` what it is about."""
    return list(islice(_points(slots, sources), MOST))


def questions(slots: Slots, sources: SourceList) -> list[dict[str, Any]]:
    """Gaps first."""
    return list(islice(_questions(slots, sources), MOST))


def outcome(slots: Slots) -> dict[str, Any]:
    """What the meeting is to bring, and what else: by the most pressing matter."""
    escalated = slots["escalations"][0] if slots["escalations"] else None
    if escalated and escalated["kpi"] not in (None, "call_off"):
        return {"kind": "measures", "of": escalated}
    if escalated or slots["low_call_offs"] or "call_off" in slots["red"]:
        return {"kind": "plan", "of": escalated}
    if slots["contracts"]:
        return {"kind": "contract", "of": slots["contracts"][0]}
    if slots["run_outs"]:
        return {"kind": "reorder", "of": slots["run_outs"][0]}
    return {"kind": "forecast", "of": None}


def _points(slots: Slots, sources: SourceList) -> Iterator[dict[str, Any]]:
    for each in slots["escalations"]:
        yield _item("escalation", each, each["source"])
    for each in slots["low_call_offs"]:
        if not each["escalated"]:
            yield _item("call_off", each, each["source"])
    for each in slots["loops"]:
        if each["overdue"] and each["ours"]:
            yield _item("overdue", each, each["source"])
            break
    yield from (_item("run_out", each, each["source"]) for each in slots["run_outs"][:1])
    yield from (_item("contract", each, each["source"]) for each in slots["contracts"][:1])
    yield from (_item("released", each, each["source"]) for each in slots["released"][:1])
    for name in ("otif", "supply_interruptions", "emergency_air_freight", "forecast_deviation"):
        if name in slots["red"]:
            yield _item(name, slots["by_kpi"][name], sources.kpi(name))
    done = slots["by_kpi"].get("otif")
    if done is not None and done["light"] == "green":
        yield _item("otif_good", done, sources.kpi("otif"))


def _questions(slots: Slots, sources: SourceList) -> Iterator[dict[str, Any]]:
    for name in ("forecast", "projects", "technical"):
        if slots["talks"][name] is None:
            yield _item(f"no_{name}", None, sources.kpi("qualified_contacts"))
    for each in slots["loops"]:
        if not each["ours"]:
            yield _item("promised", each, each["source"])
            break
    for each in slots["run_outs"][:1]:
        yield _item("demand", each, each["source"])
    for name in ("forecast", "projects", "technical"):
        talk = slots["talks"][name]
        if talk is not None:
            yield _item(name, talk, talk["source"])
    if "monthly_contacts" in slots["red"]:
        yield _item("contacts", slots["by_kpi"]["monthly_contacts"], sources.kpi("monthly_contacts"))


def _item(kind: str, of: Any, source: str) -> dict[str, Any]:
    return {"kind": kind, "of": of, "source": source}
