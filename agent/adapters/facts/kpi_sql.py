"""The question around the SQL of a KPI: who, when and the state, as relations in front of it.

A file under `sql/kpis` is one SELECT that yields a row per unit; it never sees a value but as a bound parameter.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from agent.adapters.facts.sql_files import sql
from agent.domain.errors import BadInput
from agent.domain.history import AccountPlan, Escalation
from agent.domain.kpi.definition import KpiDefinition
from agent.ports.kpis import KpiQuestion

_COMMENT = re.compile(r"--[^\n]*")
_NAMED = re.compile(r"\$([a-z_][a-z0-9_]*)")
_ESCALATIONS = {
    "id": "VARCHAR",
    "customer_id": "VARCHAR",
    "contract_id": "VARCHAR",
    "kpi": "VARCHAR",
    "detected_on": "DATE",
    "cause": "VARCHAR",
    "owner": "VARCHAR",
    "measure": "VARCHAR",
    "resolved_on": "DATE",
    "evidence": "VARCHAR",
}
_PLANS = {
    "id": "VARCHAR",
    "customer_id": "VARCHAR",
    "approved_on": "DATE",
    "approved_by": "VARCHAR",
    "title": "VARCHAR",
}
# relations by which one KPI builds on the units of another
_SHARED = {"call_off_units": "call_off"}
_STATE = {"escalations": ("state_escalations", _ESCALATIONS), "plans": ("state_account_plans", _PLANS)}


@lru_cache
def _own(kpi_id: str) -> str:
    return sql(f"kpis/{kpi_id}").strip().rstrip(";").rstrip()


@lru_cache
def statements(kpi_id: str) -> Mapping[str, str]:
    """The SQL of a KPI by the name of its relation; before it those of other KPIs that it builds on."""
    shared = {name: _own(other) for name, other in _SHARED.items() if name in _COMMENT.sub("", _own(kpi_id))}
    return {**shared, "units": _own(kpi_id)}


@lru_cache
def _bare(kpi_id: str) -> str:
    return _COMMENT.sub("", "\n".join(statements(kpi_id).values()))


def reads(kpi_id: str, state: str) -> bool:
    """Whether the KPI's SQL names the relation of ``escalations`` or ``plans``."""
    return _STATE[state][0] in _bare(kpi_id)


def digest(definition: KpiDefinition) -> str:
    parameters = json.dumps(dict(definition.parameters), sort_keys=True)
    text = "\n".join([*statements(definition.id).values(), parameters])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def check(definition: KpiDefinition) -> None:
    """Raises BadInput ``kpi.parameters`` unless catalogue and SQL name the same parameters."""
    differing = set(_NAMED.findall(_bare(definition.id))) ^ set(definition.parameters)
    if differing:
        raise BadInput("kpi.parameters", kpi=definition.id, names=", ".join(sorted(differing)))


def query(definition: KpiDefinition, question: KpiQuestion, closing: str) -> tuple[str, dict[str, object]]:
    """SQL and its parameters; ``closing`` selects from the relation ``units``."""
    check(definition)
    relations = [*_relations(definition.id, question)]
    relations += [f"{name} AS (\n{text}\n)" for name, text in statements(definition.id).items()]
    return f"WITH {', '.join(relations)}\n{closing}", _values(definition, question)


def _relations(kpi_id: str, question: KpiQuestion) -> Iterable[str]:
    periods = ", ".join(f"($period_{at}, $starts_{at}::DATE, $ends_{at}::DATE)" for at in range(len(question.periods)))
    yield "scope AS (SELECT unnest($customer_ids::VARCHAR[]) AS customer_id)"
    yield f"periods(period, starts, ends) AS (VALUES {periods})"
    yield "clock AS (SELECT $today::DATE AS today)"
    for state, (relation, columns) in _STATE.items():
        if reads(kpi_id, state):
            shape = json.dumps([columns])
            yield f"{relation} AS (SELECT unnest(from_json(${state}::JSON, '{shape}'), recursive := true))"


def _values(definition: KpiDefinition, question: KpiQuestion) -> dict[str, object]:
    values: dict[str, object] = {
        name: list(value) if isinstance(value, tuple) else value for name, value in definition.parameters.items()
    }
    values |= {"customer_ids": list(question.customer_ids), "today": question.today}
    for at, period in enumerate(question.periods):
        values |= {f"period_{at}": period.text, f"starts_{at}": period.starts, f"ends_{at}": period.ends}
    if reads(definition.id, "escalations"):
        values["escalations"] = json.dumps([_escalation(each) for each in question.escalations])
    if reads(definition.id, "plans"):
        values["plans"] = json.dumps([_plan(each) for each in question.plans])
    return values


def _escalation(record: Escalation) -> dict[str, str | None]:
    return {
        "id": record.id,
        "customer_id": record.account_id,
        "contract_id": record.contract_id,
        "kpi": record.kpi,
        "detected_on": record.detected_on.isoformat(),
        "cause": record.cause,
        "owner": record.owner,
        "measure": record.measure,
        "resolved_on": record.resolved_on.isoformat() if record.resolved_on else None,
        "evidence": record.evidence,
    }


def _plan(record: AccountPlan) -> dict[str, str]:
    return {
        "id": record.id,
        "customer_id": record.account_id,
        "approved_on": record.approved_on.isoformat(),
        "approved_by": record.approved_by,
        "title": record.title,
    }
