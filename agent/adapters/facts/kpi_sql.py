"""The question around the SQL of a KPI: who, when and the state, as relations in front of it.

A file under `sql/kpis` is one SELECT that yields a row per unit; it never sees a value but as a bound parameter.
It reads the tables of the facts, those of `sql/derived`, and these relations:

    scope(customer_id)             customers asked for
    periods(period, starts, ends)  both days included, ``ends`` not after today
    months(period, month)          first days of the calendar months that lie in a period whole and are over
    state_escalations, state_account_plans

Beside its own parameters a file may name ``$today``, the bounds over all periods ``$earliest_start``,
``$earliest_end`` and ``$latest_end``, which spare a scan the days that no period reaches, and ``$by_row``: false when
nobody asks for keys or contributors. A file that names this adds its units up then, and says in the columns ``units``
and ``figures`` how many units a row stands for, and how many of them have a figure.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from agent.adapters.facts.arrange import DERIVED, derived
from agent.adapters.facts.sql_files import FOLDER, sql
from agent.domain.errors import BadInput
from agent.domain.history import AccountPlan, Escalation
from agent.domain.kpi.definition import KpiDefinition, Parameter
from agent.domain.kpi.period import Period
from agent.ports.kpis import KpiQuestion

_BOUND = frozenset({"today", "earliest_start", "earliest_end", "latest_end", "by_row"})
_COMMENT = re.compile(r"--[^\n]*")
_NAMED = re.compile(r"\$([a-z_][a-z0-9_]*)")
_MONTHS = re.compile(r"\bmonths\b")
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
    "complete": "BOOLEAN",
}
_PLANS = {
    "id": "VARCHAR",
    "customer_id": "VARCHAR",
    "approved_on": "DATE",
    "approved_by": "VARCHAR",
    "title": "VARCHAR",
}
_ONE_DAY = dt.timedelta(days=1)
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


@lru_cache
def _named(bare: str) -> frozenset[str]:
    return frozenset(_NAMED.findall(bare))


@lru_cache
def tables(kpi_id: str) -> tuple[str, ...]:
    """The derived tables that the KPI's SQL reads, those first that another one reads."""
    found: list[str] = []
    for name in reversed(DERIVED):
        readers = [_bare(kpi_id), *(_COMMENT.sub("", derived(each)) for each in found)]
        if any(re.search(rf"\b{name}\b", text) for text in readers):
            found.insert(0, name)
    return tuple(found)


@lru_cache
def _whole(kpi_id: str) -> str:
    """Everything that makes the figure: the SQL of the KPI, and that of the tables derived for it."""
    return "\n".join([*statements(kpi_id).values(), *map(derived, tables(kpi_id))])


def digest(definition: KpiDefinition) -> str:
    parameters = json.dumps(dict(definition.parameters), sort_keys=True)
    return hashlib.sha256(f"{_whole(definition.id)}\n{parameters}".encode()).hexdigest()[:12]


def check(definition: KpiDefinition) -> None:
    """Raises BadInput ``kpi.parameters`` unless catalogue and SQL name the same parameters."""
    differing = (_named(_bare(definition.id)) - _BOUND) ^ set(definition.parameters)
    if differing:
        raise BadInput("kpi.parameters", kpi=definition.id, names=", ".join(sorted(differing)))


def query(
    definition: KpiDefinition, question: KpiQuestion, closing: str, *, by_row: bool
) -> tuple[str, dict[str, object]]:
    """SQL and its parameters; ``closing`` selects from the relation ``units``, with keys only ``by_row``."""
    check(definition)
    text = f"{_with_counts(definition.id)}\n{closing}"
    return asked(text, _bare(definition.id), definition, question, by_row=by_row)


def evidence(definition: KpiDefinition, question: KpiQuestion, closing: str) -> tuple[str, dict[str, object]] | None:
    """As `query`, of the rows behind the units; ``closing`` selects from ``evidence``.

    A share of contract lines also rests on the order lines that were called off: a file under `sql/kpi_evidence` yields
    ``period``, ``customer_id``, ``source`` (a table) and ``key`` of those. None for a KPI whose units are the rows.
    """
    name = f"kpi_evidence/{definition.id}"
    if not (FOLDER / f"{name}.sql").exists():
        return None
    return asked(f"evidence AS (\n{sql(name)})\n{closing}", _COMMENT.sub("", sql(name)), definition, question)


@lru_cache
def _with_counts(kpi_id: str) -> str:
    """Those of `statements`; the units with the columns ``units`` and ``figures``: how many of them a row is."""
    texts = dict(statements(kpi_id))
    if not groups(kpi_id):
        one_each = "1 AS units, (numerator <> 0 OR denominator <> 0)::INTEGER AS figures"
        texts["units"] = f"SELECT *, {one_each} FROM (\n{texts['units']}\n)"  # noqa: S608
    return ", ".join(f"{name} AS (\n{text}\n)" for name, text in texts.items())


def groups(kpi_id: str) -> bool:
    """Whether the KPI's own SQL adds its units up where nobody asks for their keys."""
    return "$by_row" in _COMMENT.sub("", _own(kpi_id))


def asked(
    text: str, bare: str, definition: KpiDefinition, question: KpiQuestion, *, by_row: bool = True
) -> tuple[str, dict[str, object]]:
    """``text`` behind the relations that ``bare``, the same without comments, reads, and what it names bound."""
    return f"WITH {', '.join(_relations(bare, question))}, {text}", _values(bare, definition, question, by_row)


def _relations(bare: str, question: KpiQuestion) -> Iterable[str]:
    periods = ", ".join(f"($period_{at}, $starts_{at}::DATE, $ends_{at}::DATE)" for at in range(len(question.periods)))
    yield "scope AS (SELECT unnest($customer_ids::VARCHAR[]) AS customer_id)"
    yield f"periods(period, starts, ends) AS (VALUES {periods})"
    if _MONTHS.search(bare):
        yield "months AS (SELECT unnest($month_periods::VARCHAR[]) AS period, unnest($months::DATE[]) AS month)"
    for state, (relation, columns) in _STATE.items():
        if relation in bare:
            shape = json.dumps([columns])
            yield f"{relation} AS (SELECT unnest(from_json(${state}::JSON, '{shape}'), recursive := true))"


def _values(bare: str, definition: KpiDefinition, question: KpiQuestion, by_row: bool) -> dict[str, object]:
    parameters = {name: _bindable(value) for name, value in definition.parameters.items()}
    known: dict[str, object] = {**parameters, **_bounds(question), "by_row": by_row}
    values = {name: known[name] for name in _named(bare)}
    values["customer_ids"] = list(question.customer_ids)
    for at, period in enumerate(question.periods):
        values |= {f"period_{at}": period.text, f"starts_{at}": period.starts, f"ends_{at}": period.ends}
    if _MONTHS.search(bare):
        values |= _months(question)
    if _STATE["escalations"][0] in bare:
        values["escalations"] = json.dumps([_escalation(each) for each in question.escalations])
    if _STATE["plans"][0] in bare:
        values["plans"] = json.dumps([_plan(each) for each in question.plans])
    return values


def _bindable(value: Parameter) -> object:
    return list(value) if isinstance(value, tuple) else value


def _months(question: KpiQuestion) -> dict[str, object]:
    """The calendar months of each period that lie in it whole and are over, by their first days."""
    found = [(period.text, month) for period in question.periods for month in _closed(period, question.today)]
    return {"month_periods": [period for period, _ in found], "months": [month for _, month in found]}


def _closed(period: Period, today: dt.date) -> Iterator[dt.date]:
    month = period.starts.replace(day=1)
    while (following := (month + dt.timedelta(days=31)).replace(day=1)) <= min(period.ends + _ONE_DAY, today):
        if month >= period.starts:
            yield month
        month = following


def _bounds(question: KpiQuestion) -> dict[str, dt.date]:
    ends = [period.ends for period in question.periods]
    starts = [period.starts for period in question.periods]
    return {
        "today": question.today,
        "earliest_start": min(starts),
        "earliest_end": min(ends),
        "latest_end": max(ends),
    }


def _escalation(record: Escalation) -> dict[str, str | bool | None]:
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
        "complete": record.complete,
    }


def _plan(record: AccountPlan) -> dict[str, str]:
    return {
        "id": record.id,
        "customer_id": record.account_id,
        "approved_on": record.approved_on.isoformat(),
        "approved_by": record.approved_by,
        "title": record.title,
    }
