"""The stored jobs, in reach of every process: the server, the worker, a short command."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

from agent.domain.errors import NotFound, Unavailable
from agent.domain.job import ENDED, JobInfo, JobState, Progress
from agent.domain.language import Language
from agent.domain.messages import message
from agent.jobs.database import JobDatabase, reported
from agent.jobs.job import QUEUES, Job
from agent.jobs.library import DBOS, SERIALIZER, DBOSClient, WorkflowStatus

NAME = "kam"
# One version for all releases: arguments are JSON, and a job of the last release must go on in this one.
VERSION = "1"
_STATES = {
    "DELAYED": JobState.WAITING,
    "ENQUEUED": JobState.WAITING,
    "PENDING": JobState.RUNNING,
    "SUCCESS": JobState.DONE,
    "ERROR": JobState.FAILED,
    "CANCELLED": JobState.CANCELLED,
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": JobState.GIVEN_UP,
}
_CHUNK = 500
# a worker that starts, and one that is busy, may let so long pass
_SILENCE = dt.timedelta(minutes=3)


class StoredJobs:
    """Implements the port `Jobs` over the tables of DBOS. Reading makes no file where there is none."""

    def __init__(self, database: JobDatabase, jobs: Collection[Job]) -> None:
        self.database = database
        self._queues = {job.name: job.queue.value for job in jobs}

    @cached_property
    def client(self) -> DBOSClient:
        """Made on first use; makes the tables where they are missing."""
        self._make_tables()
        with reported():
            client = DBOSClient(
                system_database_engine=self.database.engine, serializer=SERIALIZER, application_name=NAME
            )
            for queue, rule in QUEUES.items():
                client.register_queue(queue.value, worker_concurrency=rule.places, polling_interval_sec=rule.poll_s)
        return client

    def enqueue(
        self, name: str, arguments: Mapping[str, Any], *, started_by: str | None, job_id: str | None = None
    ) -> str:
        options: Any = {"workflow_name": name, "queue_name": self._queues[name], "app_version": VERSION}
        if started_by is not None:
            options["authenticated_user"] = started_by
        if job_id is not None:
            options["workflow_id"] = job_id
        with reported():
            return self.client.enqueue(options, None, dict(arguments)).get_workflow_id()

    def get(self, job_id: str) -> JobInfo:
        found = self.find(workflow_ids=[job_id])
        if not found:
            raise NotFound("jobs.unknown", job=job_id)
        return found[0]

    def latest(self, limit: int, states: Collection[JobState] = ()) -> Sequence[JobInfo]:
        return self.find(status=_statuses(states), limit=limit)

    def cancel(self, job_id: str) -> None:
        with reported():
            self.client.cancel_workflow(job_id)

    def resume(self, job_id: str) -> None:
        job = self.get(job_id)
        queue = self._queues[job.name]
        with reported():
            if job.state is JobState.FAILED:  # DBOS resumes what has no outcome yet; an error is one
                self.client.rewind_workflow(job_id, application_version=VERSION, queue_name=queue)
            else:
                self.client.resume_workflow(job_id, queue_name=queue)

    def known_since(self, name: str, now: dt.datetime) -> dt.datetime:
        """When the schedule of this job was seen first: now, or before."""
        self._make_tables()
        return self.database.known_since(name, now)

    def require_worker(self) -> None:
        """Raises Unavailable ``jobs.no_worker`` where nobody runs what is due every minute."""
        taken = self.latest(1, ENDED | {JobState.RUNNING})
        if not taken or dt.datetime.now(dt.UTC) - taken[0].queued_at > _SILENCE:
            raise Unavailable("jobs.no_worker")

    def forget(self, before: dt.datetime) -> int:
        ids = [job.id for job in self.find(completed_before=before.isoformat())]
        for at in range(0, len(ids), _CHUNK):
            with reported():
                self.client.delete_workflows(ids[at : at + _CHUNK])
            self.database.forget(ids[at : at + _CHUNK])
        return len(ids)

    def find(self, **wanted: Any) -> list[JobInfo]:
        """Jobs by the filters of DBOS, the newest first."""
        if not self.database.exists:
            return []
        with reported():
            rows = self.client.list_workflows(sort_desc=True, load_input=False, application_name=NAME, **wanted)
        progress = self.database.progress([row.workflow_id for row in rows])
        return [_info(row, progress.get(row.workflow_id)) for row in rows]

    def close(self) -> None:
        if "client" in self.__dict__:
            self.client.destroy()
        self.database.dispose()

    def _make_tables(self) -> None:
        self.database.open()
        with reported():
            if not self.database.is_ready():
                DBOS.migrate(self.database.url)


def _statuses(states: Collection[JobState]) -> list[str] | None:
    return [status for status, state in _STATES.items() if state in states] or None


def _info(row: WorkflowStatus, progress: Progress | None) -> JobInfo:
    state = _STATES[row.status]
    code, error = _error(row, state)
    return JobInfo(
        id=row.workflow_id,
        name=row.name,
        state=state,
        started_by=row.authenticated_user,
        queued_at=_time(row.created_at) or dt.datetime.now(dt.UTC),
        started_at=_time(row.dequeued_at),
        ended_at=_time(row.completed_at),
        progress=progress,
        error_code=code,
        error=error,
        attempts=row.recovery_attempts or 0,
        executor=row.executor_id,
    )


def _error(row: WorkflowStatus, state: JobState) -> tuple[str | None, Mapping[str, str]]:
    """What was stored by `JobFailed`; anything else (a row that nobody could read) is told as failed."""
    if state is JobState.GIVEN_UP:
        return "jobs.given_up", told("jobs.given_up", row.workflow_id)
    if state is not JobState.FAILED:
        return None, {}
    code, texts = getattr(row.error, "code", None), getattr(row.error, "data", None)
    if isinstance(code, str) and isinstance(texts, dict):
        return code, {language: str(text) for language, text in texts.items()}
    return "jobs.failed", told("jobs.failed", row.workflow_id)


def told(code: str, job_id: str) -> dict[str, str]:
    return {language.value: message(code, language, job=job_id) for language in Language}


def _time(milliseconds: int | None) -> dt.datetime | None:
    return None if milliseconds is None else dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)
