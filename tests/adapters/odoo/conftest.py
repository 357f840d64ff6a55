"""A company behind a server, a connector on it, and the facts that it fills."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.importing.importer import FactsImporter
from agent.adapters.facts.store import FactsStore
from agent.adapters.http_reading import Limits, PoliteClient, Waits
from agent.adapters.http_reading.client import read_address
from agent.adapters.odoo.api import Login, OdooApi
from agent.adapters.odoo.connect import connect
from agent.adapters.odoo.connector import OdooConnector
from agent.adapters.sync_state import SyncState
from agent.domain.facts.importing import ImportReport
from agent.domain.facts.info import FactsSource
from tests.adapters.odoo.company import Company, company
from tests.adapters.odoo.model import FakeOdoo
from tests.adapters.odoo.server import DATABASE, KEY, USER, OdooServer, odoo_server

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
NO_WAIT = Waits(sleep=lambda _: None)


def client(url: str, **limits: float) -> PoliteClient:
    bounds = Limits(**{"timeout_s": 5.0, "per_minute": 100_000, **limits})  # type: ignore[arg-type]
    return PoliteClient("Odoo", read_address(url, "KAM_ODOO_URL"), secrets=(KEY,), limits=bounds, waits=NO_WAIT)


def api(url: str, database: str = DATABASE, user: str = USER, key: str = KEY, **limits: float) -> OdooApi:
    opened = client(url, **limits)
    try:
        return connect(opened, Login(database, user, key))
    except BaseException:
        opened.close()
        raise


class World:
    """One Odoo, one folder of state, one store of facts."""

    def __init__(self, made: Company, server: OdooServer, folder: Path) -> None:
        self.made, self.odoo, self.server = made, made.odoo, server
        self.folder, self.store = folder / "sync", FactsStore(folder / "facts")
        self.notes: list[tuple[str, dict[str, Any]]] = []
        self.progress: list[tuple[str, int]] = []

    def connector(self, page_size: int = 1000, **limits: float) -> OdooConnector:
        state = SyncState(self.folder, "Odoo", "test")
        return OdooConnector(lambda: api(self.server.url, **limits), state, page_size=page_size)

    def sync(self, full: bool = False, now: dt.datetime = NOW, page_size: int = 1000, **limits: float) -> ImportReport:
        with self.connector(page_size, **limits) as connector:
            connector.fetch(now, full, lambda what, rows: self.progress.append((what, rows)))
            batch = connector.batch(self.store.info().version if self.store.exists else None)
            report = FactsImporter(self.store).run(batch.sources, FactsSource.ODOO, batch.as_of, batch.mode)
            self.notes = [(note.code, dict(note.values)) for note in (*report.notes, *connector.notes())]
            connector.published(report.version)
        return report

    def table(self, name: str, columns: str = "*") -> list[dict[str, Any]]:
        with self.store.cursor() as cursor:
            found = cursor.execute(f"SELECT {columns} FROM {name} ORDER BY id")  # noqa: S608
            names = [each[0] for each in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def one(self, name: str, key: str) -> dict[str, Any]:
        (row,) = [row for row in self.table(name) if row["id"] == key]
        return row

    def close(self) -> None:
        self.store.close()


def synced_once(version: int, folder: Path) -> FakeOdoo:
    """The company after its first sync; state and facts lie in ``folder``."""
    with odoo_server((made := company(version)).odoo) as server:
        world = World(made, server, folder)
        world.sync()
        world.close()
    return made.odoo


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[FakeOdoo, Path]:
    folder = tmp_path_factory.mktemp("template")
    return synced_once(19, folder), folder


@pytest.fixture
def synced(template: tuple[FakeOdoo, Path], tmp_path: Path) -> Iterator[World]:
    """The day after the first sync."""
    odoo, folder = template
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    made = company(19)
    made.odoo = deepcopy(odoo)
    made.odoo.pass_time(days=1)
    with odoo_server(made.odoo) as server:
        world = World(made, server, tmp_path)
        yield world
        world.close()


@pytest.fixture
def world_of(tmp_path: Path) -> Iterator[Callable[[int], World]]:
    opened: list[Any] = []

    def make(version: int) -> World:
        context = odoo_server((made := company(version)).odoo)
        built = World(made, context.__enter__(), tmp_path)
        opened.append((built, context))
        return built

    yield make
    for built, context in opened:
        built.close()
        context.__exit__(None, None, None)


@pytest.fixture
def world(world_of: Callable[[int], World]) -> World:
    return world_of(19)
