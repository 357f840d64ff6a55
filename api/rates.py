"""How much one person, and one address, may ask in a minute."""

import hashlib

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from agent.ports.sharing import Rates
from api.auth import USER_COOKIE
from api.security import chosen_language, refuse

_FREE = ("/static/", "/api/channels/")  # files; platforms that have limits and signatures of their own
_PROBES = frozenset({"/healthz", "/readyz", "/metrics"})
_SIGN_IN = frozenset({"/auth/login", "/auth/callback"})
_SIGN_INS = 20  # of an address: this part of what a person may ask, at least 10
_MANY = 20  # people behind one address
_WRITE = 3  # a write weighs as much as so many reads
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class RateLimit:
    """``session``: the name of the cookie that tells people apart."""

    def __init__(self, app: ASGIApp, per_minute: int, rates: Rates, session: str = "") -> None:
        self._app, self._cookie = app, session or USER_COOKIE
        self._rates, self._per_minute = rates, per_minute

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wait = await self._waits(scope) if scope["type"] == "http" else 0.0
        if not wait:
            await self._app(scope, receive, send)
            return
        seconds = int(wait) + 1
        more = [(b"retry-after", str(seconds).encode())]
        await refuse(send, 429, "sign_in.too_many", chosen_language(scope), more, seconds=seconds)

    async def _waits(self, scope: Scope) -> float:
        path = scope["path"]
        if path in _PROBES or path.startswith(_FREE):
            return 0.0
        return await run_in_threadpool(self._wait, scope) if self._rates.asks_elsewhere else self._wait(scope)

    def _wait(self, scope: Scope) -> float:
        path, whole = scope["path"], self._per_minute
        address = (scope.get("client") or ("",))[0]
        if path in _SIGN_IN:
            return self._rates.take("sign-in", _short(address, ""), 1, max(10, whole / _SIGN_INS))
        cost = 1 if scope["method"] in _SAFE else _WRITE
        person = HTTPConnection(scope).cookies.get(self._cookie, "")
        # of each address, too: a cookie can be made up, a new one for every request
        own = self._rates.take("person", _short(address, person), cost, whole)
        return own or self._rates.take("address", _short(address, ""), cost, whole * _MANY)


def _short(address: str, person: str) -> str:
    """No secret lies about in memory for longer than it is needed."""
    return hashlib.sha256(f"{address}\n{person}".encode("utf-8", "surrogateescape")).hexdigest()
