"""One demo world for all files of this folder: each test proposes drafts of its own."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import Page

from agent.bootstrap import App, build
from agent.domain.draft.draft import Draft
from agent.settings import Settings
from api.app import create_app
from tests.api.web.approvals.desk import Visit, opener, proposer
from tests.api.web.conftest import _serving


@pytest.fixture(scope="session")
def desk_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("approvals")
    app = build(Settings(home=folder / "home", cache=folder / "cache", today=dt.date(2026, 11, 22)))
    yield app
    app.close()


@pytest.fixture(scope="session")
def address(desk_app: App) -> Iterator[str]:
    with _serving(uvicorn.Config(create_app(desk_app), port=0, log_level="error", lifespan="off")) as found:
        yield found


@pytest.fixture
def propose(desk_app: App) -> Callable[..., Draft]:
    return proposer(desk_app)


@pytest.fixture
def opened(visit: Visit, address: str) -> Callable[..., Page]:
    return opener(visit, address)
