"""One demo world for all files of this folder, served once; who changes something changes what no other test reads."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from lxml import html
from playwright.sync_api import Page
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.services.pages.kept import Kept
from agent.settings import Settings
from api.app import create_app
from tests.api.web.conftest import Visit, _serving
from tests.api.web.going import READY
from tests.scripted_assistant import Scripted

Read = Callable[..., html.HtmlElement]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("desk")
    settings = Settings(
        home=folder / "home",
        cache=folder / "cache",
        today=dt.date(2026, 11, 22),
        upload_mb=1,
        requests_per_minute=100_000,
        chat_per_minute=1000,
    )
    app = build(settings)
    app.demo.make(app.identity.user("h.sommer"))
    app.__dict__["kept"] = Kept(patience_s=60)  # a test waits for what a person would be told of
    yield app
    app.close()


@pytest.fixture(scope="session")
def client(world: App) -> TestClient:
    return TestClient(create_app(world), base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def read(client: TestClient) -> Read:
    """A page as a document. ``user`` and ``language`` are those of the session."""

    def page(path: str, user: str = "k.brandt", language: str = "de", status: int = 200, **headers: str) -> Any:
        client.cookies.update({"kam_user": user, "kam_language": language})
        answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        assert answer.status_code == status, answer.text[:500]
        return html.fromstring(answer.text)

    return page


@pytest.fixture(scope="session")
def address(world: App) -> Iterator[str]:
    with _serving(uvicorn.Config(create_app(world), port=0, log_level="error", lifespan="off")) as found:
        yield found


@pytest.fixture
def opened(visit: Visit, address: str) -> Callable[..., Page]:
    """A page in a real browser; console errors and refused resources fail the test."""

    def page(path: str, **options: Any) -> Page:
        wanted = {"viewport": {"width": 1280, "height": 900}, "ready": READY} | options
        return visit(address + path, **wanted)

    return page


def texts(found: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in found.xpath(path)]


@pytest.fixture
def scripted(world: App, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    assistant = Scripted()
    monkeypatch.setitem(world.__dict__, "assistant", assistant)
    return assistant


def ask(page: Page, text: str) -> None:
    page.get_by_label("Ihre Frage").fill(text)
    page.keyboard.press("Enter")
