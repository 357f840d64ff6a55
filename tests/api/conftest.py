"""The real application over real HTTP on a loopback port."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from agent.bootstrap import App, build
from agent.settings import Settings
from api.app import create_app
from tests.conftest import TODAY


@pytest.fixture
def server(app: App) -> Iterator[str]:
    """The base address of a running server."""
    with served(app) as address:
        yield address


@contextmanager
def served(app: App, *, warm: bool = True, workers: bool = False) -> Iterator[str]:
    """``warm`` False: nothing is loaded beforehand, and no demo world is made. ``workers``: as in `create_app`."""
    life = "auto" if warm else "off"
    config = uvicorn.Config(
        create_app(app, workers=workers), port=0, log_level="error", timeout_graceful_shutdown=1, lifespan=life
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(30)


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory, cache: Path, trusted: ssl.SSLContext) -> Iterator[httpx.Client]:
    """One product for all requests of a file that are refused and leave everything as it was."""
    app = build(Settings(home=tmp_path_factory.mktemp("refusing"), cache=cache, today=TODAY))
    with served(app) as address, httpx.Client(base_url=address, timeout=30, verify=trusted) as client:
        yield client
    app.close()


@pytest.fixture(scope="session")
def trusted() -> ssl.SSLContext:
    """The certificates of the system: to read them takes longer than most tests."""
    return httpx.create_ssl_context()


@pytest.fixture
def client(server: str, trusted: ssl.SSLContext) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=30, verify=trusted) as client:
        yield client
