"""Domain errors in the user's language: as JSON, or as a page where a person looks at the answer."""

import logging
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from agent.domain.errors import KamError, TooMany, Unauthenticated
from agent.domain.language import Language
from agent.domain.messages import message
from api.auth import language_of
from api.security import LOCKED_DOWN
from api.web.lean_page import problem_in_words

_LIMIT = re.compile(r"at most (\d+)|Maximum number of files is (\d+)")
# their texts name hosts, logins and folders: for who operates the server, and not for whoever asks it
_INSIDE = frozenset({"system.database", "system.state", "jobs.database"})
_LIMITED = {"too_long": "items", "string_too_long": "length", "form": "files"}
_LONGEST_FIELD = 80  # a field that is not known is named by the caller
log = logging.getLogger(__name__)


def install_errors(api: FastAPI) -> None:
    api.add_exception_handler(KamError, _refused)
    api.add_exception_handler(RequestValidationError, _malformed)
    api.add_exception_handler(HTTPException, _not_served)
    api.add_exception_handler(Exception, _failed)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, KamError)  # noqa: S101 - registered for KamError only
    if isinstance(error, Unauthenticated) and (page := _page_of(request)):
        return _to_sign_in(request, page)
    headers = {"Retry-After": str(error.seconds)} if isinstance(error, TooMany) else None
    tongue = _tongue(request)
    text = message("system.away", tongue) if error.code in _INSIDE else error.text(tongue)
    return _answer(request, error.status, error.code, text, headers)


async def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    return _answer(request, 422, "system.request", _what_is_wrong(error.errors()[0], _tongue(request)))


def _page_of(request: Request) -> str:
    """The page that a person looks at and is not signed in for; empty for what a program asked."""
    if request.headers.get("hx-request") == "true":  # a part of a page
        try:
            shown = urlsplit(request.headers.get("hx-current-url", ""))
        except ValueError:  # no address: of no browser
            return "/"
        return f"{shown.path or '/'}?{shown.query}".rstrip("?")
    is_page = request.method in ("GET", "HEAD") and not request.url.path.startswith("/api/")
    return f"{request.url.path}?{request.url.query}".rstrip("?") if is_page else ""


def _is_read_by_a_person(request: Request) -> bool:
    """True where a browser shows the answer as it is: a page, or a form that was sent without scripts."""
    is_page = not request.url.path.startswith(("/api/", "/static/", "/charts/"))
    scripted = request.headers.get("hx-request") == "true"
    return is_page and not scripted and "text/html" in request.headers.get("accept", "")


def _to_sign_in(request: Request, page: str) -> Response:
    address = f"/auth/login?after={quote(page, safe='/')}"
    if request.headers.get("hx-request") == "true":
        return Response(status_code=401, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _what_is_wrong(problem: Any, language: Language) -> str:
    """In our words: the message that came with it is in English only, and of it only the limit is used."""
    field = ".".join(str(part) for part in problem["loc"][1:])[:_LONGEST_FIELD]
    kind, limit = problem["type"], _LIMIT.search(problem["msg"])
    if limit and kind in _LIMITED:
        return message(f"system.request.{_LIMITED[kind]}", language, field=field, limit=limit[1] or limit[2])
    if kind in ("json_invalid", "form"):
        return message(f"system.request.{kind.removesuffix('_invalid')}", language)
    if kind.startswith("union_tag"):  # of bodies told apart by their kind
        return message("system.request", language, field="kind")
    if problem["loc"][:1] == ("body",) and not field:
        return message("system.request.json", language)
    return message("system.request", language, field=field)


async def _not_served(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    code = "system.no_such_page" if error.status_code == 404 else "system.bad_request"
    return _answer(request, error.status_code, code, message(code, _tongue(request), status=error.status_code))


async def _failed(request: Request, error: Exception) -> Response:
    log.error("request failed", exc_info=error)
    answer = _answer(request, 500, "system.failed", message("system.failed", _tongue(request)))
    answer.headers.update(LOCKED_DOWN)  # it is made outside of what sets them
    return answer


def _tongue(request: Request) -> Language:
    """As `language_of`, also where whatever broke keeps it from being asked."""
    try:
        return language_of(request)
    except Exception:
        return Language.DE


def _answer(request: Request, status: int, code: str, text: str, headers: Mapping[str, str] | None = None) -> Response:
    if _is_read_by_a_person(request):
        page = problem_in_words(request, _tongue(request), status, text)
        page.headers.update(headers or {})
        return page
    return JSONResponse({"error": {"code": code, "message": text}}, status, headers)
