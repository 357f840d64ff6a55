"""The same day gives the same world, in any process; another day another one."""

import datetime as dt
import hashlib
import os
import subprocess
import sys

from agent.adapters.demo.world import build_demo
from agent.domain.facts.tables import TABLES

DAY = dt.date(2026, 11, 22)
PRINT = "from tests.adapters.demo.test_determinism import digest; print(digest('2026-11-22', 20_000))"


def digest(day: str, lines: int | None = None) -> str:
    """Over every value of every table, in its order."""
    found = hashlib.sha256()
    for name, table in build_demo(dt.date.fromisoformat(day), lines).items():
        found.update(repr((name, table.to_pydict())).encode())
    return found.hexdigest()


def in_another_process() -> str:
    env = {**os.environ, "PYTHONHASHSEED": "1"}
    return subprocess.run(
        [sys.executable, "-c", PRINT], env=env, capture_output=True, text=True, timeout=60, check=True
    ).stdout.strip()


def test_another_process_builds_the_same_world() -> None:
    assert in_another_process() == digest("2026-11-22", 20_000)


def test_a_second_build_is_the_same_and_another_day_is_not() -> None:
    assert digest("2026-11-22") == digest("2026-11-22") != digest("2026-11-23")


def test_all_tables_come_in_the_order_of_the_facts() -> None:
    assert list(build_demo(DAY)) == list(TABLES)
