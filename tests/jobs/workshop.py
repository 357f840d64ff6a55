"""An engine with the jobs of a test, and processes that can be killed."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from agent.adapters.locks import FileLocks
from agent.adapters.postgresql.locks import ServerLocks
from agent.adapters.state.engines import postgresql_engine
from agent.domain.job import JobInfo, JobState
from agent.jobs.database import JobDatabase
from agent.jobs.engine import JobEngine
from agent.jobs.job import Job, Queue
from agent.jobs.store import StoredJobs
from agent.ports.jobs import JobRun
from agent.ports.sharing import Locks

ROOT = Path(__file__).parents[2]


class Workshop:
    def __init__(self, home: Path, jobs: Collection[Job], executor: str) -> None:
        url = os.environ.get("KAM_DATABASE_URL")
        self.locks: Locks = ServerLocks(url) if url else FileLocks(home / "jobs")
        self.store = StoredJobs(job_database(home), jobs)
        self.engine = JobEngine(self.locks, self.store, jobs, executor)

    def start(self, *, schedules: bool = False) -> "Workshop":
        self.engine.start(schedules=schedules)
        return self

    def add(self, name: str, *, job_id: str | None = None, by: str | None = "k.brandt", **arguments: Any) -> str:
        return self.store.enqueue(name, arguments, started_by=by, job_id=job_id)

    def state(self, job_id: str) -> JobState:
        return self.store.get(job_id).state

    def ended(self, job_id: str, state: JobState = JobState.DONE) -> JobInfo:
        until(lambda: self.state(job_id) is state)
        return self.store.get(job_id)

    def close(self) -> None:
        self.engine.close()
        self.store.close()


def job_database(home: Path) -> JobDatabase:
    if url := os.environ.get("KAM_DATABASE_URL"):
        return JobDatabase(postgresql_engine(url, pool_size=10))
    return JobDatabase.in_file(home / "jobs.sqlite3")


def until(holds: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


def counting(log: Path, pause_s: float = 0.0) -> Job:
    """Writes a line for each of ``count`` steps."""

    def run(job: JobRun, arguments: Mapping[str, Any]) -> None:
        for number in range(arguments["count"]):
            job.progress(number, arguments["count"], "jobs.step.work")
            job.step("line", lambda number=number: _line(log, f"{job.id} {number}", pause_s))  # type: ignore[misc]

    return Job("count", run)


def plain(name: str, act: Callable[[], object], queue: Queue = Queue.LIGHT, schedule: str | None = None) -> Job:
    return Job(name, lambda _run, _arguments: act() and None, queue, schedule)


def lines(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split("\n")[:-1] if log.exists() else []


def _line(log: Path, text: str, pause_s: float) -> str:
    with log.open("a", encoding="utf-8") as file:
        file.write(text + "\n")
    time.sleep(pause_s)
    return text


def process(home: Path, *arguments: object) -> "subprocess.Popen[str]":
    """A process of its own: `tests.jobs.crashing` says what it does."""
    command = [sys.executable, "-W", "error", "-m", "tests.jobs.crashing", str(home), *map(str, arguments)]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, **pipes)


def outcome(ended: "subprocess.Popen[str]") -> tuple[int, str]:
    """Exit status and what it wrote on stderr."""
    errors = ended.communicate(timeout=30)[1]
    return ended.returncode, errors.strip()
