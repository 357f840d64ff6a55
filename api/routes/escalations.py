"""Escalations: read them, say the cause, decide on measures, close them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from agent.bootstrap import App
from agent.domain.escalation.record import CauseKind, EscalationRecord, Facing, Stage
from agent.domain.escalation.rules import iso_day
from agent.domain.language import Language
from agent.services.escalations import Which
from api.auth import AppDep, LanguageDep, UserDep

router = APIRouter(prefix="/api/escalations", tags=["escalations"])


class ClockOut(BaseModel):
    """``day`` of ``limit``; ``left`` is 0 on the last day. ``state``: running | overdue | in_time | late."""

    day: int
    limit: int
    left: int
    due: str
    act_by: str
    state: str
    text: str


class EscalationOut(BaseModel):
    """`agent.services.escalation_view` makes it; ``trigger.rows`` and ``current`` stand with a single one only."""

    id: str
    account: str
    contract: str | None
    kpi: str
    kpi_name: str
    status: str
    status_text: str
    source: str
    source_text: str
    detected_on: str
    created_at: str | None
    clock: ClockOut
    reminders: list[dict[str, Any]]
    completeness: dict[str, Any]
    trigger: dict[str, Any] | None
    current: dict[str, Any] | None = None
    stage: int
    stage_text: str
    cause: dict[str, Any]
    owner: str
    owner_name: str
    sponsor: str
    sponsor_name: str
    measures: list[dict[str, Any]]
    imported_measure: str
    resolved_on: str | None
    evidence: str
    result: str
    lesson: str
    events: list[dict[str, Any]]


class EscalationsOut(BaseModel):
    as_of: str
    escalations: list[EscalationOut]


class MeasureIn(BaseModel):
    """``due`` as ``YYYY-MM-DD``; ``owner`` is one person by id, e-mail address or full name."""

    action: str
    owner: str
    due: str
    facing: Facing
    reason: str = ""


class CauseIn(BaseModel):
    kind: CauseKind
    text: str


class AssignIn(BaseModel):
    owner: str | None = None
    sponsor: str | None = None


class StageIn(BaseModel):
    stage: Annotated[int, Field(ge=1, le=3)]
    reason: str


class CloseIn(BaseModel):
    evidence: str
    result: str
    lesson: str = ""


class ReopenIn(BaseModel):
    reason: str


@router.get("")
def listed(
    app: AppDep,
    user: UserDep,
    language: LanguageDep,
    status: Annotated[Which, Query()] = Which.OPEN,
    account: str | None = None,
) -> EscalationsOut:
    """Those of the user's accounts, the oldest first. 403 for an account that is unknown or not the user's."""
    found = app.escalations.find(user, status, account or None)
    return EscalationsOut.model_validate(app.escalation_view.listed(found, language, app.escalations.given_of(found)))


@router.get("/{record_id}")
def one(record_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    """404 for an unknown one and for somebody else's alike."""
    return _out(app, app.escalations.get(user, record_id), language)


@router.post("/{record_id}/cause")
def cause(record_id: str, new: CauseIn, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    return _out(app, app.escalations.cause(user, record_id, new.kind, new.text), language)


@router.post("/{record_id}/assign")
def assign(record_id: str, new: AssignIn, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    return _out(app, app.escalations.assign(user, record_id, new.owner, new.sponsor), language)


@router.post("/{record_id}/stage")
def stage(record_id: str, new: StageIn, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    return _out(app, app.escalations.stage(user, record_id, Stage(new.stage), new.reason), language)


@router.post("/{record_id}/measures", status_code=201)
def add_measure(record_id: str, new: MeasureIn, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    day = iso_day(new.due)
    record = app.escalations.add_measure(user, record_id, new.action, new.owner, day, new.facing, new.reason)
    return _out(app, record, language)


@router.post("/{record_id}/measures/{number}/done")
def finish_measure(record_id: str, number: int, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    return _out(app, app.escalations.finish_measure(user, record_id, number), language)


@router.post("/{record_id}/close")
def close(record_id: str, new: CloseIn, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    """422 without evidence, or while anything mandatory is missing; the message says what."""
    return _out(app, app.escalations.close(user, record_id, new.evidence, new.result, new.lesson), language)


@router.post("/{record_id}/reopen")
def reopen(record_id: str, new: ReopenIn, app: AppDep, user: UserDep, language: LanguageDep) -> EscalationOut:
    """Day 0 stays. 409 when it is open, or another one of the contract is."""
    return _out(app, app.escalations.reopen(user, record_id, new.reason), language)


def _out(app: App, record: EscalationRecord, language: Language) -> EscalationOut:
    desk = app.escalations
    shown = app.escalation_view.record(record, language, desk.given(record), desk.current(record))
    return EscalationOut.model_validate(shown)
