"""The start page: what presses today and why."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from api.auth import AppDep, LanguageDep, PageUserDep
from api.web.frame import READ, frame, templates
from api.web.views import kept_view

router = APIRouter(include_in_schema=False)


@router.api_route("/", methods=READ, response_class=HTMLResponse)
def today(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """The day of who asks. What takes long to gather comes after the page."""
    context = frame(app, request, user, language, "today") | {"at_list": True} | _day(app, user, language)
    return templates.TemplateResponse(request, "today/page.html", context)


@router.api_route("/today", methods=READ, response_class=HTMLResponse)
def day(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """The part of the page that is asked for until it is there and of now."""
    context = frame(app, request, user, language, "today") | _day(app, user, language)
    return templates.TemplateResponse(request, "today/day.html", context)


def _day(app: App, user: User, language: Language) -> dict[str, Any]:
    """``problem`` in place of the day where nothing of it can be told."""
    try:
        made = kept_view(app, user, language, ("today",), lambda: app.days.of(user, language))
    except KamError as error:
        return {"day": None, "current": True, "problem": error.text(language)}
    return {"day": made.view, "current": made.current, "problem": ""}
