"""The page of the audit chain: search, verify, take along."""

import datetime as dt
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from agent.domain.audit import AuditFilter
from agent.domain.errors import KamError
from agent.services.audit import MOST, may_read_all
from agent.services.audit_view import shown_entries, told
from api.auth import AppDep, LanguageDep, PageUserDep
from api.web.audit_details import details, short
from api.web.frame import READ, frame, problem_page, templates

router = APIRouter(include_in_schema=False)
_Word = Annotated[str, Query(max_length=200)]
_STEP = 50


@router.api_route("/audit", methods=READ, response_class=HTMLResponse)
def audit(
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    subject: _Word = "",
    actor: _Word = "",
    action: _Word = "",
    since: _Word = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = _STEP,
    verify: bool = False,
) -> Response:
    """The latest entries first; ``verify`` checks the whole chain."""
    day = _day(since)
    asked = {
        "subject": subject.strip(),
        "actor": actor,
        "action": action.strip(),
        "since": day.isoformat() if day else "",
    }
    context: dict[str, Any] = frame(app, request, user, language, "audit") | {
        "at_list": True,
        "reads_all": may_read_all(user),
        "asked": asked,
        "limit": limit,
        "more": min(limit + 4 * _STEP, MOST) if limit < MOST else None,
        "report": None,
        "details_of": details,
        "short": short,
    }
    wanted = AuditFilter(asked["subject"] or None, actor or None, asked["action"] or None, day, limit)
    try:
        found = app.audit_service.find(user, wanted)
        context |= {"entries": shown_entries(found, app.identity, language)}
        if verify:
            report = app.audit_service.verify(user)
            context |= {"report": {"holds": report.holds, "text": told(report, language)}}
    except KamError as error:
        return problem_page(request, context, error, "/")
    return templates.TemplateResponse(request, "audit/page.html", context)


def _day(text: str) -> dt.date | None:
    """A day that cannot be read narrows nothing: the form shows it empty again."""
    with suppress(ValueError):
        return dt.date.fromisoformat(text)
    return None
