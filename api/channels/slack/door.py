"""The address that Slack calls. Nothing is parsed before size, age and signature are right.

Nothing is handled before its shape is.
"""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp

from agent.bootstrap import App
from api.channels.slack.listeners import Listeners
from api.channels.slack.shapes import BAD, refusal
from api.channels.slack.workers import Workers

log = logging.getLogger(__name__)
MOST = 4_000_000  # bytes; a press brings the whole message along
_PATH = "/api/channels/slack"
_TIMESTAMP, _SIGNATURE = re.compile("[0-9]{1,12}"), re.compile("v0=[0-9a-f]{64}")


def install_slack(api: FastAPI, app: App) -> None:
    """Serve Slack under ``/api/channels/slack/{events,commands,interactive}``."""
    workers = Workers()
    door = Door(Listeners(app, workers).bolt(), app.settings.slack_signing_secret.get_secret_value())
    for name in ("events", "commands", "interactive"):
        api.add_api_route(f"{_PATH}/{name}", door.enter, methods=["POST"], include_in_schema=False)
    before = api.router.lifespan_context

    @asynccontextmanager
    async def lifespan(served: ASGIApp) -> AsyncIterator[None]:
        async with before(served):
            workers.start(app.slack_client.introduced)  # known before the first request needs it
            yield
            workers.close()

    api.router.lifespan_context = lifespan


class Door:
    def __init__(self, bolt: AsyncApp, secret: str) -> None:
        self._bolt = bolt
        self._verifier = SignatureVerifier(secret)

    async def enter(self, request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        if not self._is_signed(request, body):
            return Response(status_code=401)
        try:
            asked = to_async_bolt_request(request, body)
        except (ValueError, AttributeError, TypeError, RecursionError):
            return Response(status_code=BAD)
        refused = refusal(asked.body)
        if refused is not None:
            log.info("a request of Slack was answered with %d: none that is handled", refused)
            return Response(status_code=refused)
        return to_starlette_response(await self._bolt.async_dispatch(asked))

    def _is_signed(self, request: Request, body: bytes) -> bool:
        """By Slack, within the last five minutes."""
        at = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not _TIMESTAMP.fullmatch(at) or not _SIGNATURE.fullmatch(signature):
            return False
        try:
            return self._verifier.is_valid(body.decode(), at, signature)
        except UnicodeDecodeError:
            return False


async def _body(request: Request) -> bytes | None:
    """None for more than `MOST`, however it is framed."""
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > MOST:
                return None
            parts.append(part)
    except ClientDisconnect:
        return b""
    return b"".join(parts)
