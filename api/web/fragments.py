"""Answers to what a page asks for in part: a refusal in place, or where to go on."""

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from agent.domain.errors import Forbidden, KamError
from agent.domain.language import Language
from api.web.frame import templates


def is_part(request: Request) -> bool:
    """True when the page's script asked, not the address bar."""
    return request.headers.get("hx-request") == "true"


def refused(request: Request, context: dict[str, Any], error: KamError) -> HTMLResponse:
    """The refusal as a part of the page, or as a page of its own. What is not the user's is not found."""
    told = {"back": "/"} | context | {"problem": error.text(Language(context["language"]))}
    name = "desk/refused.html" if is_part(request) else "not_shown.html"
    return templates.TemplateResponse(request, name, told, status_code=status_of(error))


def status_of(error: KamError) -> int:
    """404 for what is somebody else's, as for what does not exist; a missing role stays 403."""
    foreign = isinstance(error, Forbidden) and error.code in ("access.account", "supply.article", "charts.contract")
    return 404 if foreign else error.status


def sent_on(request: Request, address: str) -> Response:
    """Go to ``address``: by htmx where it asked, else by the browser."""
    if is_part(request):
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)
