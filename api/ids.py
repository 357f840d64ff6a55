"""Ids of the company's systems in addresses: a slash in one belongs to it and not to the path.

Servers undo ``%2F`` before they look for a route (ASGI: ``path`` is decoded); a character that stands in no id keeps
its place until then.
"""

import re
from typing import Annotated
from urllib.parse import quote, unquote

from pydantic import BeforeValidator
from starlette.types import ASGIApp, Receive, Scope, Send

_SLASH = "\ue000"  # private use: nobody's letter
_ENCODED = re.compile(rb"%2f", re.IGNORECASE)
_PATHS = (b"/accounts/", b"/supply/", b"/charts/", b"/api/purchase-cards/")


def segment(text: str) -> str:
    """As a part of a path, which stays one part."""
    return quote(text, safe="")


def _with_slashes(value: object) -> object:
    return value.replace(_SLASH, "/") if isinstance(value, str) else value


InPath = Annotated[str, BeforeValidator(_with_slashes)]


class EncodedSlashes:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        raw = scope.get("raw_path") or b""
        if scope["type"] == "http" and raw.startswith(_PATHS) and _ENCODED.search(raw):
            path = unquote(_ENCODED.sub(quote(_SLASH).encode(), raw).decode("latin-1"))
            scope = {**scope, "path": path}
        await self._app(scope, receive, send)
