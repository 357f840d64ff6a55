"""What every answer carries and every request must respect: headers, origin, size."""

import json
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.domain.language import Language
from agent.domain.messages import message
from api.auth import LANGUAGE_COOKIE

LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

LOCKED_DOWN = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # none to other sites; without any, browsers tell no origin of a form either, and it would be refused as foreign
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}
_MOST_WITHOUT_FILES = 2_000_000
_SAFE = {"GET", "HEAD", "OPTIONS"}


class SecurityHeaders:
    """Strict headers on every answer; refuses writes that another site's page started.

    ``session``: the name of the cookie of a real session, with which a browser must say where a write comes from;
    ``public_url``: the address under which such sessions are reached.
    """

    def __init__(self, app: ASGIApp, session: str = "", public_url: str = "") -> None:
        self._app, self._session = app, session
        public = urlsplit(public_url)
        self._public = (public.netloc.lower(), f"{public.scheme}://{public.netloc.lower()}") if public_url else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(event: Message) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in LOCKED_DOWN.items():
                    headers.setdefault(name, value)
            await send(event)

        if scope["method"] not in _SAFE and self._is_foreign(scope):
            await refuse(guarded, 403, "access.origin", chosen_language(scope))
        else:
            await self._app(scope, receive, guarded)

    def _is_foreign(self, scope: Scope) -> bool:
        """True when the browser says that another origin sent the request, or does not say it with a session."""
        headers = Headers(scope=scope)
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None:
            return origin != self._own_origin(scope, headers.get("host", "").lower())
        if self._session and self._session in HTTPConnection(scope).cookies:
            return site != "same-origin"
        return site not in (None, "none", "same-origin")  # neither of them is no browser

    def _own_origin(self, scope: Scope, host: str) -> str:
        """Behind a proxy the scheme of the connection is not the one of the page."""
        if self._session and self._public and host == self._public[0]:
            return self._public[1]
        return f"{scope['scheme']}://{host}"


class UploadLimit:
    """Refuses a request body over ``max_bytes`` before it is stored, however it is framed.

    What holds no file is read at once and before anybody knows who asks: of it little is enough.
    """

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most, code = self._limit(scope)
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdigit() and int(declared) > most:
            await _refuse_size(scope, send, most, code)
            return
        await self._counting(scope, receive, send, most, code)

    def _limit(self, scope: Scope) -> tuple[int, str]:
        if Headers(scope=scope).get("content-type", "").lower().startswith("multipart/form-data"):
            return self._max_bytes, "system.upload_too_large"
        return min(self._max_bytes, _MOST_WITHOUT_FILES), "system.request_too_large"

    async def _counting(self, scope: Scope, receive: Receive, send: Send, most: int, code: str) -> None:
        """A chunked body declares no length: it is cut off where it grows past the limit."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            event = await receive()
            seen += len(event.get("body", b""))
            return {"type": "http.disconnect"} if seen > most else event

        async def unless_exceeded(event: Message) -> None:
            if seen <= most:
                await send(event)

        with suppress(ClientDisconnect):
            await self._app(scope, counted, unless_exceeded)
        if seen > most:
            await _refuse_size(scope, send, most, code)


async def _refuse_size(scope: Scope, send: Send, most: int, code: str) -> None:
    """A form around a file may be a megabyte larger than the file."""
    limit = most // 1_000_000 - (1 if code == "system.upload_too_large" else 0)
    await refuse(send, 413, code, chosen_language(scope), limit=limit)


def chosen_language(scope: Scope) -> Language:
    """The language chosen in the page, for places that know no user; else German, as for an unknown user."""
    chosen = HTTPConnection(scope).cookies.get(LANGUAGE_COOKIE)
    return Language(chosen) if chosen in set(Language) else Language.DE


async def refuse(
    send: Send, status: int, code: str, tongue: Language, more: Sequence[tuple[bytes, bytes]] = (), **values: object
) -> None:
    """An error answer in both languages; ``tongue`` is the one of its ``message``, ``more`` are headers."""
    texts = {language.value: message(code, language, **values) for language in Language}
    body = json.dumps({"error": {"code": code, "message": texts[tongue.value], "messages": texts}}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
