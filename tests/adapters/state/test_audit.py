"""The stored chain: ordered under concurrency, broken by any change."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.state.audit import SqlAudit
from agent.adapters.state.database import Database
from agent.domain.audit import first_break


@pytest.fixture
def audit(tmp_path: Path) -> SqlAudit:
    database = Database(f"sqlite:///{tmp_path}/state.sqlite3")
    database.migrate()
    return SqlAudit(database, SystemClock())


def test_what_is_stored_verifies(audit: SqlAudit) -> None:
    for number in range(3):
        audit.append("k.brandt", "nda_review.done", f"review-{number}", {"level": "red", "umlaut": "äß", "n": 1.5})
    assert [entry.sequence for entry in audit.entries()] == [1, 2, 3]
    assert first_break(audit.entries()) is None


def test_many_writers_make_one_chain(audit: SqlAudit) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: audit.append("x", "y", str(number), {}), range(40)))
    assert len(audit.entries()) == 40
    assert first_break(audit.entries()) is None


@pytest.mark.parametrize(
    "damage",
    [
        "update audit_entries set actor='m.yilmaz' where sequence=2",
        'update audit_entries set details=\'{"level": "green"}\' where sequence=2',
        "delete from audit_entries where sequence=2",
        "update audit_entries set digest=replace(digest, substr(digest, 1, 1), 'x') where sequence=2",
    ],
)
def test_any_damage_is_found_at_its_place(audit: SqlAudit, tmp_path: Path, damage: str) -> None:
    for number in range(4):
        audit.append("k.brandt", "nda_review.done", str(number), {"level": "red"})
    with sqlite3.connect(tmp_path / "state.sqlite3") as connection:
        connection.execute(damage)
    connection.close()
    assert first_break(audit.entries()) == 2
