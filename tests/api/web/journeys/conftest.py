"""One demo world for all journeys, served as `kam serve` does it; each works on things of its own."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Response

from agent.bootstrap import App, build
from agent.domain.identity import Role, User
from agent.services.pages.kept import Kept
from agent.settings import Settings
from api.app import create_app
from tests.api.web.conftest import _serving, _visiting
from tests.api.web.going import READY

Opened = Callable[..., Page]
# the demo has nobody there, and quantities that touch capacity need their consent
OPERATIONS = User("o.keller", "Olga Keller", "o.keller@m.example", frozenset({Role.OPERATIONS}), frozenset())


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[App]:
    home = tmp_path_factory.mktemp("journeys") / "home"
    more = {"requests_per_minute": 100_000, "upload_mb": 1}
    app = build(Settings(home=home, cache=cache, today=dt.date(2026, 11, 22), **more))
    app.demo.make(app.identity.user("h.sommer"))
    app.identity.add([OPERATIONS])
    app.__dict__["kept"] = Kept(patience_s=60)  # a test waits for what a person would be told of
    yield app
    app.close()


@pytest.fixture(scope="session")
def address(world: App) -> Iterator[str]:
    with _serving(uvicorn.Config(create_app(world), port=0, log_level="error", lifespan="off")) as found:
        yield found


@contextmanager
def journey(browser: Browser, address: str) -> Iterator[Opened]:
    """Pages, each in a profile of its own. What goes wrong in them fails the test.

    That is a console error, a refused resource, a violation of the policy, and an answer that refuses something; of
    the latter a test names those that it is about as ``foreseen``.
    """
    refused: list[str] = []
    with _visiting(browser) as visit:

        def page(path: str, *, foreseen: int = 200, **options: Any) -> Page:
            def note(answer: Response) -> None:
                if answer.status >= 400 and answer.status != foreseen:
                    refused.append(f"{answer.status} {answer.request.method} {answer.url}")

            def watched(page: Page) -> None:
                page.on("response", note)

            wanted = {"viewport": {"width": 1280, "height": 900}, "ready": READY, "script": watched}
            return visit(address + path, **wanted | options)

        yield page
    assert refused == []


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    with journey(browser, address) as pages:
        yield pages


def mails(world: App) -> set[Path]:
    return set(world.settings.outbox_folder.glob("*.eml"))
