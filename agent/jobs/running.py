"""A job while it runs: progress, cancelling, stopping, how it ends."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from agent.domain.errors import KamError
from agent.domain.job import Progress
from agent.domain.language import Language
from agent.jobs.database import JobDatabase
from agent.jobs.job import Job, JobCancelled, JobFailed, JobStopped
from agent.jobs.library import DBOS, DBOSException
from agent.jobs.store import told

log = logging.getLogger(__name__)
T = TypeVar("T")
# A write a second is plenty for eyes, and leaves the database to the steps.
_SHOWN_EVERY_S = 0.3


class Running:
    """Implements the port `JobRun`."""

    def __init__(self, database: JobDatabase, stopping: threading.Event, job_id: str, started_by: str | None) -> None:
        self._database, self._stopping = database, stopping
        self._id, self._started_by = job_id, started_by
        self._shown: tuple[float, str] = (0.0, "")

    @property
    def id(self) -> str:
        return self._id

    @property
    def started_by(self) -> str | None:
        return self._started_by

    def progress(self, done: int, total: int, step: str) -> None:
        self._leave_if_stopping()
        at, shown = self._shown
        if step == shown and done < total and time.monotonic() - at < _SHOWN_EVERY_S:
            return
        self._shown = (time.monotonic(), step)
        if self._database.show(self._id, Progress(done, total, step)):
            raise JobCancelled(self._id)

    def step(self, name: str, work: Callable[[], T]) -> T:
        self._leave_if_stopping()
        return DBOS.run_step({"name": name}, work)  # which looks by itself whether the job was cancelled

    def begin(self) -> None:
        self._leave_if_stopping()
        if self._database.is_cancelled(self._id):
            raise JobCancelled(self._id)

    def _leave_if_stopping(self) -> None:
        if self._stopping.is_set():
            raise JobStopped(self._id)


class Runs:
    """All runs of this process: counts them, tells them to stop, waits for them."""

    def __init__(self, database: JobDatabase) -> None:
        self._database = database
        self._stopping = threading.Event()
        self._changed = threading.Condition()
        self._active = 0
        self.finished = 0

    def execute(self, job: Job, arguments: Mapping[str, Any]) -> None:
        """Raises JobFailed; an interrupted job leaves its row as it is, by an exception that DBOS does not record."""
        run = Running(self._database, self._stopping, DBOS.workflow_id or "", DBOS.authenticated_user)
        self._count(1)
        try:
            run.begin()
            job.run(run, arguments)
            self.finished += 1
        except KamError as error:
            raise JobFailed(error.code, {tongue.value: error.text(tongue) for tongue in Language}) from None
        except DBOSException:
            raise
        except Exception:
            log.exception("job %s (%s) failed", run.id, job.name)
            raise JobFailed("jobs.failed", told("jobs.failed", run.id)) from None
        finally:
            self._count(-1)

    def stop(self, patience_s: float) -> bool:
        """Tell all to leave; True when all have left within ``patience_s`` seconds."""
        self._stopping.set()
        with self._changed:
            return self._changed.wait_for(lambda: self._active == 0, patience_s)

    def _count(self, change: int) -> None:
        with self._changed:
            self._active += change
            self._changed.notify_all()
