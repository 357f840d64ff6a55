"""Who looks after the jobs of processes that die, and after its own name."""

from pathlib import Path

import pytest

from agent.adapters.locks import FileLocks
from agent.jobs import heirs
from agent.jobs.heirs import Heirs
from agent.jobs.lock import ExecutorLock
from tests.jobs.conftest import Open
from tests.jobs.workshop import counting, lines, process, until


@pytest.mark.both_databases
def test_jobs_of_a_process_that_dies_are_taken_over_by_one_that_runs(
    workshop: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heirs, "_LOOK_S", 0.2)
    log = home.parent / "log"
    shop = workshop(counting(log), executor="heir")
    job = shop.add("count", count=500)
    victim = process(home, "victim", log, 0.05)
    until(lambda: len(lines(log)) >= 2)
    shop.start()
    assert shop.store.get(job).executor == "victim", "while it lives, its job is left to it"
    victim.kill()
    victim.communicate()
    until(lambda: shop.store.get(job).executor == "heir")
    shop.store.cancel(job)


def test_a_lost_name_is_taken_again_and_nobody_is_robbed_meanwhile(tmp_path: Path) -> None:
    adopted: list[int] = []
    own = ExecutorLock(FileLocks(tmp_path), "worker")
    own.take()
    watch = Heirs(own, lambda: adopted.append(1))
    watch.look()
    assert adopted == [1]
    own.release()  # as the server does when it ends
    for _ in range(3):
        watch.look()
        assert own.held
    assert adopted == [1], "others have lost theirs, too, and live"
    watch.look()
    assert adopted == [1, 1]
    own.release()
