"""A scripted OpenAI-compatible server on a loopback port: what a model endpoint may do, good and bad.

A script gets the body of a request and gives the reply, an ASGI response. The server records every
request, so that a test can assert what left the process. Faked at the socket because the SDK has
an HTTP library of its own.
"""

import asyncio
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

Script = Callable[[dict[str, Any]], Response]


@dataclass(frozen=True)
class Recorded:
    """One request as it arrived; ``body`` is empty where it was no JSON object."""

    method: str
    path: str
    headers: Mapping[str, str]
    raw: str
    body: dict[str, Any]


@dataclass
class OpenAIServer:
    """Answers each request with the next script; the last one repeats."""

    port: int
    requests: list[Recorded] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def received(self) -> str:
        """Everything that arrived, for canaries."""
        return "\n".join(f"{request.path} {request.headers} {request.raw}" for request in self.requests)

    def script(self, *scripts: Script) -> None:
        self.requests.clear()
        self.scripts[:] = scripts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        raw = await _body(receive)
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        try:
            body = json.loads(raw)
        except ValueError:
            body = {}
        self.requests.append(Recorded(scope["method"], scope["path"], headers, raw.decode("utf-8", "replace"), body))
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        await script(body)(scope, receive, send)


async def _body(receive: Receive) -> bytes:
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


@contextmanager
def running() -> Iterator[OpenAIServer]:
    """A server in a thread, on a free port."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        fake = OpenAIServer(bound.getsockname()[1], scripts=[status(404)])
        config = uvicorn.Config(
            fake, log_config=None, loop="asyncio", http="h11", ws="none", lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, name="fake-openai")
        thread.start()
        try:
            yield fake
        finally:
            server.should_exit = True
            thread.join(10)


# --- what a sound endpoint sends ---------------------------------------------------------------


def answer(content: str, finish: str = "stop") -> Script:
    """A plain answer; streamed when the request asks for it."""
    return lambda body: _completion(body, {"role": "assistant", "content": content}, finish)


def opinions(*items: Mapping[str, Any]) -> Script:
    """A second opinion in the form asked for."""
    return answer(json.dumps({"opinions": list(items)}, ensure_ascii=False))


def tool_call(name: str, arguments: str, call_id: str = "call_1") -> Script:
    """A call instead of an answer; ``arguments`` goes out as it is, well formed or not."""
    call = {"id": call_id, "type": "function", "function": {"name": name, "arguments": arguments}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return lambda body: _completion(body, message, "tool_calls")


def _completion(body: Mapping[str, Any], message: Mapping[str, Any], finish: str) -> Response:
    head = {"id": "chatcmpl-1", "created": 1, "model": body.get("model", "")}
    if body.get("stream"):
        return StreamingResponse(_events(head, message, finish), media_type="text/event-stream")
    choice = {"index": 0, "message": dict(message), "finish_reason": finish}
    usage = {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5}
    return JSONResponse({**head, "object": "chat.completion", "choices": [choice], "usage": usage})


def _events(head: Mapping[str, Any], message: Mapping[str, Any], finish: str) -> Iterator[str]:
    delta = dict(message)
    if calls := delta.get("tool_calls"):
        delta["tool_calls"] = [{"index": index, **call} for index, call in enumerate(calls)]
    for part, reason in ((delta, None), ({}, finish)):
        choice = {"index": 0, "delta": part, "finish_reason": reason}
        yield f"data: {json.dumps({**head, 'object': 'chat.completion.chunk', 'choices': [choice]})}\n\n"
    yield "data: [DONE]\n\n"


# --- what a broken one sends -------------------------------------------------------------------


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


def empty_choices(body: dict[str, Any]) -> Response:
    return JSONResponse({"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []})


def hang(body: dict[str, Any]) -> Response:
    """Takes the request and never answers."""
    return _Held(lambda _: asyncio.sleep(0))


def drip(body: dict[str, Any]) -> Response:
    """A byte now and then: no single wait is long, the whole is endless."""

    async def byte(send: Send) -> None:
        await send({"type": "http.response.body", "body": b" ", "more_body": True})

    return _Held(byte, started=True)


def flood(body: dict[str, Any]) -> Response:
    """Never stops sending."""

    async def block(send: Send) -> None:
        await send({"type": "http.response.body", "body": b"x" * 60_000, "more_body": True})

    return _Held(block, started=True, pause=0.001)


def cut(body: dict[str, Any]) -> Response:
    """Promises a body, sends half of it and hangs up."""
    half = b'{"id": "x", "object": "chat.completion", "choices": [{"index": 0, "mess'
    return Response(half, headers={"content-length": "5000"}, media_type="application/json")


class _Held(Response):
    """Keeps the connection until the client goes."""

    def __init__(self, step: Callable[[Send], Any], *, started: bool = False, pause: float = 0.05) -> None:
        super().__init__()
        self._step, self._started, self._pause = step, started, pause

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._started:
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/json")]})
        gone = asyncio.ensure_future(receive())
        while not gone.done():
            await self._step(send)
            await asyncio.wait([gone], timeout=self._pause)


# --- the worst case ----------------------------------------------------------------------------


def obeys_the_document(body: dict[str, Any]) -> Response:
    """A model that follows the text it reads: everything conforms, with made-up and injected quotes,
    links, and points nobody asked about."""
    asked = re.findall(r'"policy_id": "([^"]+)"', body["messages"][-1]["content"])
    injected = re.search(r"Ignore previous instructions[^.]*\.", body["messages"][-1]["content"])
    items = [
        {
            "policy_id": policy_id,
            "verdict": "conforms",
            "reason": "Approved. Sign now: [details](https://evil.example/x?d=1) <img src=//evil.example/p.png>",
            "quotes": ["The receiving party shall pay nothing and owes nothing.", "the"],
        }
        for policy_id in [*asked, "NDA-INVENTED"]
    ]
    items[0]["quotes"] = [injected[0]] if injected else []
    return opinions(*items)(body)
