"""kill -9 in the middle of a batch: the same command goes on, loses nothing and doubles nothing."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.batch_world import actions, drafts, rows
from tests.cli.conftest import KAM, Process, Shell


def killed_after(process: Process, lines: int, *arguments: object) -> int:
    """Run the command, kill -9 after so many documents; how many it had told of."""
    settings = {**os.environ, **process.settings({"KAM_LANGUAGE": "en", "PYTHONUNBUFFERED": "1"})}
    command = [str(KAM), *map(str, arguments)]
    running = subprocess.Popen(command, env=settings, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert running.stdout is not None
    told = 0
    for line in running.stdout:
        told += line.startswith("Green")
        if told == lines:
            break
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=30)
    assert running.returncode == -signal.SIGKILL
    return told


def resumed_to_exactly(count: int, kills: int, process: Process, tmp_path: Path) -> None:
    folder, out = drafts(tmp_path / "drafts", count), tmp_path / "out"
    command = ("nda", "review", folder, "--batch", "--out", out, "--language", "en")
    for _ in range(kills):
        assert killed_after(process, count // (kills + 2), *command)
    done_before = actions(process.home)["nda_review.done"]
    assert 0 < done_before < count
    told = json.loads(Shell(process.home)(*command, "--json").stdout)
    assert told["count"] == {"total": count, "done": count, "refused": 0, "failed": 0}
    found = rows(out / "summary.csv")
    assert [row["File"] for row in found] == [f"nda-{number:04}.txt" for number in range(count)]
    assert len({row["Review"] for row in found}) == count
    # neither asked for nor ended twice
    happened = actions(process.home)
    assert (happened["nda_review.requested"], happened["nda_review.done"]) == (count, count)
    assert happened["nda_batch.opened"] == 1
    assert rows(out / "failed.csv") == []


def test_after_kill_9_the_same_command_goes_on_to_exactly_as_many_results(process: Process, tmp_path: Path) -> None:
    resumed_to_exactly(12, 1, process, tmp_path)  # so many that some are left when it dies


@pytest.mark.long
def test_after_two_kills_a_thousand_are_a_thousand(process: Process, tmp_path: Path) -> None:
    resumed_to_exactly(1000, 2, process, tmp_path)
