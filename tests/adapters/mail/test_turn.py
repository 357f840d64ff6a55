"""One sender at a time, over threads and processes; a dead one gives its turn back."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent.adapters.mail.turn import FileTurn
from agent.domain.errors import Unavailable

ROOT = Path(__file__).parents[3]
HOLDS = """
import sys, time
from pathlib import Path
from agent.adapters.mail.turn import FileTurn
with FileTurn(Path(sys.argv[1])).turn(5) as mine:
    print(mine, flush=True)
    time.sleep(60)
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "True\n"
            yield process
        finally:
            process.kill()


def test_a_turn_and_the_next(tmp_path: Path) -> None:
    turn = FileTurn(tmp_path / "new folder" / "outbox.lock")
    for _ in range(2):
        with turn.turn(0) as mine:
            assert mine


def test_another_process_has_it_until_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "outbox.lock"
    with another_process(path) as process:
        begun = time.monotonic()
        with FileTurn(path).turn(0.2) as mine:
            assert not mine
        assert 0.2 <= time.monotonic() - begun < 20
        process.send_signal(signal.SIGKILL)
        process.wait(5)
        with FileTurn(path).turn(2) as mine:
            assert mine


def test_who_waits_gets_it_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "outbox.lock"
    with another_process(path) as process:
        threading.Timer(0.2, process.kill).start()
        with FileTurn(path).turn(10) as mine:
            assert mine


def test_threads_take_turns(tmp_path: Path) -> None:
    inside, most, shared = [0], [0], FileTurn(tmp_path / "outbox.lock")

    def work() -> None:
        with shared.turn(20) as mine:
            assert mine
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (inside, most) == ([0], [1])


def test_a_failure_inside_gives_the_turn_back(tmp_path: Path) -> None:
    turn = FileTurn(tmp_path / "outbox.lock")
    with pytest.raises(KeyError), turn.turn(0):
        raise KeyError
    with turn.turn(0) as mine:
        assert mine


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(Unavailable) as caught, FileTurn(tmp_path / "home" / "outbox.lock").turn(0):
        pass
    assert caught.value.code == "outbox.turn"
