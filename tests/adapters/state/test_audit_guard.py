"""The database refuses to change, remove or replace an entry."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.state.audit import SqlAudit
from agent.adapters.state.audit_guard import SQLITE_GUARD, statements
from agent.adapters.state.database import Database


@pytest.fixture(params=["created", "upgraded"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    database = Database(f"sqlite:///{tmp_path}/state.sqlite3")
    if request.param == "created":
        database.migrate()
    else:
        database._upgrade()
    audit = SqlAudit(database, SystemClock(), b"k" * 32)
    audit.append("system", "x", "1", {})
    audit.append("system", "x", "2", {})
    database.dispose()
    return tmp_path / "state.sqlite3"


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_entries set actor = 'x' where sequence = 1",
        "update audit_entries set sequence = 9 where sequence = 2",
        "delete from audit_entries where sequence = 2",
        "delete from audit_entries",
        "insert or replace into audit_entries select 2, at, actor, action, subject, details, previous, digest"
        " from audit_entries where sequence = 1",
        "insert into audit_entries select * from audit_entries where true"
        " on conflict (sequence) do update set actor = 'x'",
    ],
)
def test_an_entry_is_neither_changed_nor_removed_nor_replaced(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        before = connection.execute("select * from audit_entries").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
        assert connection.execute("select * from audit_entries").fetchall() == before


def test_every_database_of_ours_has_statements() -> None:
    assert statements("sqlite") == SQLITE_GUARD
    assert all("audit_entries" in statement for statement in statements("postgresql"))
    assert statements("oracle") == ()
