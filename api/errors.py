"""Domain errors as JSON answers in the user's language."""

import logging
import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from agent.domain.errors import KamError, TooMany
from agent.domain.language import Language
from agent.domain.messages import message
from api.auth import language_of

_LIMIT = re.compile(r"at most (\d+)|Maximum number of files is (\d+)")
_LIMITED = {"too_long": "items", "string_too_long": "length", "form": "files"}
_LONGEST_FIELD = 80  # a field that is not known is named by the caller
log = logging.getLogger(__name__)


def install_errors(api: FastAPI) -> None:
    api.add_exception_handler(KamError, _refused)
    api.add_exception_handler(RequestValidationError, _malformed)
    api.add_exception_handler(HTTPException, _not_served)
    api.add_exception_handler(Exception, _failed)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, KamError)  # noqa: S101 - registered for KamError only
    headers = {"Retry-After": str(error.seconds)} if isinstance(error, TooMany) else None
    return _answer(error.status, error.code, error.text(language_of(request)), headers)


async def _malformed(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    return _answer(422, "system.request", _what_is_wrong(error.errors()[0], _tongue(request)))


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


async def _not_served(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    code = "system.no_such_page" if error.status_code == 404 else "system.bad_request"
    return _answer(error.status_code, code, message(code, language_of(request), status=error.status_code))


async def _failed(request: Request, error: Exception) -> JSONResponse:
    log.error("request failed", exc_info=error)
    return _answer(500, "system.failed", message("system.failed", _tongue(request)))


def _tongue(request: Request) -> Language:
    """As `language_of`, also where whatever broke keeps it from being asked."""
    try:
        return language_of(request)
    except Exception:
        return Language.DE


def _answer(status: int, code: str, text: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": text}}, status, headers)
