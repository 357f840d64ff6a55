"""Under which names this server is reached.

The demo sign-in has no password, so under a foreign name (DNS rebinding) nothing may be reached that trusts the
cookie: its pages are there from this machine only. What the platforms call trusts their signatures and tokens instead.
With the company's sign-in the pages are there under the public address, too. Probes are asked by any name: they trust
nobody and tell nothing but codes.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_CALLED = "/api/channels/"
_PROBES = frozenset({"/healthz", "/readyz"})


class TrustedHosts:
    """``local``: the names of this machine. ``public_url``: the address that the platforms know; empty: none.
    ``signs_in``: people sign in with the company's account, from anywhere."""

    def __init__(self, app: ASGIApp, local: Sequence[str], public_url: str, signs_in: bool = False) -> None:
        self._app, self._signs_in = app, signs_in
        self._local = TrustedHostMiddleware(app, allowed_hosts=list(local))
        self._public = urlsplit(public_url).netloc.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (scope["path"] in _PROBES or self._is_open(scope)):
            await self._app(scope, receive, send)
        else:
            await self._local(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        return (self._signs_in or scope["path"].startswith(_CALLED)) and self._is_public(scope)

    def _is_public(self, scope: Scope) -> bool:
        return bool(self._public) and Headers(scope=scope).get("host", "").lower() == self._public
