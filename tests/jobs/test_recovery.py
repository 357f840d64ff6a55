"""kill -9 of real processes: what ran goes on, what was kept is not done again, what kills is given up."""

import random
import time
from pathlib import Path

import pytest

from agent.domain.errors import BadInput
from agent.domain.job import JobState
from tests.jobs.conftest import Open
from tests.jobs.workshop import Workshop, counting, lines, outcome, plain, process, until

JOBS, STEPS = 3, 12


def kill_at_random(home: Path, log: Path, seed: int, executor: str = "serve") -> None:
    """A process takes up work, and is killed after a number of lines that the seed says."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    before, wanted = len(lines(log)), chance.randint(1, 15)
    victim = process(home, executor, log, 0.02)
    try:
        until(lambda: len(lines(log)) >= before + wanted or victim.poll() is not None)
        time.sleep(chance.random() / 50)
    finally:
        victim.kill()
        victim.communicate()


def filled(workshop: Open, log: Path) -> tuple[Workshop, list[str]]:
    shop = workshop(counting(log), plain("die", lambda: None))
    return shop, [shop.add("count", job_id=f"job-{at}", count=STEPS) for at in range(JOBS)]


def resumes_after_a_kill(workshop: Open, log: Path, home: Path, seed: int) -> None:
    shop, jobs = filled(workshop, log)
    kill_at_random(home, log, seed)
    shop.start()
    for job in jobs:
        shop.ended(job)
    written = lines(log)
    assert set(written) == {f"{job} {number}" for job in jobs for number in range(STEPS)}
    # of each job only the step that the kill cut off may be written twice
    assert all(written.count(line) <= 2 for line in written)
    assert len(written) <= JOBS * STEPS + JOBS


@pytest.mark.parametrize("seed", [1, 2])
def test_after_a_kill_jobs_go_on_from_their_last_step(workshop: Open, tmp_path: Path, home: Path, seed: int) -> None:
    resumes_after_a_kill(workshop, tmp_path / "log", home, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 33), ids="seed{}".format)
def test_after_a_kill_at_any_moment(workshop: Open, tmp_path: Path, home: Path, seed: int) -> None:
    resumes_after_a_kill(workshop, tmp_path / "log", home, seed)


def test_what_a_process_left_that_never_comes_back_is_taken_over(workshop: Open, tmp_path: Path, home: Path) -> None:
    log = tmp_path / "log"
    shop, jobs = filled(workshop, log)
    kill_at_random(home, log, seed=1, executor="worker")
    shop.start()  # under another name: "serve"
    for job in jobs:
        assert shop.ended(job).executor == "serve"


def test_what_a_living_process_runs_is_left_to_it(workshop: Open, tmp_path: Path, home: Path) -> None:
    log = tmp_path / "log"
    shop, jobs = filled(workshop, log)
    other = process(home, "worker", log, 0.1)
    until(lambda: len(lines(log)) >= 2)
    shop.start()
    for job in jobs:
        shop.ended(job)
    other.communicate(timeout=20)
    assert sorted(lines(log)) == sorted(f"{job} {number}" for job in jobs for number in range(STEPS))


def test_a_job_during_which_the_process_dies_three_times_is_given_up(
    workshop: Open, tmp_path: Path, home: Path
) -> None:
    shop = workshop(plain("die", lambda: None), counting(tmp_path / "log"))
    poison = shop.add("die")
    for _ in range(3):
        assert shop.state(poison) in (JobState.WAITING, JobState.RUNNING)
        assert outcome(process(home, "serve", tmp_path / "log", 0)) == (-9, "")
    healthy = shop.add("count", count=1)
    assert outcome(process(home, "serve", tmp_path / "log", 0))[0] == 0
    assert shop.state(healthy) is JobState.DONE
    given_up = shop.store.get(poison)
    assert (given_up.state, given_up.error_code) == (JobState.GIVEN_UP, "jobs.given_up")
    assert poison in given_up.error["de"]
    shop.start()  # here the job is harmless: who mended the cause may resume it
    shop.store.resume(poison)
    shop.ended(poison)


def test_a_second_process_of_the_same_name_is_refused(workshop: Open, tmp_path: Path, home: Path) -> None:
    shop = workshop(plain("die", lambda: None)).start()
    assert outcome(process(home, "serve", tmp_path / "log", 0)) == (2, "jobs.executor_taken")
    assert outcome(process(home, "worker", tmp_path / "log", 0)) == (0, "")
    shop.close()
    assert outcome(process(home, "serve", tmp_path / "log", 0)) == (0, "")


@pytest.mark.parametrize("name", ["", "../serve", "A", "a/b", "x" * 41, "-a"])
def test_a_name_that_would_be_a_path_is_refused(workshop: Open, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        workshop(plain("a", lambda: None), executor=name)
    assert refused.value.code == "jobs.executor_name"
