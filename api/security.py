"""What every answer carries and every request must respect: headers, origin, size."""

import json
from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.domain.language import Language
from agent.domain.messages import message
from api.auth import LANGUAGE_COOKIE

LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
_SAFE = {"GET", "HEAD", "OPTIONS"}


class SecurityHeaders:
    """Strict headers on every answer; refuses writes that another site's page started."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(event: Message) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(event)

        if scope["method"] not in _SAFE and _is_foreign(scope):
            await refuse(guarded, 403, "access.origin", chosen_language(scope))
        else:
            await self._app(scope, receive, guarded)


class UploadLimit:
    """Refuses a request body over ``max_bytes`` before it is stored, however it is framed."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdigit() and int(declared) > self._max_bytes:
            await self._refuse(scope, send)
            return
        await self._counting(scope, receive, send)

    async def _counting(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A chunked body declares no length: it is cut off where it grows past the limit."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            event = await receive()
            seen += len(event.get("body", b""))
            return {"type": "http.disconnect"} if seen > self._max_bytes else event

        async def unless_exceeded(event: Message) -> None:
            if seen <= self._max_bytes:
                await send(event)

        with suppress(ClientDisconnect):
            await self._app(scope, counted, unless_exceeded)
        if seen > self._max_bytes:
            await self._refuse(scope, send)

    async def _refuse(self, scope: Scope, send: Send) -> None:
        tongue = chosen_language(scope)
        await refuse(send, 413, "system.upload_too_large", tongue, limit=self._max_bytes // 1_000_000 - 1)


def _is_foreign(scope: Scope) -> bool:
    """True when the browser says that another origin sent the request; no Origin is no browser."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    return origin != f"{scope['scheme']}://{headers.get('host')}"


def chosen_language(scope: Scope) -> Language:
    """The language chosen in the page, for places that know no user; else German, as for an unknown user."""
    chosen = HTTPConnection(scope).cookies.get(LANGUAGE_COOKIE)
    return Language(chosen) if chosen in set(Language) else Language.DE


async def refuse(send: Send, status: int, code: str, tongue: Language, **values: object) -> None:
    """An error answer in both languages; ``tongue`` is the one of its ``message``."""
    texts = {language.value: message(code, language, **values) for language in Language}
    body = json.dumps({"error": {"code": code, "message": texts[tongue.value], "messages": texts}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
