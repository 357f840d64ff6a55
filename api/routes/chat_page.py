"""The chat: the conversations of a person, one of them with what was said, one answer as a part."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from api.auth import AppDep, LanguageDep, PageUserDep
from api.web.fragments import refused
from api.web.frame import READ, frame, problem_page, templates

router = APIRouter(include_in_schema=False)
_SCRIPTED = ("chat.",)


@router.api_route("/chat", methods=READ, response_class=HTMLResponse)
def chat(
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    account: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """A new conversation, beside those so far; ``account`` chooses whom it is about."""
    context = _frame(app, request, user, language) | {"at_list": True, "chosen_account": account}
    return templates.TemplateResponse(request, "chat/page.html", context)


@router.api_route("/chat/{thread_id}", methods=READ, response_class=HTMLResponse)
def conversation(thread_id: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> Response:
    """404 for an unknown conversation and for somebody else's alike."""
    context = _frame(app, request, user, language)
    try:
        context |= {
            "thread": app.conversations.get(user, thread_id),
            "messages": app.chat_pages.messages(user, thread_id, language),
            "running": app.conversations.is_running(user, thread_id),
        }
    except KamError as error:
        return problem_page(request, context, error, "/chat")
    return templates.TemplateResponse(request, "chat/page.html", context)


@router.api_route("/chat/{thread_id}/messages/{message_id}", methods=READ, response_class=HTMLResponse)
def answer(
    thread_id: str, message_id: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep
) -> Response:
    """One message as it stands in the page."""
    context = frame(app, request, user, language, "chat")
    try:
        context |= {"said": app.chat_pages.message(user, thread_id, message_id, language)}
    except KamError as error:
        return refused(request, context | {"back": "/chat"}, error)
    return templates.TemplateResponse(request, "chat/message.html", context)


def _frame(app: App, request: Request, user: User, language: Language) -> dict[str, Any]:
    return frame(app, request, user, language, "chat", _SCRIPTED) | {
        "threads": app.chat_pages.threads(user, language),
        "hello": message("assistant.hello", language),
        "thread": None,
        "messages": (),
        "running": False,
        "chosen_account": "",
    }
