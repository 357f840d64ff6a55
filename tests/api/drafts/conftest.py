"""One demo world for all files of this folder: each test makes drafts of its own."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.settings import Settings
from api.app import create_app
from tests.conftest import TODAY, Databases


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, lasting_databases: Databases) -> Iterator[App]:
    """One demo world for all tests: each makes drafts of its own."""
    folder = tmp_path_factory.mktemp("drafts")
    limits = {"upload_mb": 1, "requests_per_minute": 100_000}
    with lasting_databases() as url:
        built = build(Settings(home=folder / "home", cache=folder / "cache", today=TODAY, database_url=url, **limits))
        yield built
        built.close()


@pytest.fixture(scope="session")
def api(app: App) -> TestClient:
    # without the lifespan: a draft needs no warm judge
    return TestClient(create_app(app), base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def client(api: TestClient) -> TestClient:
    api.cookies.clear()
    return api
