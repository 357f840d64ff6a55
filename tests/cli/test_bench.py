"""kam bench: measures what it is asked for, and says what it does not know."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def test_what_is_not_measured_is_refused(kam: Shell, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = kam("bench", "--only", "ndas,moon", "--out", out)
    assert done.returncode == 2
    assert done.stderr.startswith("moon wird nicht gemessen.")
    assert not out.exists()


def test_a_table_and_its_curves_are_written(kam: Shell, tmp_path: Path) -> None:
    told = kam.json("bench", "--quick", "--runs", "1", "--only", "accounts", "--out", tmp_path)
    (curve,) = told["curves"]
    assert [point["size"] for point in curve["points"]] == [20, 40]
    assert all(point["seconds"][0] > 0 and point["megabytes"] > 10 for point in curve["points"])
    text = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert "| accounts | OTIF of all accounts | 40 | 1 |" in text
    assert "kam bench --runs 1 --only accounts --quick" in text
    assert (tmp_path / "curves" / "accounts.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.long
def test_every_load_can_be_measured(kam: Shell, tmp_path: Path) -> None:
    told = kam.json("bench", "--quick", "--runs", "1", "--out", tmp_path)
    assert len(told["curves"]) == 5
    assert len(list((tmp_path / "curves").iterdir())) == 5
