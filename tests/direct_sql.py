"""What somebody does who has the database and not the program: statements past every guard, on either database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, make_url, text

_SEARCHED = "set search_path = public, dbos"  # the tables of the jobs lie elsewhere
_OURS = "select tablename from pg_tables where schemaname in ('public', 'dbos') order by tablename"


def behind_the_back(url: str, *statements: str, **values: object) -> None:
    """Each on its own, with the triggers switched off and no foreign key in the way."""
    with _engine(url, isolation_level="AUTOCOMMIT") as engine, engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            _as_the_owner(connection)
        else:
            connection.exec_driver_sql("pragma busy_timeout = 15000")
            connection.exec_driver_sql("pragma foreign_keys = off")
            for name in connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'").scalars():
                connection.exec_driver_sql(f"drop trigger {name}")
        for statement in statements:
            connection.execute(text(statement.replace(":", "\\:")) if not values else text(statement), values)


def execute(url: str, statement: str, *values: object) -> None:
    """One statement with its values in place of ``?``; the triggers stay."""
    with _engine(url) as engine, engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            _as_the_owner(connection)
            statement = statement.replace("?", "%s")
        else:
            connection.exec_driver_sql("pragma busy_timeout = 15000")
            connection.exec_driver_sql("pragma foreign_keys = off")
        connection.exec_driver_sql(statement, values)


def raw(url: str, query: str) -> list[Any]:
    """The rows as they are stored."""
    with _reading(url) as connection:
        return _rows(connection, query)


def contents(url: str, tables: str = "") -> bytes:
    """Everything that lies there: the bytes of SQLite's files, or PostgreSQL's rows, of ``tables`` that begin so."""
    file = make_url(url).database
    if url.startswith("sqlite"):
        assert file is not None
        return b"".join(path.read_bytes() for path in sorted(Path(file).parent.glob(f"{Path(file).name}*")))
    with _reading(url) as connection:
        names = [name for (name,) in _rows(connection, _OURS) if name.startswith(tables)]
        rows = [row for name in names for row in _rows(connection, f'select * from "{name}"')]  # noqa: S608
    return b"\n".join(each if isinstance(each, bytes) else str(each).encode() for row in rows for each in row)


def _rows(connection: Connection, query: str) -> list[Any]:
    return [tuple(row) for row in connection.exec_driver_sql(query)]


def _as_the_owner(connection: Connection) -> None:
    """Of the server: no trigger and no foreign key hinders."""
    connection.exec_driver_sql("set session_replication_role = replica")
    connection.exec_driver_sql(_SEARCHED)


@contextmanager
def _reading(url: str) -> Iterator[Connection]:
    with _engine(url) as engine, engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(_SEARCHED)
        yield connection


@contextmanager
def _engine(url: str, **given: Any) -> Iterator[Engine]:
    """No connection is left, also when a statement fails."""
    engine = create_engine(url, **given)
    try:
        yield engine
    finally:
        engine.dispose()
