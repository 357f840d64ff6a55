"""The file of the jobs holds what their arguments say: it is for its owner only."""

import stat
from pathlib import Path

import pytest

from agent.jobs.database import JobDatabase


@pytest.mark.sqlite_only  # a server's files are its own
def test_home_and_files_are_for_their_owner_only(tmp_path: Path) -> None:
    database = JobDatabase.in_file(tmp_path / "home" / "jobs.sqlite3")
    database.open()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home").iterdir()}
    database.dispose()
    assert {"jobs.sqlite3", "jobs.sqlite3-wal"} <= set(modes)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
