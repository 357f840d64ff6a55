"""The pages on supply: what runs out and what to order, why, a person's own quantity, drafts for several articles."""

import re
import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from agent.bootstrap import App
from agent.domain.errors import BadInput, KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.pages.kept import Made
from agent.services.pages.supply_view import SupplyView
from agent.services.reorders import LONGEST_DAYS
from api.auth import AppDep, LanguageDep, PageUserDep
from api.ids import InPath, segment
from api.web.fragments import is_part, refused, sent_on
from api.web.frame import READ, frame, problem_page, templates
from api.web.views import kept_view

router = APIRouter(include_in_schema=False)
_DAYS = 90
_LONGEST = 2_000
_THOUSANDS = re.compile(r"(?<=\d)[., '](?=\d{3}(?:\D|$))")
_Typed = Annotated[str, Form(max_length=_LONGEST)]
_Account = Annotated[str, Query(max_length=80)]
_Days = Annotated[int, Query(ge=1, le=LONGEST_DAYS)]


@router.api_route("/supply", methods=READ, response_class=HTMLResponse)
def supply(
    request: Request, app: AppDep, user: PageUserDep, language: LanguageDep, account: _Account = "", days: _Days = _DAYS
) -> Response:
    """What ran or runs out within ``days`` and what to order; ``account`` is an id, empty: of all the user's."""
    context = frame(app, request, user, language, "supply") | {"at_list": True}
    try:
        context |= _dashboard(app, user, account, days, language)
    except KamError as error:
        return problem_page(request, context, error, "/supply")
    return templates.TemplateResponse(request, "supply/page.html", context)


@router.api_route("/supply/view", methods=READ, response_class=HTMLResponse)
def view(
    request: Request, app: AppDep, user: PageUserDep, language: LanguageDep, account: _Account = "", days: _Days = _DAYS
) -> Response:
    """The part of the page that is asked for until it is there and of now."""
    context = frame(app, request, user, language, "supply")
    try:
        context |= _dashboard(app, user, account, days, language)
    except KamError as error:
        return refused(request, context, error)
    return templates.TemplateResponse(request, "supply/view.html", context)


@router.post("/supply/drafts", response_class=HTMLResponse)
def drafts(
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    article: Annotated[list[str] | None, Form()] = None,
    request_id: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Write the chosen articles into call-off proposals, one a customer. Nothing goes out by that."""
    context = frame(app, request, user, language, "supply")
    try:
        context |= {"outcomes": app.bulk_drafts.make(user, article or [], request_id, language)}
    except KamError as error:
        return refused(request, context, error)
    name = "supply/outcomes.html" if is_part(request) else "supply/drafted.html"
    return templates.TemplateResponse(request, name, context)


@router.api_route("/supply/{article}", methods=READ, response_class=HTMLResponse)
def article(article: InPath, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> Response:
    """One article with its curve and the whole arithmetic; 404 for an unknown one and for somebody else's alike."""
    context = frame(app, request, user, language, "supply")
    try:
        context |= _article(app, user, article, language)
    except KamError as error:
        return refused(request, context | {"back": "/supply"}, error)
    name = "supply/article.html" if is_part(request) else "supply/article_page.html"
    return templates.TemplateResponse(request, name, context)


@router.post("/supply/{article}/override", response_class=HTMLResponse)
def override(
    article: InPath,
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    quantity: _Typed = "",
    reason: _Typed = "",
) -> Response:
    """Set a quantity in place of the proposed one, with a reason; what cannot be used is told beside what was typed."""
    context = frame(app, request, user, language, "supply")
    try:
        app.reorders.override(user, article, _pieces(quantity), reason)
    except BadInput as error:
        typed = {"quantity": quantity, "reason": reason, "form_problem": error.text(language)}
        return _again(app, request, user, article, language, context | typed, error.status)
    except KamError as error:
        return refused(request, context, error)
    return _changed(app, request, user, article, language, context)


@router.post("/supply/{article}/release", response_class=HTMLResponse)
def release(article: InPath, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> Response:
    """Let the proposed quantity count again."""
    context = frame(app, request, user, language, "supply")
    try:
        app.reorders.release(user, article)
    except KamError as error:
        return refused(request, context, error)
    return _changed(app, request, user, article, language, context)


def _changed(
    app: App, request: Request, user: User, article: str, language: Language, context: dict[str, Any]
) -> Response:
    if not is_part(request):
        return sent_on(request, f"/supply/{segment(article)}")
    return _again(app, request, user, article, language, context | {"said": True}, 200)


def _again(
    app: App, request: Request, user: User, article: str, language: Language, context: dict[str, Any], status: int
) -> Response:
    try:
        context = _article(app, user, article, language) | context
    except KamError as error:
        return refused(request, context, error)
    name = "supply/article.html" if is_part(request) else "supply/article_page.html"
    return templates.TemplateResponse(request, name, context, status_code=status)


def _dashboard(app: App, user: User, account_id: str, days: int, language: Language) -> dict[str, Any]:
    name = app.supply_pages.scope(user, account_id)
    chosen = not app.supply_pages.must_choose(user, name)
    asked = ("supply", account_id, str(days))
    made: Made[SupplyView] = Made(None, current=True)
    if chosen:
        made = kept_view(app, user, language, asked, lambda: app.supply_pages.of(user, name, days, language))
    return {
        "view": made.view,
        "current": made.current,
        "chosen": chosen,
        "own_accounts": app.accounts.of(user),
        "chosen_account": account_id,
        "days": days,
        "may_edit": app.supply_pages.may_edit(user),
        "request_id": secrets.token_hex(16),
    }


def _article(app: App, user: User, article: str, language: Language) -> dict[str, Any]:
    return {
        "article": app.supply_pages.article(user, article, language),
        "may_edit": app.supply_pages.may_edit(user),
        "quantity": "",
        "reason": "",
        "form_problem": "",
        "said": False,
        "request_id": secrets.token_hex(16),
    }


def _pieces(typed: str) -> float:
    """A whole number as people type it, with or without separators of thousands. Raises BadInput."""
    groups = typed.strip().replace("\u202f", " ").replace("\u00a0", " ")
    plain = _THOUSANDS.sub("", groups)
    if not plain.isascii() or not plain.isdigit():
        raise BadInput("pages.supply.quantity", typed=typed[:40])
    return float(plain)
