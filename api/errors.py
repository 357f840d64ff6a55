"""Domain errors as JSON answers in the user's language."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.messages import message
from api.auth import language_of

_LONGEST_FIELD = 80  # a field that is not known is named by the caller
log = logging.getLogger(__name__)


def install_errors(api: FastAPI) -> None:
    api.add_exception_handler(KamError, _refused)
    api.add_exception_handler(RequestValidationError, _malformed)
    api.add_exception_handler(HTTPException, _not_served)
    api.add_exception_handler(Exception, _failed)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, KamError)  # noqa: S101 - registered for KamError only
    return _answer(error.status, error.code, error.text(language_of(request)))


async def _malformed(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    field = ".".join(str(part) for part in error.errors()[0]["loc"][1:])[:_LONGEST_FIELD]  # its message is English only
    text = message("system.request", language_of(request), field=field)
    return _answer(422, "system.request", text)


async def _not_served(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    code = "system.no_such_page" if error.status_code == 404 else "system.bad_request"
    return _answer(error.status_code, code, message(code, language_of(request), status=error.status_code))


async def _failed(_request: Request, error: Exception) -> JSONResponse:
    log.error("request failed", exc_info=error)
    return _answer(500, "system.failed", message("system.failed", Language.EN))


def _answer(status: int, code: str, text: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": text}}, status)
