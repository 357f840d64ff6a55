"""NDA reviews: upload, progress, result."""

import asyncio
import hashlib
import json
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from agent.adapters.documents.names import display_name
from agent.adapters.uploads import room_below
from agent.bootstrap import App
from agent.domain.errors import BadInput, KamError
from agent.domain.language import Language
from agent.jobs.reviews import Order
from agent.ports import ENDED, StoredReview
from api.auth import AppDep, LanguageDep, UserDep, present_user
from api.progress import moves
from api.schemas import ReviewOut, review_out

router = APIRouter(prefix="/api/nda/reviews", tags=["nda"])
_CHUNK = 1 << 20
_LOOK_S = 1.0


@router.post("", status_code=202)
def upload(
    app: AppDep,
    user: UserDep,
    page_language: LanguageDep,
    file: Annotated[UploadFile, File()],
    language: Annotated[Language | None, Form()] = None,
    account: Annotated[str | None, Form()] = None,
    anyway: Annotated[bool, Form()] = False,
    previous: Annotated[str | None, Form()] = None,
) -> ReviewOut:
    """Take a file and start its review; the answer's id leads to events and result.

    ``previous``: id of the review of the last version, for a second round.
    """
    name = display_name(file.filename or "")
    digest, size = _digest(file)
    if size > app.settings.upload_mb * 1_000_000:
        raise BadInput("document.too_large", name=name, limit=app.settings.upload_mb)
    with _stored(file, app.upload_path(f"{secrets.token_hex(16)}.part")) as part:
        review = app.reviews.request(
            user, name, digest, language or page_language, account or None, anyway=anyway, previous=previous or None
        )
        path = part.replace(app.upload_path(review.id))
    app.runner.submit(Order(review, path))
    return review_out(review)


@router.get("")
def reviews(app: AppDep, user: UserDep) -> list[ReviewOut]:
    """The newest reviews that the user may see, without their results."""
    return [review_out(review) for review in app.reviews.latest(user)]


@router.get("/{review_id}")
def review(review_id: str, app: AppDep, user: UserDep) -> ReviewOut:
    """State and, once done, the result. 404 for an unknown id and for somebody else's alike."""
    return review_out(app.reviews.get(user, review_id), with_result=True)


@router.get("/{review_id}/events")
async def events(review_id: str, request: Request, app: AppDep, user: UserDep) -> EventSourceResponse:
    """Server-sent events ``progress`` until one with an ended status."""
    await run_in_threadpool(app.reviews.get, user, review_id)

    async def stream() -> AsyncIterator[ServerSentEvent]:
        # listen first, then look: what happens in between arrives as an event
        with moves(app.signals, review_id) as moved:
            state = await run_in_threadpool(app.reviews.get, user, review_id)
            yield _event(state)
            with suppress(KamError):  # signed out, or without the account by now
                while state.status not in ENDED:
                    state = await _next(moved, app, request, state)
                    yield _event(state)

    return EventSourceResponse(stream())


async def _next(moved: asyncio.Event, app: App, request: Request, seen: StoredReview) -> StoredReview:
    """The next state, as the store has it: ``moved`` only says when to look.

    Where a worker without a common server runs the review, no event comes. Who looks is asked anew each time: a stream
    outlives a session.
    """
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(moved.wait(), max(_LOOK_S, app.signals.look_s))
        moved.clear()
        state = await run_in_threadpool(_seen_now, app, request, seen.id)
        if (state.status, state.step) != (seen.status, seen.step):
            return state


def _seen_now(app: App, request: Request, review_id: str) -> StoredReview:
    return app.reviews.get(present_user(request), review_id)


def _event(review: StoredReview) -> ServerSentEvent:
    shown = review_out(review).model_dump(mode="json")
    return ServerSentEvent(json.dumps(shown, ensure_ascii=False), event="progress")


def _digest(file: UploadFile) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := file.file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    file.file.seek(0)
    return digest.hexdigest(), size


@contextmanager
def _stored(file: UploadFile, part: Path) -> Iterator[Path]:
    """Whole or not at all: whoever looks after lost reviews takes a file that is there for complete, and there is no
    review of a file that the disk had no room for. Raises Unavailable ``system.disk``."""
    try:
        with room_below(part.parent):
            with part.open("wb") as target:
                while chunk := file.file.read(_CHUNK):
                    target.write(chunk)
            yield part
    finally:
        part.unlink(missing_ok=True)
