"""Under which names this server is reached: its pages from this machine only, what chat platforms call from outside.

The demo sign-in has no password, so under a foreign name (DNS rebinding) nothing may be reached that trusts the
cookie. What the platforms call trusts their signatures and tokens instead.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_CALLED = "/api/channels/"


class TrustedHosts:
    """``local``: the names of this machine. ``public_url``: the address that the platforms know; empty: none."""

    def __init__(self, app: ASGIApp, local: Sequence[str], public_url: str) -> None:
        self._app = app
        self._local = TrustedHostMiddleware(app, allowed_hosts=list(local))
        self._public = urlsplit(public_url).netloc.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(_CALLED) and self._is_public(scope):
            await self._app(scope, receive, send)
        else:
            await self._local(scope, receive, send)

    def _is_public(self, scope: Scope) -> bool:
        return bool(self._public) and Headers(scope=scope).get("host", "").lower() == self._public
