"""A dump as SQL script: run in a SQLite database in memory that reaches no file."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from agent.adapters.facts.importing.rows import cell_text
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Line

_SECONDS = 60.0
_LARGEST_VALUE = 50_000_000
_LARGEST_SCRIPT = 500_000_000
_ALLOWED_PRAGMAS = frozenset({"foreign_keys", "encoding", "user_version"})
_FORBIDDEN = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_CREATE_VTABLE})


def run_script(path: Path) -> sqlite3.Connection:
    """Raises BadInput ``facts.file.script`` for a script that is too big, broken, forbidden or endless."""
    if path.stat().st_size > _LARGEST_SCRIPT:
        raise BadInput("facts.file.script", file=path.name, problem=f"> {_LARGEST_SCRIPT // 1_000_000} MB")
    connection = sqlite3.connect(":memory:")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.set_authorizer(_authorise)
    end = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > end), 100_000)
    try:
        connection.executescript(path.read_text(encoding="utf-8-sig"))
    except (sqlite3.Error, sqlite3.Warning, UnicodeDecodeError, ValueError) as error:
        connection.close()
        raise BadInput("facts.file.script", file=path.name, problem=str(error).splitlines()[0]) from None
    return connection


def script_columns(connection: sqlite3.Connection, table: str, path: Path) -> tuple[str, ...]:
    """Raises BadInput ``facts.file.script`` when the script makes no such table."""
    try:
        cursor = connection.execute(f"SELECT * FROM {_quoted(table)} LIMIT 0")  # noqa: S608 - quoted
    except sqlite3.Error as error:
        raise BadInput("facts.file.script", file=path.name, problem=str(error)) from None
    return tuple(column[0] for column in cursor.description)


def script_rows(connection: sqlite3.Connection, table: str) -> Iterator[Line]:
    """Rows counted from 1; binary values are left out."""
    cursor = connection.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - quoted
    for line, values in enumerate(cursor, 1):
        yield line, tuple(None if isinstance(value, bytes) else cell_text(value) for value in values)


def _authorise(action: int, first: str | None, _second: str | None, _database: str | None, _by: str | None) -> int:
    if action in _FORBIDDEN:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and (first or "").casefold() not in _ALLOWED_PRAGMAS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (_second or "").casefold() in {"load_extension", "fts3_tokenizer"}:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
