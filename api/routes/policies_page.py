"""The pages on the company's rules: clauses, decision rights, the files with their versions."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from api.auth import AppDep, LanguageDep, PageUserDep
from api.web.frame import READ, frame, problem_page, templates

router = APIRouter(include_in_schema=False)
_Asked = Annotated[str, Query(max_length=1_000)]
_BACK = "/policies"


@router.api_route("/policies", methods=READ, response_class=HTMLResponse)
def policies(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep, q: _Asked = "") -> Response:
    """The clauses, and what is found for ``q`` by meaning."""
    context = _frame(app, request, user, language) | {"at_list": True, "part": "clauses", "search": q}
    try:
        context |= {"clauses": app.policy_pages.clauses(user, language)}
        context |= {"hits": app.policy_pages.found(user, q, language) if q.strip() else None}
    except KamError as error:
        return problem_page(request, context, error, "/")
    return templates.TemplateResponse(request, "policies/clauses.html", context)


@router.api_route("/policies/rights", methods=READ, response_class=HTMLResponse)
def rights(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep, q: _Asked = "") -> Response:
    """Who decides what; ``q`` is a question such as "May I give a discount?"."""
    context = _frame(app, request, user, language) | {"part": "rights", "search": q, "answer": None, "trouble": ""}
    try:
        context |= {"rights": app.policy_pages.rights(user, language)}
    except KamError as error:
        return problem_page(request, context, error, _BACK)
    try:
        context |= {"answer": app.rights.answer(q, language) if q.strip() else None}
    except KamError as error:
        context |= {"trouble": error.text(language)}
    return templates.TemplateResponse(request, "policies/rights.html", context)


@router.api_route("/policies/files", methods=READ, response_class=HTMLResponse)
def files(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> Response:
    context = _frame(app, request, user, language) | {"part": "files"}
    try:
        app.policy_watch.note()
        context |= {"files": app.policy_pages.file_names(user)}
    except KamError as error:
        return problem_page(request, context, error, _BACK)
    return templates.TemplateResponse(request, "policies/files.html", context)


@router.api_route("/policies/files/{file:path}", methods=READ, response_class=HTMLResponse)
def file(
    file: str,
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    version: Annotated[int | None, Query(ge=1, le=2**53)] = None,
) -> Response:
    """One file with its versions, and what changed in the one that is chosen."""
    context = _frame(app, request, user, language) | {"part": "files"}
    try:
        app.policy_watch.note()
        context |= {"page": app.policy_pages.file(user, file, version)}
    except KamError as error:
        return problem_page(request, context, error, "/policies/files")
    return templates.TemplateResponse(request, "policies/file.html", context)


@router.api_route("/policies/clauses/{policy_id}", methods=READ, response_class=HTMLResponse)
def clause(policy_id: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> Response:
    context = _frame(app, request, user, language) | {"part": "clauses", "history": None}
    try:
        app.policy_watch.note()
        found = app.policy_pages.clause(user, policy_id, language)
        context |= {"page": found, "history": app.policy_pages.file(user, found.file) if found.file else None}
    except KamError as error:
        return problem_page(request, context, error, _BACK)
    return templates.TemplateResponse(request, "policies/clause.html", context)


def _frame(app: App, request: Request, user: User, language: Language) -> dict[str, Any]:
    return frame(app, request, user, language, "policies") | {"search": ""}
