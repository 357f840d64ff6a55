"""The pages on accounts: the list, one account on one screen, one KPI of it with its reasons."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from agent.bootstrap import App
from agent.domain.account import Account
from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.escalations import Which
from api.auth import AppDep, LanguageDep, PageUserDep
from api.ids import InPath
from api.web.fragments import is_part, refused, sent_on
from api.web.frame import READ, frame, problem_page, templates
from api.web.views import kept_view

router = APIRouter(include_in_schema=False)
_LIST = "/accounts"
_DRAFTS = 6
# what can be written from here without being asked anything
_Written = Annotated[DraftKind, Form()]


@router.api_route("/accounts", methods=READ, response_class=HTMLResponse)
def accounts(
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    q: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Those of the user; ``q`` is a part of name, industry or country."""
    context = frame(app, request, user, language, "accounts") | {"at_list": True, "search": q}
    try:
        context |= {"list": app.account_lists.of(user, q)}
    except KamError as error:
        return problem_page(request, context, error, "/")
    return templates.TemplateResponse(request, "accounts/list.html", context)


@router.api_route("/accounts/{account_id}", methods=READ, response_class=HTMLResponse)
def account(account_id: InPath, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> Response:
    """One on one screen; 404 for an unknown one and for somebody else's alike. What takes long comes after the page."""
    context = frame(app, request, user, language, "accounts")
    try:
        context |= _view(app, user, app.account_pages.account(user, account_id), language)
    except KamError as error:
        return problem_page(request, context, error, _LIST)
    return templates.TemplateResponse(request, "accounts/page.html", context)


@router.api_route("/accounts/{account_id}/view", methods=READ, response_class=HTMLResponse)
def view(account_id: InPath, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> Response:
    """The part of the page that is asked for until it is there and of now."""
    context = frame(app, request, user, language, "accounts")
    try:
        context |= _view(app, user, app.account_pages.account(user, account_id), language)
    except KamError as error:
        return refused(request, context, error)
    return templates.TemplateResponse(request, "accounts/view.html", context)


@router.api_route("/accounts/{account_id}/kpis/{kpi}", methods=READ, response_class=HTMLResponse)
def kpi(
    account_id: InPath, kpi: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep
) -> Response:
    """What is behind one figure: its course, what moved it, what was left out, the definition."""
    context = frame(app, request, user, language, "accounts")
    try:
        found = app.account_pages.account(user, account_id)
        context |= {"account": found, "kpi": app.account_pages.kpi(user, found, kpi, language)}
    except KamError as error:
        return refused(request, context, error)
    name = "accounts/kpi.html" if is_part(request) else "accounts/kpi_page.html"
    return templates.TemplateResponse(request, name, context)


@router.post("/accounts/{account_id}/drafts", response_class=HTMLResponse)
def make(
    account_id: InPath,
    kind: _Written,
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    contract: Annotated[str | None, Form(max_length=80)] = None,
) -> Response:
    """Write a draft of ``kind`` and go to it; what keeps it from being written is told in place."""
    context = frame(app, request, user, language, "accounts")
    try:
        name = app.account_pages.account(user, account_id).name
        draft = app.made_drafts.make(user, DraftRequest(kind, name, contract=contract))
    except KamError as error:
        return refused(request, context, error)
    return sent_on(request, f"/approvals/{draft.id}")


def _view(app: App, user: User, found: Account, language: Language) -> dict[str, Any]:
    """``problem`` in place of the figures where they cannot be told; what is state is always of now."""
    try:
        made = kept_view(
            app, user, language, ("account", found.id), lambda: app.account_pages.of(user, found, language)
        )
        shown = {"view": made.view, "current": made.current, "problem": ""}
    except KamError as error:
        shown = {"view": None, "current": True, "problem": error.text(language)}
    return {"account": found} | _state(app, user, found, language) | shown


def _state(app: App, user: User, found: Account, language: Language) -> dict[str, Any]:
    escalations = app.escalations.find(user, Which.ALL, found.name)
    given = app.escalations.given_of(escalations)
    drafts = [each for each in app.desk.find(user) if each.account == found.name]
    return {
        "escalations": app.escalation_view.listed(escalations, language, given)["escalations"],
        "drafts": [app.draft_view.line(each, language) for each in drafts[:_DRAFTS]],
        "more_drafts": len(drafts) > _DRAFTS,
    }
