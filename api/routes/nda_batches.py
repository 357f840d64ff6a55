"""Batches of NDA reviews: uploads, progress, results, tables. Only the owner sees one."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from pydantic import BaseModel
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from agent.adapters.documents.names import display_name
from agent.adapters.spreadsheet import CSV_TYPE, XLSX_TYPE, csv_file, xlsx_file
from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.batch import MOVED
from agent.services import nda_batch_view
from api.auth import AppDep, LanguageDep, UserDep, get_app, present_user
from api.progress import moves

router = APIRouter(prefix="/api/nda/batches", tags=["nda"])
_REST_S = 1.0  # between two looks, however many documents end
_Files = Annotated[list[UploadFile], File()]


class CountOut(BaseModel):
    """``refused``: cannot be reviewed as they are; ``failed``: met an error of the program."""

    total: int
    done: int
    refused: int
    failed: int


class BatchOut(BaseModel):
    """``complete``: every document taken so far has ended."""

    id: str
    created_at: str
    name: str
    account: str | None
    language: str
    anyway: bool
    count: CountOut
    complete: bool


class BatchDocumentOut(BaseModel):
    """``review`` leads to the whole result; the figures are None where there is none."""

    file: str
    sha256: str | None
    review: str | None
    status: str
    error: str | None
    error_code: str | None
    level: str | None
    verdicts: dict[str, int] | None
    severities: dict[str, int] | None
    pages: int | None
    seconds: float | None


class Table(StrEnum):
    SUMMARY_CSV = "summary.csv"
    SUMMARY_XLSX = "summary.xlsx"
    FAILED_CSV = "failed.csv"


@router.post("", status_code=202)
def open_batch(
    app: AppDep,
    user: UserDep,
    page_language: LanguageDep,
    files: _Files,
    name: Annotated[str, Form(max_length=200)] = "",
    language: Annotated[Language | None, Form()] = None,
    account: Annotated[str | None, Form()] = None,
    anyway: Annotated[bool, Form()] = False,
) -> BatchOut:
    """Take files and review them all; more go to ``documents`` of the answer's id, a request at a time."""
    shown = display_name(name or (files[0].filename or ""))
    batch = app.nda_batches.open(user, shown, language or page_language, account or None, anyway=anyway)
    _take(app, user, batch.id, files)
    return _out(app, user, batch.id)


@router.get("")
def batches(app: AppDep, user: UserDep) -> list[BatchOut]:
    """The user's own, the newest first."""
    return [_out(app, user, batch.id) for batch in app.nda_batches.latest(user)]


@router.get("/{batch_id}")
def batch(batch_id: str, app: AppDep, user: UserDep) -> BatchOut:
    """How far it is. 404 for an unknown id and for somebody else's alike."""
    return _out(app, user, batch_id)


@router.post("/{batch_id}/documents", status_code=202)
def add(batch_id: str, app: AppDep, user: UserDep, files: _Files) -> BatchOut:
    """More files for the batch; what it has reviewed already, by its bytes, is not reviewed again."""
    app.nda_batches.get(user, batch_id)
    _take(app, user, batch_id, files)
    return _out(app, user, batch_id)


@router.get("/{batch_id}/documents")
def documents(batch_id: str, app: AppDep, user: UserDep) -> list[BatchDocumentOut]:
    """A line a document, by name."""
    found = app.nda_batches.documents(user, batch_id)
    return [BatchDocumentOut(**nda_batch_view.document(each)) for each in found]


@router.post("/{batch_id}/again", status_code=202)
def again(batch_id: str, app: AppDep, user: UserDep) -> BatchOut:
    """Once more what an error of the program, or a cancelled job, kept from a result."""
    app.nda_batches.again(user, batch_id)
    return _out(app, user, batch_id)


@router.get("/{batch_id}/tables/{table}")
def table(batch_id: str, table: Table, app: AppDep, user: UserDep) -> Response:
    """Always saved, never shown: what stands in it comes from outside."""
    language = Language(app.nda_batches.get(user, batch_id).language)
    found = app.nda_batches.documents(user, batch_id)
    if table is Table.FAILED_CSV:
        content = csv_file(nda_batch_view.failed_table(found, language))
    elif table is Table.SUMMARY_CSV:
        content = csv_file(nda_batch_view.table(found, language))
    else:
        content = xlsx_file(nda_batch_view.table(found, language), message("nda_batch.told.title", language))
    media_type = XLSX_TYPE if table is Table.SUMMARY_XLSX else CSV_TYPE
    headers = {"Content-Disposition": f'attachment; filename="{table.value}"'}
    return Response(content, media_type=media_type, headers=headers)


@router.get("/{batch_id}/events")
async def events(batch_id: str, request: Request, app: AppDep, user: UserDep) -> EventSourceResponse:
    """Server-sent events ``progress`` with the batch's counts, until all documents have ended."""
    await run_in_threadpool(app.nda_batches.get, user, batch_id)

    async def stream() -> AsyncIterator[ServerSentEvent]:
        seen: BatchOut | None = None
        # listen first, then look: what ends in between is told; signed out by now is the end
        with moves(app.signals, MOVED) as moved, suppress(KamError):
            while seen is None or not seen.complete:
                state = await run_in_threadpool(_seen_now, request, batch_id)
                if state != seen:
                    yield ServerSentEvent(json.dumps(state.model_dump(), ensure_ascii=False), event="progress")
                seen = state
                if not seen.complete:
                    await _moved(moved, app.signals.look_s)

    return EventSourceResponse(stream())


async def _moved(moved: asyncio.Event, look_s: float) -> None:
    """Until a document of some batch has ended."""
    await asyncio.sleep(_REST_S)
    with suppress(TimeoutError):
        await asyncio.wait_for(moved.wait(), look_s)
    moved.clear()


def _seen_now(request: Request, batch_id: str) -> BatchOut:
    """Who looks is asked anew each time: a stream outlives a session."""
    return _out(get_app(request), present_user(request), batch_id)


def _take(app: App, user: User, batch_id: str, files: list[UploadFile]) -> None:
    for file in files:
        name = display_name(file.filename or "")
        app.nda_batches.add_upload(user, batch_id, name, file.file)


def _out(app: App, user: User, batch_id: str) -> BatchOut:
    batches = app.nda_batches
    told: dict[str, Any] = nda_batch_view.batch(batches.get(user, batch_id), batches.states(user, batch_id))
    return BatchOut(**told)
