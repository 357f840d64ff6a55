"""The demo world as facts in use, and as files that the importer takes without refusing a row."""

# ruff: noqa: S608 - the SQL is put together from the names of tables and columns

import datetime as dt
from pathlib import Path

import pytest

from agent.adapters.demo.world import DemoWorld, build_demo
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.importing.files import FactsFolder
from agent.adapters.facts.importing.importer import FactsImporter
from agent.adapters.facts.records import DuckRecords
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.importing import ImportMode
from agent.domain.facts.info import FactsSource
from agent.domain.facts.tables import TABLES
from tests.adapters.demo.demo_world import open_world

DAY = dt.date(2026, 11, 22)
AS_OF = dt.datetime(2026, 11, 22, 6, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FactsStore:
    made = FactsStore(tmp_path_factory.mktemp("facts"))
    DemoWorld(made).make(DAY, AS_OF)
    return made


def contents(store: FactsStore, table: str) -> list[tuple[object, ...]]:
    with store.cursor() as cursor:
        return cursor.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()


def test_the_facts_say_that_they_are_the_demo(store: FactsStore) -> None:
    info = store.info()
    assert (info.source, info.is_demo, info.as_of) == (FactsSource.DEMO, True, AS_OF)
    assert info.tables == {name: table.num_rows for name, table in build_demo(DAY).items()}
    assert len(DuckFacts(store).accounts()) == 6


def test_progress_is_told_by_table(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    info = DemoWorld(FactsStore(tmp_path)).make(DAY, AS_OF, told=lambda table, rows: told.append((table, rows)))
    assert told == list(info.tables.items())


def test_the_importer_takes_every_row_of_a_german_export(tmp_path: Path, store: FactsStore) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    world = open_world(DAY)
    for table in TABLES:
        shown = ", ".join(_german(name, kind) for name, kind, *_ in world.rows(f"DESCRIBE {table}"))
        file = folder / f"{table}.csv"
        world.connection.execute(f"COPY (SELECT {shown} FROM {table}) TO '{file}' (HEADER, DELIMITER ';')")
    imported = FactsStore(tmp_path / "facts")
    with FactsFolder().open(folder, None) as (sources, notes):
        report = FactsImporter(imported).run(sources, FactsSource.IMPORT, AS_OF, ImportMode.REPLACE)
    assert (list(notes), report.refused) == ([], ())
    taken = {each.table: (each.refused, each.unknown_columns) for each in report.tables}
    assert taken == dict.fromkeys(TABLES, (0, ()))
    for table in TABLES:
        assert contents(imported, table) == contents(store, table), table


def _german(name: str, kind: str) -> str:
    """The column as a German export writes it: 31.12.2026, 1234,5, ja and nein."""
    written = {
        "DATE": f"strftime(\"{name}\", '%d.%m.%Y')",
        "DOUBLE": f"replace(CAST(\"{name}\" AS VARCHAR), '.', ',')",
        "BOOLEAN": f"CASE WHEN \"{name}\" THEN 'ja' WHEN NOT \"{name}\" THEN 'nein' END",
    }
    return f'{written.get(kind, chr(34) + name + chr(34))} AS "{name}"'


def test_state_finds_its_history_in_the_facts(store: FactsStore) -> None:
    records = DuckRecords(store)
    assert {each.id for each in records.escalations()} == {"ES-1", "ES-2", "ES-3", "ES-4"}
    assert len(records.plans()) == len(records.team()) == 6
