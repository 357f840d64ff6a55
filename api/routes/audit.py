"""The audit chain: look into it, verify it, take it along."""

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from agent.domain.audit import AuditFilter, AuditFormat
from agent.services.audit import MOST
from agent.services.audit_view import shown_entries, shown_report, told
from api.auth import AppDep, LanguageDep, UserDep

router = APIRouter(prefix="/api/audit", tags=["audit"])
_MEDIA = {AuditFormat.JSONL: "application/x-ndjson", AuditFormat.CSV: "text/csv; charset=utf-8"}


class AuditEntryOut(BaseModel):
    """``actor`` is null for a person who is forgotten; ``name`` is for reading."""

    sequence: int
    at: dt.datetime
    actor: str | None
    name: str
    action: str
    subject: str
    details: dict[str, Any]
    digest: str


class AuditEntriesOut(BaseModel):
    entries: list[AuditEntryOut]


class AuditReportOut(BaseModel):
    """``fault`` is a word of `agent.domain.audit.Fault`, ``message`` the same for people."""

    holds: bool
    entries: int
    broken_at: int | None
    fault: str | None
    message: str


@router.get("")
def entries(
    app: AppDep,
    user: UserDep,
    language: LanguageDep,
    subject: str | None = None,
    actor: str | None = None,
    action: str | None = None,
    since: dt.date | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> AuditEntriesOut:
    """The latest first; who may not read the whole chain gets what they did themselves."""
    found = app.audit_service.find(user, AuditFilter(subject, actor, action, since, limit))
    return AuditEntriesOut(entries=[AuditEntryOut(**row) for row in shown_entries(found, app.identity, language)])


@router.get("/verify")
def verify(app: AppDep, user: UserDep, language: LanguageDep) -> AuditReportOut:
    """200 whether it holds or not: the answer says which."""
    report = app.audit_service.verify(user)
    return AuditReportOut(**shown_report(report), message=told(report, language))


@router.get("/export")
def export(app: AppDep, user: UserDep, form: Annotated[AuditFormat, Query(alias="format")]) -> StreamingResponse:
    """The whole chain as a download; ``format`` has no default: it says whether the file can be checked again."""
    lines = app.audit_service.export(user, form)
    disposition = f'attachment; filename="audit.{form.value}"'
    return StreamingResponse(lines, media_type=_MEDIA[form], headers={"Content-Disposition": disposition})
