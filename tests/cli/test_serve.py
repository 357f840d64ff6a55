"""kam serve: a second one of the same folder."""

import os
from pathlib import Path

import pytest

from agent.adapters.locks import FileLocks
from agent.cli.serve import _holder
from agent.jobs.lock import ExecutorLock
from tests.cli.conftest import Shell


@pytest.fixture
def held(home: Path) -> ExecutorLock:
    lock = ExecutorLock(FileLocks(home / "jobs"), "serve")
    lock.take()
    return lock


def test_a_second_server_is_told_that_the_folder_is_served(kam: Shell, held: ExecutorLock) -> None:
    try:
        done = kam("serve", "--port", "0", KAM_LANGUAGE="de")
        english = kam("serve", "--port", "0", KAM_LANGUAGE="en").stderr
    finally:
        held.release()
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert str(kam.home) in done.stderr
    assert "wird schon bedient" in done.stderr
    assert "KAM_HOME" in done.stderr
    assert "anderen Namen" not in done.stderr
    assert "is being served already" in english


def test_who_holds_the_lock_is_read_where_the_system_tells(tmp_path: Path) -> None:
    lock, table = tmp_path / "serve.lock", tmp_path / "locks"
    lock.touch()
    assert _holder(lock, table) is None, "no such table on this system"
    inode = lock.stat().st_ino
    table.write_text(f"1: FLOCK  ADVISORY  WRITE 12 08:01:{inode}9 0 EOF\n2: -> x\n", encoding="ascii")
    assert _holder(lock, table) is None
    table.write_text(f"1: FLOCK  ADVISORY  WRITE {os.getpid()} 08:01:{inode} 0 EOF\n", encoding="ascii")
    assert _holder(lock, table) == os.getpid()
