"""Reads what a hand-made draft is posted with: JSON, or a form with files."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from agent.domain.draft.content import File
from agent.domain.errors import BadInput
from api.auth import AppDep
from api.draft_schemas import DraftIn

_MOST_FILES = 100  # against abuse; the desk tells the limit that counts, in words
_MOST_FIELDS = 400
_LISTS = ("to", "cc", "bcc")
_FILES = "files"
_UNKNOWN = "application/octet-stream"
# what a mail can hold as a plain part; a foreign message or a container could say something else than it shows
_MEDIA_TYPE = re.compile(r"(?:application|audio|font|image|text|video)/[a-z0-9][a-z0-9.+-]{0,99}")


class TooLarge(BadInput):
    status = 413


@dataclass(frozen=True, slots=True)
class Posted:
    draft: DraftIn
    files: tuple[File, ...] = ()


async def posted(request: Request, app: AppDep) -> Posted:
    """The body as a draft. Raises RequestValidationError (422), or `TooLarge` for files over the upload limit."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return await run_in_threadpool(_from_json, await request.body())
    try:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
            return await run_in_threadpool(_from_form, form, app.settings.upload_mb)
    except HTTPException as error:  # Starlette's word for a form that is none
        raise _malformed([{"loc": (), "type": "form", "msg": error.detail, "input": None}]) from None


PostedDep = Annotated[Posted, Depends(posted)]


def _from_json(body: bytes) -> Posted:
    try:
        return Posted(DraftIn.model_validate_json(body))
    except ValidationError as error:
        raise _malformed(error.errors(include_input=False, include_context=False)) from None


def _from_form(form: FormData, upload_mb: int) -> Posted:
    given = form.getlist(_FILES)
    files = [each for each in given if isinstance(each, UploadFile)]
    if len(files) < len(given):
        raise _malformed([{"loc": (_FILES,), "type": "file", "msg": "no file", "input": None}])
    if sum(file.size or 0 for file in files) > upload_mb * 1_000_000:
        raise TooLarge("drafts.files_too_large", limit=upload_mb)
    values: dict[str, Any] = {name: form[name] for name in form if name not in (*_LISTS, _FILES)}
    values |= {name: form.getlist(name) for name in _LISTS if name in form}
    try:
        draft = DraftIn.model_validate(values)
    except ValidationError as error:
        raise _malformed(error.errors(include_input=False, include_context=False)) from None
    return Posted(draft, tuple(_file(file) for file in files))


def _file(file: UploadFile) -> File:
    return File(file.filename or "", media_type(file.content_type), file.file.read())


def media_type(declared: str | None) -> str:
    """The declared type without parameters, if it is one of a plain file."""
    bare = (declared or "").partition(";")[0].strip().lower()
    return bare if _MEDIA_TYPE.fullmatch(bare) else _UNKNOWN


def _malformed(errors: Any) -> RequestValidationError:
    return RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in errors])
