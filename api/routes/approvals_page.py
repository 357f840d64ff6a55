"""The pages where people decide on drafts; what they show can be read without scripts."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftStatus
from agent.domain.draft.status_filter import StatusFilter
from agent.domain.errors import KamError
from agent.domain.formats import local_moment
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.drafts import may_own
from api.auth import AppDep, LanguageDep, PageUserDep
from api.routes.pages import frame, templates
from api.web import approval_view as view

router = APIRouter(include_in_schema=False)
_READ = ["GET", "HEAD"]
_MOST = 200  # what the desk lists at most


@router.api_route("/approvals", methods=_READ, response_class=HTMLResponse)
def approvals(
    request: Request, app: AppDep, user: PageUserDep, language: LanguageDep, status: str = "pending"
) -> HTMLResponse:
    """What waits, what expires first on top; with ``status`` the others, the latest first."""
    context = _frame(app, user, language)
    try:
        context |= _list(app, user, status, language)
    except KamError as error:
        return _problem(request, context, error, language)
    return templates.TemplateResponse(request, "approvals/list.html", context)


@router.api_route("/approvals/{draft_id}", methods=_READ, response_class=HTMLResponse)
def approval(draft_id: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """One draft, exactly as it would leave; 404 for an unknown one and for somebody else's alike, as a page."""
    context = _frame(app, user, language)
    try:
        draft = app.desk.get(user, draft_id)
        context |= _card(app, user, draft, language)
    except KamError as error:
        return _problem(request, context, error, language)
    return templates.TemplateResponse(request, "approvals/card.html", context)


def _problem(request: Request, context: dict[str, Any], error: KamError, language: Language) -> HTMLResponse:
    told = context | {"problem": error.text(language)}
    return templates.TemplateResponse(request, "approvals/problem.html", told, status_code=error.status)


def _list(app: App, user: User, status: str, language: Language) -> dict[str, Any]:
    shown = StatusFilter(status) if status in set(StatusFilter) else StatusFilter.PENDING
    found, troubled = app.desk.find(user, shown.statuses), []
    if shown is StatusFilter.PENDING:
        found = sorted(found, key=lambda draft: draft.expires_at)
        troubled = [draft for draft in app.desk.find(user, view.TROUBLED) if may_own(user, draft)]
    return {
        "shown": shown.value,
        "filters": [each.value for each in StatusFilter],
        "drafts": _rows(app, found, language),
        "troubled": _rows(app, troubled, language),
        "most": _MOST,
    }


def _frame(app: App, user: User, language: Language) -> dict[str, Any]:
    return frame(app, user, language) | {
        "section": "approvals",
        "at_list": False,
        "word": lambda name, **values: message(f"drafts.{name}", language, **values),
        # in the zone of this machine; the page's script tells it in the reader's
        "moment": partial(local_moment, language=language),
        "folded": view.folded,
    }


def _rows(app: App, drafts: Sequence[Draft], language: Language) -> list[dict[str, Any]]:
    names, now = _departments(app, language), app.clock.now()
    return [app.draft_view.line(draft, language) | _marks(draft, names, now) for draft in drafts]


def _marks(draft: Draft, departments: dict[str, str], now: dt.datetime) -> dict[str, Any]:
    pending, left = draft.status is DraftStatus.PENDING, draft.expires_at - now
    return {
        "second": ", ".join(departments.get(each, each) for each in draft.right.approvers),
        "over": view.is_over(draft, now),
        "soon": pending and dt.timedelta() < left <= view.SOON,
        "troubled": draft.status in view.TROUBLED,
    }


def _card(app: App, user: User, draft: Draft, language: Language) -> dict[str, Any]:
    card, now = app.draft_view.card(user, draft, language), app.clock.now()
    given = app.drafts.consents(draft.id, draft.version)
    return {
        "card": card,
        "author": app.draft_view.name_of(draft.created_by),
        "channel": draft.channel.value,
        "may": view.may(user, draft, app.desk.speaks_for(user, draft), given, now),
        "over": view.is_over(draft, now),
        "consented": view.has_consented(user, given),
        "missing": view.missing(card),
    }


def _departments(app: App, language: Language) -> dict[str, str]:
    """Their names; none while the library is broken, which is told where it matters."""
    try:
        return {department.id: department.name.text(language) for department in app.policies.departments()}
    except KamError:
        return {}
