"""A scripted OpenAI-compatible server on a loopback port: what a model endpoint may do, good and bad.

A script gets the body of a request and gives the reply, an ASGI response. The server records every
request, so that a test or a measurement can assert what left the process. Faked at the socket because the SDK has
an HTTP library of its own.
"""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.responses import Response
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


def _not_found(_body: dict[str, Any]) -> Response:
    return Response(status_code=404)


@contextmanager
def running() -> Iterator[OpenAIServer]:
    """A server in a thread, on a free port."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        fake = OpenAIServer(bound.getsockname()[1], scripts=[_not_found])
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
