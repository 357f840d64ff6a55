"""Facts that another release wrote: invented ones are made anew by themselves, real ones are asked for again."""

from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def older(kam: Shell, home: Path) -> Path:
    """The demo world as a release without forecasts would have left it."""
    assert kam("data", "demo").returncode == 0
    return _aged(home, "DROP TABLE model_forecasts")


def _aged(home: Path, *statements: str) -> Path:
    folder = home / "facts"
    file = folder / (folder / "current").read_text().strip()
    with duckdb.connect(str(file)) as connection:
        for statement in ("UPDATE facts_meta SET schema = 0", *statements):
            connection.execute(statement)
    return file


@pytest.mark.usefixtures("older")
def test_the_demo_world_is_made_anew_and_the_question_answered(kam: Shell) -> None:
    first, again = kam("reorder", "runouts"), kam("reorder", "runouts")
    assert (first.returncode, again.returncode) == (0, 0)
    assert "MC-" in first.stdout
    assert "werden neu erzeugt" in first.stderr
    assert (again.stdout, again.stderr) == (first.stdout, "")


def test_real_facts_are_told_and_kept(kam: Shell, older: Path, home: Path) -> None:
    _aged(home, "UPDATE facts_meta SET source = 'import'")
    for command in (("reorder", "runouts"), ("kpi", "otif"), ("data", "info")):
        done = kam(*command)
        assert done.returncode == 2
        assert done.stdout == ""
        assert f"Die Datendatei {older.name} stammt von einer anderen Version" in done.stderr
    assert older.exists()
