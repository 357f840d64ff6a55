"""Jobs are stored, run once, show how far they are, end as they should, and leave nothing behind."""

import logging
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from agent.domain.errors import BadInput, Conflict, Unavailable
from agent.domain.job import JobState, Progress
from agent.jobs.job import Job, Queue
from agent.ports.jobs import JobRun
from tests.direct_sql import contents
from tests.jobs.conftest import Open
from tests.jobs.workshop import counting, lines, plain, threads, until


def test_a_job_runs_with_its_arguments_and_ends_as_done(workshop: Open, tmp_path: Path) -> None:
    shop = workshop(counting(tmp_path / "log")).start()
    job = shop.ended(shop.add("count", count=3))
    assert lines(tmp_path / "log") == [f"{job.id} {number}" for number in range(3)]
    assert (job.name, job.started_by, job.executor, job.attempts) == ("count", "k.brandt", "serve", 1)
    assert job.started_at is not None
    assert job.ended_at is not None
    assert job.queued_at <= job.started_at <= job.ended_at
    assert shop.engine.finished == 1


def test_the_same_id_twice_is_one_job(workshop: Open, tmp_path: Path) -> None:
    shop = workshop(counting(tmp_path / "log")).start()
    assert shop.add("count", job_id="one", count=1) == "one"
    shop.ended("one")
    assert shop.add("count", job_id="one", count=5) == "one"  # and once more when it has ended
    shop.ended(shop.add("count", count=0))
    assert lines(tmp_path / "log") == ["one 0"]
    assert len(shop.store.latest(10)) == 2


def test_progress_shows_while_a_job_runs(workshop: Open) -> None:
    go = threading.Event()

    def run(job: JobRun, _arguments: Mapping[str, Any]) -> None:
        job.progress(3, 10, "jobs.step.work")
        go.wait(20)

    shop = workshop(Job("slow", run)).start()
    job = shop.add("slow")
    until(lambda: shop.store.get(job).progress == Progress(3, 10, "jobs.step.work"))
    assert shop.state(job) is JobState.RUNNING
    go.set()
    shop.ended(job)


def test_a_queue_runs_as_many_at_a_time_as_it_has_places(workshop: Open) -> None:
    active, most, lock = 0, 0, threading.Lock()

    def act() -> None:
        nonlocal active, most
        with lock:
            active += 1
            most = max(most, active)
        threading.Event().wait(0.1)
        with lock:
            active -= 1

    shop = workshop(plain("work", act, Queue.NDA)).start()
    for job in [shop.add("work") for _ in range(6)]:
        shop.ended(job)
    assert most == 2


def test_a_refusal_keeps_its_code_and_both_texts(workshop: Open, caplog: pytest.LogCaptureFixture) -> None:
    def refuse() -> None:
        raise BadInput("jobs.ended", job="7")

    shop = workshop(plain("refuse", refuse)).start()
    job = shop.ended(shop.add("refuse"), JobState.FAILED)
    assert job.error_code == "jobs.ended"
    assert "schon beendet" in job.error["de"]
    assert "ended already" in job.error["en"]
    assert caplog.records == []


def test_an_error_of_the_program_is_logged_and_told_without_its_details(
    workshop: Open, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("canary-4711")

    shop = workshop(plain("broken", broken)).start()
    job = shop.ended(shop.add("broken"), JobState.FAILED)
    assert job.error_code == "jobs.failed"
    assert job.id in job.error["de"]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert b"canary-4711" not in contents(shop.store.database.url)


def test_a_waiting_job_that_is_cancelled_never_runs(workshop: Open, tmp_path: Path) -> None:
    shop = workshop(counting(tmp_path / "log"))
    job = shop.add("count", count=1)
    shop.store.cancel(job)
    shop.start()
    shop.ended(shop.add("count", job_id="other", count=1))
    assert shop.state(job) is JobState.CANCELLED
    assert lines(tmp_path / "log") == ["other 0"]


@pytest.mark.parametrize("with_steps", [True, False])
def test_a_running_job_that_is_cancelled_ends_as_cancelled(
    workshop: Open, with_steps: bool, caplog: pytest.LogCaptureFixture
) -> None:
    left, rounds = threading.Event(), 0

    def run(job: JobRun, _arguments: Mapping[str, Any]) -> None:
        nonlocal rounds
        try:
            while True:
                rounds += 1
                threading.Event().wait(0.01)
                if with_steps:
                    job.step("round", lambda: None)
                else:
                    job.progress(rounds, rounds, "jobs.step.work")
        finally:
            left.set()

    shop = workshop(Job("endless", run)).start()
    job = shop.add("endless")
    until(lambda: rounds > 2)
    shop.store.cancel(job)
    assert left.wait(5)
    assert shop.ended(job, JobState.CANCELLED).error_code is None
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_cancelled_job_goes_on_where_it_was_when_resumed(workshop: Open, tmp_path: Path) -> None:
    shop = workshop(counting(tmp_path / "log", pause_s=0.05)).start()
    job = shop.add("count", count=10)
    until(lambda: len(lines(tmp_path / "log")) >= 3)
    shop.store.cancel(job)
    shop.ended(job, JobState.CANCELLED)
    shop.store.resume(job)
    shop.ended(job)
    written = lines(tmp_path / "log")
    assert set(written) == {f"{job} {number}" for number in range(10)}
    assert len(written) <= 11  # only the step in which it was cancelled may be done again


def test_a_failed_job_starts_again_when_resumed(workshop: Open) -> None:
    calls: list[int] = []

    def second_time() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("once")

    shop = workshop(plain("moody", second_time)).start()
    job = shop.add("moody")
    shop.ended(job, JobState.FAILED)
    shop.store.resume(job)
    assert shop.ended(job).error_code is None


def test_close_ends_all_threads_and_the_job_goes_on_at_the_next_start(workshop: Open, tmp_path: Path) -> None:
    before = threads()
    shop = workshop(counting(tmp_path / "log", pause_s=0.05)).start()
    job = shop.add("count", count=12)
    until(lambda: len(lines(tmp_path / "log")) >= 3)
    assert shop.engine.close() is True
    assert shop.state(job) is JobState.WAITING
    shop.close()
    until(lambda: threads() <= before)
    again = workshop(counting(tmp_path / "log", pause_s=0)).start()
    assert again.ended(job).attempts == 1  # a stop is no death
    assert lines(tmp_path / "log") == [f"{job} {number}" for number in range(12)]


def test_a_job_that_cannot_be_stopped_is_told(workshop: Open) -> None:
    go, entered = threading.Event(), threading.Event()

    def act() -> None:
        entered.set()
        go.wait(20)

    shop = workshop(plain("deaf", act)).start()
    job = shop.add("deaf")
    assert entered.wait(10)
    assert shop.engine.close(patience_s=0.1) is False
    assert shop.state(job) is JobState.WAITING
    go.set()


def test_engines_follow_one_another_but_never_run_side_by_side(workshop: Open, tmp_path: Path) -> None:
    first = workshop(plain("a", lambda: None), folder=tmp_path / "a").start()
    second = workshop(plain("b", lambda: None), folder=tmp_path / "b", executor="worker")
    with pytest.raises(Conflict) as refused:
        second.start()
    assert refused.value.code == "jobs.one_engine"
    first.ended(first.add("a"))
    first.close()
    second.start()
    second.ended(second.add("b"))


@pytest.mark.sqlite_only  # about the file
def test_a_damaged_database_is_told(workshop: Open, home: Path) -> None:
    home.mkdir()
    (home / "jobs.sqlite3").write_bytes(b"not a database" * 1000)
    shop = workshop(plain("a", lambda: None))
    with pytest.raises(Unavailable) as refused:
        shop.start()
    assert refused.value.code == "jobs.database"
    with pytest.raises(Unavailable):
        shop.store.latest(10)


def test_reading_makes_no_database(workshop: Open, home: Path) -> None:
    assert workshop(plain("a", lambda: None)).store.latest(10) == []
    assert not home.exists()
