"""What a broken endpoint sends: errors, no JSON, nothing, too much, half of it."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from evals.scripted_endpoint.server import Script


def status(code: int, headers: Mapping[str, str] | None = None) -> Script:
    error = {"error": {"message": "scripted", "type": "error", "code": str(code)}}
    return lambda _: JSONResponse(error, code, dict(headers or {}))


def payload(value: Any, headers: Mapping[str, str] | None = None) -> Script:
    """Any JSON value where a completion is expected."""
    return lambda _: JSONResponse(value, headers=dict(headers or {}))


def page(text: str) -> Script:
    return lambda _: Response(text, media_type="text/html")


def redirect(url: str, code: int = 307) -> Script:
    return lambda _: RedirectResponse(url, code)


def empty_choices(_body: dict[str, Any]) -> Response:
    return JSONResponse({"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []})


def hang(_body: dict[str, Any]) -> Response:
    """Takes the request and never answers."""
    return _Held(lambda _: asyncio.sleep(0))


def drip(_body: dict[str, Any]) -> Response:
    """A byte now and then: no single wait is long, the whole is endless."""

    async def byte(send: Send) -> None:
        await send({"type": "http.response.body", "body": b" ", "more_body": True})

    return _Held(byte, started=True)


def flood(_body: dict[str, Any]) -> Response:
    """Never stops sending."""

    async def block(send: Send) -> None:
        await send({"type": "http.response.body", "body": b"x" * 60_000, "more_body": True})

    return _Held(block, started=True, pause=0.001)


def cut(_body: dict[str, Any]) -> Response:
    """Promises a body, sends half of it and hangs up."""
    half = b'{"id": "x", "object": "chat.completion", "choices": [{"index": 0, "mess'
    return Response(half, headers={"content-length": "5000"}, media_type="application/json")


def events(*chunks: object, done: bool = True, media_type: str = "text/event-stream") -> Script:
    """A stream of any JSON values; a text goes out as it is."""
    lines = [chunk if isinstance(chunk, str) else f"data: {json.dumps(chunk)}\n\n" for chunk in chunks]
    return lambda _: StreamingResponse(iter([*lines, *["data: [DONE]\n\n"] * done]), media_type=media_type)


def cut_in_a_call(name: str, arguments: str) -> Script:
    """The stream ends in the middle of the arguments, as if all was said."""
    function = {"name": name, "arguments": arguments}
    delta = {"role": "assistant", "tool_calls": [{"index": 0, "id": "c1", "type": "function", "function": function}]}
    return events(_chunk(delta), done=False)


def hangs_after(*words: str) -> Script:
    """Some words, then nothing more."""

    async def nothing(_: Send) -> None:
        await asyncio.sleep(0)

    first = "".join(f"data: {json.dumps(_chunk({'content': word}))}\n\n" for word in words)
    return lambda _: _Held(nothing, started=True, first=first.encode())


def _chunk(delta: Mapping[str, Any], finish: str | None = None) -> dict[str, Any]:
    choices = [{"index": 0, "delta": dict(delta), "finish_reason": finish}]
    return {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}


class _Held(Response):
    """Keeps the connection until the client goes."""

    def __init__(
        self, step: Callable[[Send], Any], *, started: bool = False, pause: float = 0.05, first: bytes = b""
    ) -> None:
        super().__init__()
        self._step, self._started, self._pause, self._first = step, started, pause, first

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        if self._started:
            kind = b"text/event-stream" if self._first else b"text/json"
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
            await send({"type": "http.response.body", "body": self._first, "more_body": True})
        gone = asyncio.ensure_future(receive())
        while not gone.done():
            await self._step(send)
            await asyncio.wait([gone], timeout=self._pause)
