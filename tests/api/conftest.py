"""The real application over real HTTP on a loopback port."""

import ssl
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from agent.bootstrap import App
from api.app import create_app


@pytest.fixture
def server(app: App) -> Iterator[str]:
    """The base address of a running server."""
    server = uvicorn.Server(uvicorn.Config(create_app(app), port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="session")
def trusted() -> ssl.SSLContext:
    """The certificates of the system: to read them takes longer than most tests."""
    return httpx.create_ssl_context()


@pytest.fixture
def client(server: str, trusted: ssl.SSLContext) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=30, verify=trusted) as client:
        yield client
