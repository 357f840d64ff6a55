"""The state database: migrations, refusal of a newer schema, a clear word when it fails."""

import multiprocessing
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, select

from agent.adapters.state.database import MIGRATIONS, Database, revisions
from agent.adapters.state.reviews import SqlReviews
from agent.adapters.state.tables import Base, UserRow
from agent.domain.errors import BadInput, Unavailable
from tests.direct_sql import behind_the_back

pytestmark = pytest.mark.both_databases


@pytest.fixture
def database(empty_url: str) -> Iterator[Database]:
    database = Database(empty_url)
    yield database
    database.dispose()


def migrate(url: str) -> None:
    Database(url).migrate()


def schema(database: Database) -> dict[str, object]:
    """Every table with its columns, keys and indexes."""
    found = inspect(database.engine)
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
            found.get_pk_constraint(name)["constrained_columns"],
            [(key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(name)],
            sorted(index["name"] or "" for index in found.get_indexes(name)),
            [each["column_names"] for each in found.get_unique_constraints(name)],
        )
        for name in sorted(found.get_table_names())
    }


def test_migrations_lead_to_exactly_the_tables_that_a_new_database_gets(database: Database, state_url: str) -> None:
    created = Database(state_url)
    created.migrate()
    database._upgrade()
    assert schema(database) == schema(created)
    assert set(schema(database)) == {*Base.metadata.tables, "alembic_version"}
    database.migrate()
    created.dispose()


@pytest.mark.parametrize("asked", ["\0", "k.brandt\0", "\uffff"])
def test_an_id_that_nothing_can_have_is_not_found(database: Database, asked: str) -> None:
    database.migrate()
    for ask in (database.reading, database.transaction):
        with ask() as session:
            assert session.get(UserRow, asked) is None
            assert session.scalars(select(UserRow.id).where(UserRow.id.in_([asked, "x"]))).all() == []


def test_a_second_migration_changes_nothing(database: Database) -> None:
    database.migrate()
    database.migrate()
    with database.reading() as session:
        assert session.connection().exec_driver_sql("select version_num from alembic_version").all() == [
            (revisions()[-1],)
        ]


def test_two_processes_may_start_at_once(database: Database) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=migrate, args=(database.url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]


def test_a_newer_schema_is_refused_and_left_alone(database: Database) -> None:
    database.migrate()
    behind_the_back(database.url, "update alembic_version set version_num='9999'")
    with pytest.raises(BadInput, match="9999"):
        database.migrate()


@pytest.mark.sqlite_only
def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(Unavailable, match="not a database"):
        Database(f"sqlite:///{tmp_path}/state.sqlite3").migrate()


def add_twice(database: Database) -> None:
    """The first row goes in, the second one violates the key."""
    with database.transaction() as session:
        for _ in range(2):
            session.connection().exec_driver_sql("insert into users values ('x', 'X', 'x@example', 'de')")


def test_a_failed_transaction_leaves_nothing_behind(database: Database) -> None:
    database.migrate()
    with pytest.raises(Unavailable):
        add_twice(database)
    with database.reading() as session:
        assert session.connection().exec_driver_sql("select count(*) from users").scalar() == 0


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    database.migrate()
    with database.transaction() as writer:
        writer.connection().exec_driver_sql("insert into users values ('x', 'X', 'x@example', 'de')")
        with ThreadPoolExecutor(1) as other:
            assert other.submit(_users, database).result(timeout=10) == 0


def test_what_belongs_together_is_kept_together(database: Database) -> None:
    database.migrate()
    with database.together():
        with database.transaction() as first:
            first.connection().exec_driver_sql("insert into users values ('x', 'X', 'x@example', 'de')")
        assert _users(database) == 1, "the same thread reads what it wrote"
    assert _users(database) == 1


def test_what_belongs_together_is_lost_together(database: Database) -> None:
    database.migrate()
    with pytest.raises(RuntimeError):
        _write_and_fail(database)
    assert _users(database) == 0
    with database.transaction() as again:
        again.connection().exec_driver_sql("insert into users values ('x', 'X', 'x@example', 'de')")
    assert _users(database) == 1, "a transaction after a failed one is a new one"


def _write_and_fail(database: Database) -> None:
    with database.together():
        with database.transaction() as first:
            first.connection().exec_driver_sql("insert into users values ('x', 'X', 'x@example', 'de')")
        raise RuntimeError


def _users(database: Database) -> int:
    with database.reading() as reader:
        return int(reader.connection().exec_driver_sql("select count(*) from users").scalar() or 0)


def test_a_database_of_the_first_release_keeps_its_reviews(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = database.engine
    command.upgrade(config, "0001")
    with database.transaction() as session:
        connection = session.connection()
        connection.exec_driver_sql("insert into users values ('x', 'X', 'x@example', 'de')")
        connection.exec_driver_sql(
            "insert into nda_reviews values"
            " ('1', '2026-01-01 08:00:00.000000', 'x', null, 'n', 's', 'de', false, 'done', '',"
            " '{\"a\": 1}', null, null)"
        )
    database.migrate()
    kept = SqlReviews(database).get("1")
    assert (kept.result, kept.previous) == ({"a": 1}, None)


@pytest.mark.sqlite_only
def test_home_and_files_are_for_their_owner_only(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/home/state.sqlite3")
    database.migrate()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home").iterdir()}
    database.dispose()
    assert {"state.sqlite3", "state.sqlite3-wal", "state.sqlite3-shm"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


@pytest.mark.sqlite_only
def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    Database(f"sqlite:///{tmp_path}/state.sqlite3").dispose()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750
