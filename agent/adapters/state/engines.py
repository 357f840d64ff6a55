"""Engines of the two databases that the state may lie in: how they connect, and how their transactions begin.

A writer takes one lock at its beginning and holds it to its end, on either database: what it reads stays true until
it commits, so no transaction finds out at its end that another one was faster, and none waits in a circle.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExecutionContext, create_engine, event
from sqlalchemy.exc import ArgumentError

from agent.domain.errors import BadInput
from agent.domain.phrase import Phrase

PATIENCE_S = 15  # how long a writer waits for the one before it
_WRITER = 4_736_421  # the number of the writers' lock; any, but the same in every process
# who vanishes without a word (a machine, a cable) is found within this time, and its locks are free
_ALIVE = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 2}
_CONNECT_S = 5
_NOBODY = "\uffff"  # stands for no character, in no language
_NOTHING_NEW = "update alembic_version set version_num = version_num"


def engine_of(url: str) -> Engine:
    """Not connected yet. Raises BadInput for an address that is none, never with its password in the text."""
    try:
        return _postgresql(url) if url.startswith("postgresql") else _sqlite(url)
    except (ArgumentError, ImportError, ValueError):
        problem = Phrase("system.setting.database")
        raise BadInput("system.setting", name="KAM_DATABASE_URL", problem=problem) from None


def postgresql_engine(url: str, **pool: int) -> Engine:
    """For what keeps tables of its own on the same server; dead connections are found before they are used."""
    from agent.adapters.postgresql.clients import client_name

    settings = {**_ALIVE, "lock_timeout": f"{PATIENCE_S}s", "timezone": "UTC"}
    given = {
        "application_name": client_name(),
        "connect_timeout": _CONNECT_S,
        "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
    }
    return create_engine(url, connect_args=given, pool_pre_ping=True, **pool)


def _postgresql(url: str) -> Engine:
    engine = postgresql_engine(url, pool_size=5, max_overflow=15)
    event.listen(engine, "begin", _begin_postgresql)
    event.listen(engine, "before_cursor_execute", _ask_without_nul, retval=True)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    if not connection.get_execution_options().get("read_only"):
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({_WRITER})")


def _ask_without_nul(
    _connection: object, _cursor: object, statement: str, given: Any, context: ExecutionContext, _many: bool
) -> tuple[str, Any]:
    """PostgreSQL takes a NUL not even in a question: an id in an address may hold one, and is simply not found."""
    asked = context.invoked_statement
    if asked is not None and asked.is_select and isinstance(given, dict):
        given = {name: each.replace("\0", _NOBODY) if isinstance(each, str) else each for name, each in given.items()}
    return statement, given


def reading_options(engine: Engine) -> dict[str, Any]:
    """For sessions that only read: all of it as of one moment."""
    if engine.dialect.name == "postgresql":
        return {"read_only": True, "isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return {"read_only": True}


def try_to_write(connection: Connection, patience_ms: int) -> None:
    """Take the writers' lock within ``patience_ms``, write nothing new, and let go of it."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("set transaction read write")
        connection.exec_driver_sql(f"set local lock_timeout = {patience_ms}")
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({_WRITER})")
        connection.exec_driver_sql(_NOTHING_NEW)
        connection.rollback()
        return
    plain = connection.connection.driver_connection
    assert isinstance(plain, sqlite3.Connection)  # noqa: S101 - the dialect says so
    before = plain.execute("pragma busy_timeout").fetchone()[0]
    try:
        plain.execute(f"pragma busy_timeout={patience_ms}")
        plain.execute("begin immediate")
        plain.execute(_NOTHING_NEW)
        plain.execute("rollback")
    finally:
        plain.execute(f"pragma busy_timeout={before}")


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE_S} if url.startswith("sqlite") else {})
    if url.startswith("sqlite"):
        event.listen(engine, "connect", _tune_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    if url.startswith("sqlite:///"):
        _make_private(engine.url.database)
    return engine


def _make_private(name: str | None) -> None:
    """The file is for its owner only: mails stand in it. SQLite gives its log the same mode."""
    if not name or name.startswith((":", "file:")):
        return
    path = Path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # it is there, or SQLite tells in a moment why it cannot be
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _tune_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    for pragma in ("journal_mode=wal", "foreign_keys=on", "synchronous=full"):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # a writer takes the lock at once: a lock taken later cannot wait and fails at random
    reads = connection.get_execution_options().get("read_only")
    connection.exec_driver_sql("begin" if reads else "begin immediate")
