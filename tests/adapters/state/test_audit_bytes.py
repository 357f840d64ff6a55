"""One flipped byte in the file of the database, in every column of the chain and of its head, is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.state.audit import SqlAudit
from agent.adapters.state.database import Database
from agent.domain.errors import Unavailable

pytestmark = pytest.mark.sqlite_only  # a server's files are its own

DETAILS = {"level": "umlaut-äöü-marker", "n": 123456.5, "e": 1e30, "list": [True, None]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A chain of five, all of it in the main file."""
    database = Database(f"sqlite:///{tmp_path}/state.sqlite3")
    database.migrate()
    audit = SqlAudit(database, SystemClock(), b"k" * 32)
    for number in range(5):
        audit.append("system", "action_marker", f"subject-marker-{number}", DETAILS)
    assert audit.verify().holds
    database.dispose()
    with closing(sqlite3.connect(tmp_path / "state.sqlite3")) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return tmp_path / "state.sqlite3"


def holds(path: Path) -> bool:
    """As a new process sees it; a file that does not open at all is no holding chain either."""
    database = Database(f"sqlite:///{path}")
    try:
        database.migrate()
        return SqlAudit(database, SystemClock(), b"k" * 32).verify().holds
    except Unavailable:
        return False
    finally:
        database.dispose()


def value(path: Path, column: str, table: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        where = "where sequence = 3" if table == "audit_entries" else ""
        found = connection.execute(f"select {column} from {table} {where}").fetchone()[0]  # noqa: S608
    return str(found).encode()


@pytest.mark.parametrize("column", ["at", "actor", "action", "subject", "details", "previous", "digest"])
@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80])  # another letter, the other case, no UTF-8
def test_a_flipped_byte_of_an_entry_is_found(path: Path, column: str, mask: int) -> None:
    _flip_each(path, value(path, column, "audit_entries"), mask)


@pytest.mark.parametrize("column", ["digest", "seal"])
@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80])
def test_a_flipped_byte_of_the_head_is_found(path: Path, column: str, mask: int) -> None:
    _flip_each(path, value(path, column, "audit_head"), mask)


def _flip_each(path: Path, text: bytes, mask: int) -> None:
    """First, middle and last byte, wherever the value stands in the file."""
    content = path.read_bytes()
    found = content.index(text)
    for at in sorted({found, found + len(text) // 2, found + len(text) - 1}):
        path.write_bytes(content[:at] + bytes([content[at] ^ mask]) + content[at + 1 :])
        assert not holds(path), (at - found, text)
    path.write_bytes(content)
    assert holds(path)


@pytest.mark.parametrize("mask", [0x01, 0x04, 0x80])
def test_a_flipped_byte_before_an_entry_is_found(path: Path, mask: int) -> None:
    """The number of the entry, the lengths and types of its columns stand before its first text."""
    content = path.read_bytes()
    at = value(path, "at", "audit_entries")
    first = content.index(at)
    for place in range(first - 11, first):
        path.write_bytes(content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :])
        assert not holds(path), first - place


def test_the_number_of_the_sealed_entry_is_covered(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update audit_head set sequence = 4")
    assert not holds(path)
