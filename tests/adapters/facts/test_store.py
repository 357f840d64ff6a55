"""Versions of the facts: built beside the old one, swapped in whole."""

import threading
from pathlib import Path

import duckdb
import pytest

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.store import FactsStore
from agent.domain.errors import Unavailable
from agent.domain.facts.info import FactsSource
from tests.facts_world import AS_OF, customer, publish, world


def names(store: FactsStore) -> list[str]:
    return [account.name for account in DuckFacts(store).accounts()]


def test_without_facts_the_answer_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as error:
        FactsStore(tmp_path).info()
    assert error.value.code == "facts.none"


def test_a_version_says_where_it_comes_from(tmp_path: Path) -> None:
    info = world(tmp_path, customers=[customer("C1")]).info()
    assert (info.source, info.as_of, info.tables["customers"]) == (FactsSource.IMPORT, AS_OF, 1)


def test_a_new_version_replaces_the_old_one_for_every_reader(tmp_path: Path) -> None:
    store, other = world(tmp_path, customers=[customer("C1")]), FactsStore(tmp_path)
    assert names(other) == ["C1"]
    publish(store, customers=[customer("C2")])
    assert names(store) == names(other) == ["C2"]


def test_a_reader_stays_on_its_version_while_another_is_swapped_in(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer("C1")])
    with store.cursor() as cursor:
        publish(store, customers=[customer("C2"), customer("C3")])
        publish(store, customers=[customer("C4")])
        store.info()
        assert cursor.execute("SELECT id FROM customers").fetchall() == [("C1",)]


def test_a_build_that_fails_changes_nothing(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer("C1")])
    before = sorted(tmp_path.glob("*.duckdb"))

    def fail(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("INSERT INTO customers (id, name, \"class\") VALUES ('C9', 'C9', 'A')")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.publish(FactsSource.IMPORT, AS_OF, fail)
    assert names(store) == ["C1"]
    assert sorted(tmp_path.glob("*.duckdb")) == before


def test_keep_begins_with_what_is_there(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer("C1")])
    add = "INSERT INTO customers (id, name, \"class\") VALUES ('C2', 'C2', 'B')"
    store.publish(FactsSource.ODOO, AS_OF, lambda connection: connection.execute(add), keep=True)
    assert names(store) == ["C1", "C2"]
    assert store.info().source is FactsSource.ODOO


def test_old_versions_leave_but_the_last(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer("C1")])
    for _ in range(3):
        publish(store, customers=[customer("C1")])
    assert len(list(tmp_path.glob("*.duckdb"))) == 2


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer("C1")])
    store.close()
    store.file.write_bytes(b"not a database")
    with pytest.raises(Unavailable) as error:
        FactsStore(tmp_path).info()
    assert error.value.code == "facts.unreadable"


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM read_csv('/etc/passwd')", "COPY customers TO 'out.csv'", "INSTALL httpfs", "DELETE FROM customers"],
)
def test_a_reader_reaches_neither_files_nor_network_and_writes_nothing(tmp_path: Path, statement: str) -> None:
    with world(tmp_path, customers=[customer("C1")]).cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_threads_read_at_the_same_time(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer(f"C{at}") for at in range(50)])
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(len(names(store)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [50] * 8
