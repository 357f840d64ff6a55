"""Escalation records to rows and back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from agent.adapters.state.tables import EscalationMeasureRow, EscalationRow
from agent.adapters.state.times import utc
from agent.domain.escalation.completeness import completeness
from agent.domain.escalation.record import (
    Cause,
    CauseKind,
    EscalationRecord,
    EventKind,
    Facing,
    Measure,
    MeasureStatus,
    RecordEvent,
    Stage,
    Trigger,
)
from agent.domain.facts.info import RowKey
from agent.domain.history import Escalation
from agent.domain.plain import plain

_MEASURE = [field.name for field in fields(Measure)]


def record_of(row: EscalationRow) -> EscalationRecord:
    return EscalationRecord(
        id=row.id,
        account_id=row.account_id,
        detected_on=row.detected_on,
        contract_id=row.contract_id,
        kpi=row.kpi,
        period=row.period,
        created_at=utc(row.created_at) if row.created_at else None,
        imported=row.seeded,
        trigger=_trigger(row.trigger) if row.trigger else None,
        stage=Stage(row.stage or Stage.INVITATION),
        cause=Cause(_kind(row), row.cause),
        owner=row.owner,
        sponsor=row.sponsor or "",
        measures=tuple(_measure(each) for each in row.measures),
        imported_measure=row.measure,
        resolved_on=row.resolved_on,
        evidence=row.evidence,
        result=row.result or "",
        lesson=row.lesson or "",
        events=tuple(_event(each) for each in row.events or ()),
    )


def values_of(record: EscalationRecord) -> dict[str, Any]:
    """The columns of a record of ours; measures are rows of their own."""
    same = ("id", "account_id", "detected_on", "contract_id", "kpi", "period", "created_at", "owner", "sponsor")
    later = ("resolved_on", "evidence", "result", "lesson")
    return {
        **{name: getattr(record, name) for name in (*same, *later)},
        "cause": record.cause.text,
        "cause_kind": record.cause.kind.value,
        "measure": record.imported_measure,
        "stage": int(record.stage),
        "trigger": _stored_trigger(record.trigger) if record.trigger else None,
        "events": plain(record.events),
        "seeded": False,
        "open_key": _open_key(record),
    }


def _open_key(record: EscalationRecord) -> str | None:
    """Unique: no two open records of one contract and KPI."""
    if not record.is_open or not record.contract_id:
        return None
    return "\n".join((record.account_id, record.contract_id, record.kpi))


def measure_rows(record: EscalationRecord) -> list[EscalationMeasureRow]:
    return [
        EscalationMeasureRow(escalation_id=record.id, **{name: _stored(getattr(each, name)) for name in _MEASURE})
        for each in record.measures
    ]


def history_of(row: EscalationRow) -> Escalation:
    """What KPIs read of it."""
    record = record_of(row)
    return Escalation(
        id=record.id,
        account_id=record.account_id,
        detected_on=record.detected_on,
        contract_id=record.contract_id,
        kpi=record.kpi,
        cause=record.cause.text,
        owner=record.owner,
        measure="; ".join(each.action for each in record.measures) or record.imported_measure,
        resolved_on=record.resolved_on,
        evidence=record.evidence,
        complete=None if record.imported else completeness(record).is_whole,
    )


def _kind(row: EscalationRow) -> CauseKind:
    """An import doesn't say how sure a cause is: it counts as assumed."""
    if row.cause_kind:
        return CauseKind(row.cause_kind)
    return CauseKind.ASSUMED if row.cause.strip() else CauseKind.UNKNOWN


def _stored_trigger(trigger: Trigger) -> dict[str, Any]:
    """The keys by table: there may be hundreds of order lines."""
    rows: dict[str, list[str]] = {}
    for each in trigger.rows:
        rows.setdefault(each.table, []).append(each.key)
    return {**plain(replace(trigger, rows=())), "rows": rows}


def _trigger(stored: Mapping[str, Any]) -> Trigger:
    rows = tuple(RowKey(table, key) for table, keys in stored["rows"].items() for key in keys)
    return Trigger(**{**stored, "as_of": dt.datetime.fromisoformat(stored["as_of"]), "rows": rows})


def _measure(row: EscalationMeasureRow) -> Measure:
    values = {name: getattr(row, name) for name in _MEASURE}
    return Measure(**{**values, "facing": Facing(row.facing), "status": MeasureStatus(row.status)})


def _event(stored: Mapping[str, Any]) -> RecordEvent:
    return RecordEvent(EventKind(stored["kind"]), dt.datetime.fromisoformat(stored["at"]), stored["text"])


def _stored(value: object) -> object:
    return value.value if isinstance(value, (Facing, MeasureStatus)) else value
