"""The database refuses to change, remove or replace an entry."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from agent.adapters.clock import SystemClock
from agent.adapters.state.audit import SqlAudit
from agent.adapters.state.audit_guard import SQLITE_GUARD, statements
from agent.adapters.state.database import Database
from tests.direct_sql import raw

pytestmark = pytest.mark.both_databases


@pytest.fixture(params=["created", "upgraded"])
def url(empty_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    database = Database(empty_url)
    if request.param == "created":
        database.migrate()
    else:
        database._upgrade()
    audit = SqlAudit(database, SystemClock(), b"k" * 32)
    audit.append("system", "x", "1", {})
    audit.append("system", "x", "2", {})
    yield empty_url
    database.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_entries set actor = 'x' where sequence = 1",
        "update audit_entries set sequence = 9 where sequence = 2",
        "delete from audit_entries where sequence = 2",
        "delete from audit_entries",
        "insert into audit_entries select * from audit_entries where true"
        " on conflict (sequence) do update set actor = 'x'",
    ],
)
def test_an_entry_is_neither_changed_nor_removed(url: str, statement: str) -> None:
    _refused(url, statement)


@pytest.mark.sqlite_only  # its way to replace a row
def test_an_entry_is_not_replaced(url: str) -> None:
    _refused(
        url,
        "insert or replace into audit_entries select 2, at, actor, action, subject, details, previous, digest"
        " from audit_entries where sequence = 1",
    )


def test_the_table_is_not_emptied(url: str) -> None:
    _refused(url, "truncate audit_entries" if url.startswith("postgresql") else "delete from audit_entries")


def _refused(url: str, statement: str) -> None:
    before = raw(url, "select sequence, actor, digest from audit_entries order by sequence")
    engine = create_engine(url)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    assert raw(url, "select sequence, actor, digest from audit_entries order by sequence") == before


def test_every_database_of_ours_has_statements() -> None:
    assert statements("sqlite") == SQLITE_GUARD
    assert all("audit_entries" in statement for statement in statements("postgresql"))
    assert statements("oracle") == ()
