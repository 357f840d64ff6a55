"""A line and a measurement for every request: method, route, status, time; no address, no name, no content."""

import logging
import re
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.adapters.logs import REQUEST
from api.metrics import Metrics

log = logging.getLogger(__name__)
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_QUIET = frozenset({"/healthz", "/readyz", "/metrics"})


class RequestLog:
    """Gives each request an id, a proxy's if it has one, and tells it in ``X-Request-ID``."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        token, status, began = REQUEST.set(request), 500, time.perf_counter()

        async def noted(event: Message) -> None:
            nonlocal status
            if event["type"] == "http.response.start":
                status = event["status"]
                MutableHeaders(scope=event)["X-Request-ID"] = request
            await send(event)

        self._metrics.running.inc()
        try:
            await self._app(scope, receive, noted)
        finally:
            self._metrics.running.dec()
            self._note(scope, status, time.perf_counter() - began)
            REQUEST.reset(token)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route, method = route_of(scope), _method(scope["method"])
        self._metrics.note(method, route, status, seconds)
        if route not in _QUIET:
            fields = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000)}
            log.info("request", extra={"fields": fields})


def route_of(scope: Scope) -> str:
    """The template of the route, which holds no id; what no route serves is one and the same."""
    template = getattr(scope.get("route"), "path", None)
    if isinstance(template, str):
        return template
    return "/static" if scope["path"].startswith("/static/") else "none"


def _method(name: str) -> str:
    return name if name in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH") else "other"
