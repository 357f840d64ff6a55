"""What services and jobs need of the machinery that runs jobs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from agent.domain.job import JobInfo, JobState

T = TypeVar("T")


class JobRun(Protocol):
    """One run of a job, as the job's function sees it."""

    @property
    def id(self) -> str: ...

    @property
    def started_by(self) -> str | None:
        """A user id; None when a schedule started it."""
        ...

    def progress(self, done: int, total: int, step: str) -> None:
        """Show how far it is; ``step`` is a code of `agent.domain.messages`.

        Leaves the job when it was cancelled or the process stops (by a BaseException: let it pass).
        """
        ...

    def step(self, name: str, work: Callable[[], T]) -> T:
        """Do ``work`` and keep its result, a JSON value: after a crash it is read, not done again."""
        ...


class Jobs(Protocol):
    """The stored jobs, whichever process runs them."""

    def enqueue(
        self, name: str, arguments: Mapping[str, Any], *, started_by: str | None, job_id: str | None = None
    ) -> str:
        """Store a job and return its id. The same ``job_id`` a second time is the same job."""
        ...

    def get(self, job_id: str) -> JobInfo:
        """Raises NotFound."""
        ...

    def latest(self, limit: int, states: Collection[JobState] = ()) -> Sequence[JobInfo]:
        """The newest first; only those in one of ``states`` where given."""
        ...

    def cancel(self, job_id: str) -> None:
        """A waiting job never runs; a running one ends at its next progress or step."""
        ...

    def resume(self, job_id: str) -> None:
        """Queue a job that was cancelled, failed or given up again; what its steps kept stays kept.

        After a failure it starts from its first step.
        """
        ...

    def forget(self, before: datetime) -> int:
        """Delete what ended before; returns how many."""
        ...
