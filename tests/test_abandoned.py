"""What a killed test run left is removed by the next one; what a living run uses never is."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.abandoned import PREFIX, claimed, remove_abandoned
from tests.postgresql import folder_of_run

ROOT = Path(__file__).parents[1]
# a run that waits to be killed
CLAIM = "from tests.abandoned import claimed; claimed(folder)"
SERVE = "from tests.postgresql import TestServer; server = TestServer(folder)"


@contextmanager
def running(code: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    whole = f"import pathlib; folder = pathlib.Path({str(folder)!r}); {code}; print('ready', flush=True); input()"
    process = subprocess.Popen(
        [sys.executable, "-c", whole], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_only_what_no_process_holds_is_removed(tmp_path: Path) -> None:
    own, shared, other = (tmp_path / name for name in (f"{PREFIX}a", f"{PREFIX}b", "elsewhere"))
    other.mkdir()
    lock = claimed(own)
    with running(CLAIM, shared), running(CLAIM, shared) as second:
        second.kill()
        second.wait()
        remove_abandoned(tmp_path)
        assert {each.name for each in tmp_path.iterdir()} == {own.name, shared.name, other.name}
    remove_abandoned(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {own.name, other.name}
    os.close(lock)
    remove_abandoned(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [other.name]


def test_a_process_that_only_got_the_number_of_the_server_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / f"{PREFIX}a"
    folder.mkdir()
    (folder / "postmaster.pid").write_text(f"{os.getpid()}\n")
    remove_abandoned(tmp_path)
    assert not folder.exists()


@pytest.mark.long
def test_the_server_of_a_killed_run_is_stopped_and_its_folder_removed() -> None:
    folder = folder_of_run(f"killed-{os.getpid()}")
    with running(SERVE, folder) as run:
        server = psutil.Process(int((folder / "postmaster.pid").read_text().split()[0]))
        remove_abandoned(folder.parent)
        assert server.is_running()
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert server.is_running(), "nobody told it"
        remove_abandoned(folder.parent)
    assert not server.is_running()
    assert not folder.exists()
