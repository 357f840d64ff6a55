"""Versions of the facts: built beside the old one, swapped in whole."""

import threading
from pathlib import Path

import duckdb
import pytest

from agent.adapters.facts import schema
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.store import FactsStore
from agent.domain.errors import Unavailable
from agent.domain.facts.info import FactsSource
from agent.domain.language import Language
from tests.facts_world import AS_OF, customer, publish, published


def names(store: FactsStore) -> list[str]:
    return [account.name for account in DuckFacts(store).accounts()]


def test_without_facts_the_answer_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as error:
        FactsStore(tmp_path).info()
    assert error.value.code == "facts.none"


def test_a_version_says_where_it_comes_from(tmp_path: Path) -> None:
    info = published(tmp_path, customers=[customer("C1")]).info()
    assert (info.source, info.as_of, info.tables["customers"]) == (FactsSource.IMPORT, AS_OF, 1)


def test_a_new_version_replaces_the_old_one_for_every_reader(tmp_path: Path) -> None:
    store, other = published(tmp_path, customers=[customer("C1")]), FactsStore(tmp_path)
    assert names(other) == ["C1"]
    publish(store, customers=[customer("C2")])
    assert names(store) == names(other) == ["C2"]


def test_a_reader_stays_on_its_version_while_another_is_swapped_in(tmp_path: Path) -> None:
    store = published(tmp_path, customers=[customer("C1")])
    with store.cursor() as cursor:
        publish(store, customers=[customer("C2"), customer("C3")])
        publish(store, customers=[customer("C4")])
        store.info()
        assert cursor.execute("SELECT id FROM customers").fetchall() == [("C1",)]


def test_a_build_that_fails_changes_nothing(tmp_path: Path) -> None:
    store = published(tmp_path, customers=[customer("C1")])
    before = sorted(tmp_path.glob("*.duckdb"))

    def fail(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("INSERT INTO customers (id, name, \"class\") VALUES ('C9', 'C9', 'A')")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.publish(FactsSource.IMPORT, AS_OF, fail)
    assert names(store) == ["C1"]
    assert sorted(tmp_path.glob("*.duckdb")) == before


def test_keep_begins_with_what_is_there(tmp_path: Path) -> None:
    store = published(tmp_path, customers=[customer("C1")])
    add = "INSERT INTO customers (id, name, \"class\") VALUES ('C2', 'C2', 'B')"
    store.publish(FactsSource.ODOO, AS_OF, lambda connection: connection.execute(add), keep=True)
    assert names(store) == ["C1", "C2"]
    assert store.info().source is FactsSource.ODOO


def test_old_versions_leave_but_the_last(tmp_path: Path) -> None:
    store = published(tmp_path, customers=[customer("C1")])
    for _ in range(3):
        publish(store, customers=[customer("C1")])
    assert len(list(tmp_path.glob("*.duckdb"))) == 2


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    store = published(tmp_path, customers=[customer("C1")])
    store.close()
    store.file.write_bytes(b"not a database")
    with pytest.raises(Unavailable) as error:
        FactsStore(tmp_path).info()
    assert error.value.code == "facts.unreadable"


def test_versions_without_a_pointer_are_told_and_which_is_the_newest(tmp_path: Path) -> None:
    store = published(tmp_path, customers=[customer("C1")])
    newest = store.file.name
    (tmp_path / "current").unlink()
    with pytest.raises(Unavailable) as error:
        FactsStore(tmp_path).info()
    assert (error.value.code, newest in str(error.value), store.exists) == ("facts.pointer", True, True)
    (tmp_path / "current").write_text(newest)  # what the message says
    assert names(FactsStore(tmp_path)) == ["C1"]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\x00\x80", b"../x.duckdb", b"a/b.duckdb", b"..", b"x.txt", b"gone.duckdb"]
)
def test_a_pointer_that_names_no_version_is_told(tmp_path: Path, content: bytes) -> None:
    published(tmp_path, customers=[customer("C1")])
    (tmp_path / "current").write_bytes(content)
    with pytest.raises(Unavailable) as error:
        FactsStore(tmp_path).info()
    assert error.value.code == "facts.unreadable"


def test_damage_met_while_reading_is_told_and_the_next_version_is_read(tmp_path: Path) -> None:
    many = [customer(f"C{at}", f"{at * 7919 % 10007}" * 800) for at in range(1_000)]
    store = published(tmp_path, customers=many)
    store.close()
    content = bytearray(store.file.read_bytes())
    for at in range(64 * 1024, len(content) // 2, 4096):
        content[at : at + 64] = b"\xa5" * 64
    store.file.write_bytes(content)
    with pytest.raises(Unavailable) as error, store.cursor() as cursor:
        cursor.execute("SELECT max(name || id) FROM customers").fetchall()
    assert error.value.code == "facts.unreadable"
    publish(store, customers=[customer("C1")])
    assert names(store) == ["C1"]


def test_nobody_else_reads_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    store = published(folder, customers=[customer("C1")])
    store.publish(FactsSource.IMPORT, AS_OF, lambda _: None, keep=True)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {
        path.name: 0o600 for path in folder.iterdir()
    }


def test_what_a_killed_build_left_is_no_version_and_goes(tmp_path: Path) -> None:
    (tmp_path / "20260101T000000-abcdef.building").write_bytes(b"half")
    assert not FactsStore(tmp_path).exists
    published(tmp_path, customers=[customer("C1")])
    assert not list(tmp_path.glob("*.building*"))


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM read_csv('/etc/passwd')", "COPY customers TO 'out.csv'", "INSTALL httpfs", "DELETE FROM customers"],
)
def test_a_reader_reaches_neither_files_nor_network_and_writes_nothing(tmp_path: Path, statement: str) -> None:
    with published(tmp_path, customers=[customer("C1")]).cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_threads_read_at_the_same_time(tmp_path: Path) -> None:
    store = published(tmp_path, customers=[customer(f"C{at}") for at in range(50)])
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(len(names(store)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [50] * 8


def nothing(_connection: duckdb.DuckDBPyConnection) -> None:
    """Fill a version with no rows."""


def tamper(store: FactsStore, *statements: str) -> FactsStore:
    """A new reader of the same folder, whose version is as another release would have written it."""
    store.close()
    with duckdb.connect(str(store.file)) as connection:
        for statement in statements:
            connection.execute(statement)
    return FactsStore(store.file.parent)


@pytest.mark.parametrize(
    "older",
    [
        ("ALTER TABLE facts_meta DROP COLUMN schema", "DROP TABLE model_forecasts"),
        ("UPDATE facts_meta SET schema = schema + 1",),
    ],
)
def test_real_facts_of_another_schema_have_to_be_imported_again(tmp_path: Path, older: tuple[str, ...]) -> None:
    store = tamper(published(tmp_path, customers=[customer("C1")]), *older)
    assert store.exists
    calls = (
        store.info,
        lambda: names(store),
        lambda: store.publish(FactsSource.ODOO, AS_OF, nothing, keep=True),
    )
    for call in calls:
        with pytest.raises(Unavailable) as error:
            call()  # type: ignore[operator]
        assert error.value.code == "facts.outdated"
        assert store.file.name in error.value.text(Language.DE)
    publish(store, customers=[customer("C2")])
    assert names(store) == ["C2"]


def test_a_demo_world_of_another_schema_is_as_good_as_none(tmp_path: Path) -> None:
    store = FactsStore(tmp_path)
    store.publish(FactsSource.DEMO, AS_OF, nothing)
    assert store.exists
    store = tamper(store, "UPDATE facts_meta SET schema = 0")
    assert (store.exists, store.is_empty) == (False, False)
    with pytest.raises(Unavailable, check=lambda error: error.code == "facts.none"):
        store.info()
    publish(store, customers=[customer("C2")])
    assert (store.exists, names(store)) == (True, ["C2"])


def test_the_schema_number_follows_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema.number()
    monkeypatch.setitem(schema.COMPUTED, "forecast_errors", "article_id VARCHAR")
    schema.number.cache_clear()
    after = schema.number()
    monkeypatch.undo()
    schema.number.cache_clear()
    assert (schema.number(), after != before) == (before, True)
