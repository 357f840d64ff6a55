"""The SDK's way into our web application. Each request runs in a thread with an event loop of its own.

The SDK fetches the signing keys without giving way: in the application's loop, a slow key server would stop the page.
"""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from microsoft_teams.apps.http.adapter import HttpMethod, HttpRequest, HttpResponse, HttpRouteHandler
from starlette.responses import JSONResponse, Response

from api.channels.teams.gate import MOST, Gate


@dataclass(frozen=True, slots=True)
class ThreadedAdapter:
    """Implements the SDK's `HttpServerAdapter`."""

    api: FastAPI
    pool: Executor
    gate: Gate

    def register_route(self, method: HttpMethod, path: str, handler: HttpRouteHandler) -> None:
        async def take(request: Request) -> Response:
            body = await _read(request)
            if body is None:
                return Response(status_code=413)
            activity = _activity(body)
            if activity is None:
                return Response(status_code=400)
            headers = dict(request.headers)
            refused = self.gate.refusal(headers, activity)
            if refused is not None:
                return Response(status_code=refused)
            asked = HttpRequest(body=dict(activity), headers=headers)
            answer = await asyncio.get_running_loop().run_in_executor(self.pool, _handled, handler, asked)
            content = answer.get("body")
            return (
                Response(status_code=answer["status"]) if content is None else JSONResponse(content, answer["status"])
            )

        self.api.add_api_route(path, take, methods=[method], include_in_schema=False)

    def serve_static(self, path: str, directory: str) -> None:
        """Nothing of the SDK's own is served."""

    async def start(self, port: int) -> None:
        """The application serves."""

    async def stop(self) -> None:
        """The application stops."""


def _handled(handler: HttpRouteHandler, asked: HttpRequest) -> HttpResponse:
    async def handle() -> HttpResponse:
        return await handler(asked)

    return asyncio.run(handle())


async def _read(request: Request) -> bytes | None:
    """None for more than an activity is."""
    parts, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MOST:
            return None
        parts.append(chunk)
    return b"".join(parts)


def _activity(body: bytes) -> Mapping[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
