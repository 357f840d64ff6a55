"""Conversations with the assistant: each belongs to its user, and to anybody else answers as if it did not exist."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Request, Response, UploadFile
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from agent.adapters.documents.names import display_name
from agent.domain.assistant.turn import Progress
from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services import thread_view
from agent.services.chat_intake import Asked, Begun
from api.auth import AppDep, LanguageDep, UserDep
from api.chat_runs import ChatRuns, Ended, Told
from api.draft_bodies import media_type
from api.thread_schemas import (
    CancelOut,
    ConversationOut,
    FeedbackIn,
    FileOut,
    MessageIn,
    MessageOut,
    ThreadIn,
    ThreadOut,
    ThreadsOut,
)

router = APIRouter(prefix="/api/threads", tags=["assistant"])
_STREAM = "text/event-stream"


def _chat_runs(request: Request) -> ChatRuns:
    runs: ChatRuns = request.app.state.chat_runs
    return runs


ChatRunsDep = Annotated[ChatRuns, Depends(_chat_runs)]


@router.post("", status_code=201)
def open_thread(body: ThreadIn, app: AppDep, user: UserDep, language: LanguageDep) -> ThreadOut:
    """Begin a conversation. 403 for an account that is not the user's."""
    return ThreadOut(**thread_view.thread(app.conversations.open(user, body.account), language))


@router.get("")
def threads(app: AppDep, user: UserDep, language: LanguageDep) -> ThreadsOut:
    """The user's own, the newest first."""
    found = app.conversations.latest(user)
    return ThreadsOut(threads=[ThreadOut(**thread_view.thread(each, language)) for each in found])


@router.get("/{thread_id}")
def thread(thread_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> ConversationOut:
    """With its last 200 messages. 404 for an unknown conversation and for somebody else's alike."""
    desk = app.conversations
    found, said, files = desk.get(user, thread_id), desk.messages(user, thread_id), desk.files(user, thread_id)
    shown = thread_view.conversation(found, said, files, language)
    return ConversationOut(**shown, running=desk.is_running(user, thread_id))


@router.delete("/{thread_id}", status_code=204)
def delete(thread_id: str, app: AppDep, user: UserDep) -> Response:
    """With messages and files, for good. Drafts that it made stay."""
    app.conversations.delete(user, thread_id)
    return Response(status_code=204)


@router.post(
    "/{thread_id}/messages",
    response_model=MessageOut,
    responses={200: {"content": {_STREAM: {}}, "description": "The answer, or events until it is there."}},
)
async def say(
    thread_id: str,
    body: MessageIn,
    request: Request,
    app: AppDep,
    user: UserDep,
    language: LanguageDep,
    runs: ChatRunsDep,
) -> Any:
    """Ask the assistant: the answer, or with ``Accept: text/event-stream`` what happens until it is there.

    Events: ``step`` (code, text), ``token`` (text), ``fact``, ``draft`` (id), and at last ``message`` (the whole,
    which counts in place of the tokens) or ``error``. Who closes the stream loses only that: the answer is stored, and
    the same ``request_id`` gives it. 409 while another message of the conversation is answered, 429 with
    ``Retry-After`` for too many messages a minute.
    """
    asked = Asked(body.text, thread_id, body.files, body.language, request_id=body.request_id)
    begun = await run_in_threadpool(app.chat.begin, user, asked)
    if _STREAM in request.headers.get("accept", ""):
        # the run starts here, not with the first event: a client that is gone by then gets its answer stored
        return EventSourceResponse(_events(runs.stream(app.chat, begun), begun, language))
    ended = runs.start(app.chat, begun, lambda _told: None)
    return MessageOut(**thread_view.said(await asyncio.shield(asyncio.wrap_future(ended))))


@router.post("/{thread_id}/files", status_code=201)
def upload(thread_id: str, app: AppDep, user: UserDep, file: Annotated[UploadFile, File()]) -> FileOut:
    """Put a file into the conversation, for the next message. 413 or 422 over the size limit."""
    name = display_name(file.filename or "")
    kept = app.conversations.attach(user, thread_id, name, media_type(file.content_type), file.file)
    return FileOut(**thread_view.file(kept))


@router.post("/{thread_id}/cancel")
def cancel(thread_id: str, app: AppDep, user: UserDep) -> CancelOut:
    """The run ends at its next step and tells that it was cancelled."""
    return CancelOut(cancelled=app.chat.cancel(user, thread_id))


@router.post("/{thread_id}/messages/{message_id}/feedback")
def feedback(thread_id: str, message_id: str, body: FeedbackIn, app: AppDep, user: UserDep) -> MessageOut:
    """Say whether an answer helped; the last word counts."""
    rated = app.conversations.rate(user, thread_id, message_id, body.helpful, body.comment)
    return MessageOut(**thread_view.said(rated))


async def _events(told: AsyncIterator[Told], begun: Begun, page_language: Language) -> AsyncIterator[ServerSentEvent]:
    async for each in told:
        if isinstance(each, Progress):
            name, shown = thread_view.progress(each, begun.asked.language)
        else:
            name, shown = _end(each, page_language)
        yield ServerSentEvent(json.dumps(shown, ensure_ascii=False), event=name)


def _end(run: Ended, language: Language) -> tuple[str, dict[str, Any]]:
    try:
        return "message", thread_view.said(run.result())
    except KamError as error:
        return "error", _error(error.code, error.text(language))
    except BaseException:  # also where the server stops before the run began
        return "error", _error("system.failed", message("system.failed", language))


def _error(code: str, text: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": text}}
