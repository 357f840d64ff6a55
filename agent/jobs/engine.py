"""Runs jobs in this process: queues, schedules, recovery. DBOS allows one such engine a process."""

import datetime as dt
import threading
from collections.abc import Callable, Collection, Mapping
from typing import Any

from agent.domain.errors import Conflict
from agent.domain.job import JobInfo
from agent.jobs.database import reported
from agent.jobs.heirs import Heirs
from agent.jobs.job import MOST_DEATHS, ZONE, Job, Queue
from agent.jobs.library import DBOS, SERIALIZER, DBOSConfig, limit_places
from agent.jobs.lock import ExecutorLock
from agent.jobs.made_up import make_up_missed
from agent.jobs.running import Runs
from agent.jobs.store import NAME, VERSION, StoredJobs
from agent.ports.sharing import Locks

_one = threading.Lock()  # held by the engine that runs in this process
_THREADS = 16


class JobEngine:
    """``executor`` names the process for good: what it leaves behind is taken up by the next one of that name.

    ``locks``: those of the executors' names; ``zone``: by whose clock schedules fire; ``reviews``: NDA reviews at a
    time in this process. Raises BadInput for a name that is none.
    """

    def __init__(
        self,
        locks: Locks,
        store: StoredJobs,
        jobs: Collection[Job],
        executor: str,
        zone: str = ZONE,
        reviews: int | None = None,
    ) -> None:
        self._store, self._jobs, self._zone = store, tuple(jobs), zone
        self._locks = locks
        self._lock = ExecutorLock(self._locks, executor)
        self._runs = Runs(store.database)
        self._places = {} if reviews is None else {Queue.NDA.value: reviews}
        self._heirs = Heirs(self._lock, self._adopt)
        self._started = False

    @property
    def executor(self) -> str:
        return self._lock.executor

    @property
    def finished(self) -> int:
        """How many jobs this process brought to their end."""
        return self._runs.finished

    def claim(self) -> None:
        """Take the name, before anything slow happens. Raises Conflict when another process has it."""
        if not self._lock.held:
            self._lock.take()

    def start(self, *, schedules: bool = True, only: Queue | None = None) -> None:
        """Take up what was left behind, then what waits. Not inside of an event loop's thread.

        ``only``: take nothing from any other queue.

        Raises Conflict (the name is taken, or an engine runs in this process), Unavailable (the database fails).
        """
        self.claim()
        if not _one.acquire(blocking=False):
            self._lock.release()
            raise Conflict("jobs.one_engine")
        self._started = True
        try:
            with reported():
                self._launch(schedules, only)
        except BaseException:
            self.close()
            raise

    def close(self, patience_s: float = 60.0) -> bool:
        """Stop. Running jobs leave at their next progress and are queued again, for whoever starts next.

        False when one still runs after ``patience_s`` seconds: then the process should end.
        """
        try:
            return self._end(patience_s) if self._started else True
        finally:
            self._lock.release()

    def is_drained(self) -> bool:
        """True when nothing waits and nothing of this process runs."""
        # a job moves between the questions: from the queue to running, and back when a dead process's is taken up
        return not (self._left_running() or self._waiting() or self._left_running())

    def _waiting(self) -> bool:
        return bool(self._store.find(status=["ENQUEUED", "DELAYED"], limit=1))

    def _end(self, patience_s: float) -> bool:
        self._started = False
        self._heirs.stop()
        try:
            all_left = self._runs.stop(patience_s)
            DBOS.destroy(destroy_registry=True)
            self._queue_again()
        finally:
            _one.release()
        return all_left

    def _launch(self, schedules: bool, only: Queue | None) -> None:
        client = self._store.client  # queues are stored before the launch, which finds them
        limit_places(self._places)
        DBOS(config=self._config())
        entries = {job.name: _register(job, self._runs.execute) for job in self._jobs}
        if only is not None:
            DBOS.listen_queues([only.value])
        DBOS.launch()
        self._adopt()
        self._heirs.start()
        if schedules:
            declared = [_schedule(job, entries[job.name], self._zone) for job in self._jobs if job.schedule]
            DBOS.apply_schedules(declared)
            for name in {each["schedule_name"] for each in client.list_schedules()} - {
                each["schedule_name"] for each in declared
            }:
                client.delete_schedule(name)
            make_up_missed(self._store, self._jobs, dt.datetime.now(dt.UTC))

    def _config(self) -> DBOSConfig:
        return {
            "name": NAME,
            "system_database_url": self._store.database.url,
            "system_database_engine": self._store.database.engine,
            "serializer": SERIALIZER,
            "application_version": VERSION,
            "executor_id": self.executor,
            "log_level": "WARNING",
            "max_executor_threads": _THREADS + sum(self._places.values()),
            "notification_listener_polling_interval_sec": 0.1,  # it sleeps so long before it sees that we stop
        }

    def _adopt(self) -> None:
        """Take over from processes that have gone and may never come back under their name."""
        running = self._store.find(status="PENDING")
        for executor in {job.executor for job in running if job.executor} - {self.executor}:
            lock = ExecutorLock(self._locks, executor)
            try:
                lock.take()
            except Conflict:
                continue  # it lives
            try:
                DBOS._recover_pending_workflows([executor])
            finally:
                lock.release()

    def _queue_again(self) -> None:
        # a job that left because we stop has not killed the process: it starts anew with all its attempts
        for job in self._left_running():
            self._store.resume(job.id)

    def _left_running(self) -> list[JobInfo]:
        return self._store.find(status="PENDING", executor_id=self.executor)


Execute = Callable[[Job, Mapping[str, Any]], None]


def _register(job: Job, execute: Execute) -> Callable[..., Any]:
    def entry(_due: str | None, arguments: dict[str, Any] | None) -> None:
        execute(job, arguments or {})

    entry.__qualname__ = entry.__name__ = job.name
    return DBOS.workflow(name=job.name, max_recovery_attempts=MOST_DEATHS - 1)(entry)


def _schedule(job: Job, entry: Callable[..., Any], zone: str) -> Any:
    return {
        "schedule_name": job.name,
        "workflow_fn": entry,
        "schedule": job.schedule,
        "context": {},
        "cron_timezone": zone,
        "queue_name": job.queue.value,
    }
