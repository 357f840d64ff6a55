"""One wired product per test, in a folder of its own, with the date pinned."""

import datetime as dt
import gc
import logging
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as examples

from agent.adapters.logs import OWN, ContentFree
from agent.bootstrap import App, build
from agent.settings import Settings

if TYPE_CHECKING:
    from tests.approvals_world import Template
    from tests.postgresql import TestServer

# makes a new database of PostgreSQL and gives its address for KAM_DATABASE_URL; empty: SQLite
Databases = Callable[[], AbstractContextManager[str]]

TODAY = dt.date(2026, 11, 22)
SHARED = Path(__file__).parents[2] / "shared"

# of several workers none is left with the one long file at the end, while the others have nothing to do
FIRST = ("tests/faults/test_machine.py",)

# a loaded machine is no failure; a build judges a change, so it sees the same examples every time
examples.register_profile("kam", deadline=None, derandomize=True)
# what nobody thought of is looked for by `make test-long`
examples.register_profile("search", deadline=None, max_examples=500)
examples.load_profile("kam")


MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30


def pytest_configure() -> None:
    """The folders of tests lie in memory where there is room: SQLite waits for the disk at every commit."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


DATABASES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=DATABASES, default="sqlite", help="where the state lies in the tests")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``both_databases``: whatever `--database` says, on each of them."""
    marked = metafunc.definition.get_closest_marker
    if marked("both_databases") and not marked("sqlite_only"):
        metafunc.parametrize("database_kind", DATABASES, indirect=True)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """All that is imported here stays: to look for garbage in it takes a third of the time of a collection."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)  # as rarely as a short process may look: a sixth of some folders' time
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    if request.node.get_closest_marker("sqlite_only"):
        return "sqlite"
    return str(getattr(request, "param", request.config.getoption("--database")))


@pytest.fixture(scope="session")
def postgresql(request: pytest.FixtureRequest) -> Iterator["TestServer"]:
    """Only asked for by those who need it: starting it takes two seconds."""
    from tests.postgresql import TestServer, folder_of_run

    run = getattr(request.config, "workerinput", {}).get("testrunuid") or secrets.token_hex(8)
    server = TestServer(folder_of_run(run))
    yield server
    server.stop()


@pytest.fixture
def databases(database_kind: str, request: pytest.FixtureRequest) -> Databases:
    return databases_of(database_kind, request)


@pytest.fixture(scope="session")
def lasting_databases(request: pytest.FixtureRequest) -> Databases:
    """For a product that many tests share."""
    return databases_of(request.config.getoption("--database"), request)


def databases_of(kind: str, request: pytest.FixtureRequest) -> Databases:
    if kind == "sqlite":
        return lambda: nullcontext("")
    server: TestServer = request.getfixturevalue("postgresql")
    return lambda: server.fresh(server.migrated)


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """For KAM_DATABASE_URL: a database of the test's own on PostgreSQL, or empty for SQLite."""
    with databases() as url:
        yield url


@pytest.fixture
def empty_url(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """As `state_url`, without any table."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
        return
    server: TestServer = request.getfixturevalue("postgresql")
    with server.fresh() as url:
        yield url


@pytest.fixture
def state_url(database_url: str, tmp_path: Path) -> str:
    """As `Database` takes it."""
    return database_url or f"sqlite:///{tmp_path}/state.sqlite3"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, cache: Path, database_url: str) -> None:
    for name in os.environ:
        if name.startswith("KAM_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("KAM_CACHE", str(cache))
    if database_url:
        monkeypatch.setenv("KAM_DATABASE_URL", database_url)


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    """A command of the shell that ran in this process before has switched them off, or taken them over."""
    logging.disable(logging.NOTSET)
    failing, level = threading.excepthook, logging.root.level
    yield
    threading.excepthook = failing
    logging.root.setLevel(level)
    for own in OWN:
        logging.getLogger(own).setLevel(logging.NOTSET)
    for handler in [each for each in logging.root.handlers if isinstance(each.formatter, ContentFree)]:
        logging.root.removeHandler(handler)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What can be made again (the policy index, the prepared embeddings) is made once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home=home, today=TODAY)


@pytest.fixture
def app(settings: Settings) -> Iterator[App]:
    built = build(settings)
    yield built
    built.close()


@pytest.fixture(scope="session")
def approvals_template() -> Iterator["Template"]:
    """A home with facts and users for the tests of approvals and the outbox; each works on a copy."""
    from tests.approvals_world import templated

    with templated() as template:
        yield template


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material beside the repository; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with real documents is not here")
    return SHARED
