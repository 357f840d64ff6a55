"""Wires the jobs: what runs, where it is stored, the engine of this process."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.facts import FactsParts
from agent.bootstrap.nda import NdaParts
from agent.domain.job import SYSTEM

if TYPE_CHECKING:
    from agent.jobs.engine import JobEngine
    from agent.jobs.job import Job
    from agent.jobs.review_jobs import ReviewJobs
    from agent.jobs.store import StoredJobs
    from agent.services.jobs import JobDesk


class JobsParts(NdaParts, FactsParts):
    """Jobs of this product. Only asking for `stored_jobs`, `job_desk` or an engine imports the machinery."""

    engine: "JobEngine | None" = None

    def job_engine(self, executor: str) -> "JobEngine":
        """The engine of this process, not started. Raises BadInput for a name that is none."""
        from agent.jobs.engine import JobEngine

        self.engine = JobEngine(self.settings.home, self.stored_jobs, self.jobs, executor, self.settings.time_zone)
        return self.engine

    def start_jobs(self, engine: "JobEngine", *, schedules: bool = True) -> None:
        """Run jobs in this process from now on, NDA reviews among them. Raises as `JobEngine.start`."""
        engine.start(schedules=schedules)
        self.runner.queue_into(self.review_jobs.enqueue)
        self.review_jobs.tend()

    def stop_jobs(self, patience_s: float = 60.0) -> bool:
        """False when a job still runs after that time: the process should end then."""
        if self.engine is None:
            return True
        if "runner" in self.__dict__:
            self.runner.queue_into(None)
        engine, self.engine = self.engine, None
        return engine.close(patience_s)

    @cached_property
    def jobs(self) -> "list[Job]":
        from agent.jobs import scheduled

        return [
            *self.review_jobs.jobs(),
            scheduled.forecast(lambda tell: self.forecasts.run(SYSTEM, tell)),
            scheduled.tidy_jobs(lambda: self.stored_jobs),
            *self.more_jobs(),
        ]

    def more_jobs(self) -> "list[Job]":
        """Jobs over parts that are wired elsewhere."""
        return []

    @cached_property
    def stored_jobs(self) -> "StoredJobs":
        from agent.jobs.database import JobDatabase
        from agent.jobs.store import StoredJobs

        return StoredJobs(JobDatabase(self.settings.home / "jobs.sqlite3"), self.jobs)

    @cached_property
    def job_desk(self) -> "JobDesk":
        from agent.jobs.review_jobs import NAME
        from agent.services.jobs import JobDesk

        by_hand = frozenset(job.name for job in self.jobs if job.by_hand)
        on_cancel: dict[str, Callable[[str], None]] = {NAME: self.review_jobs.cancelled}
        return JobDesk(self.stored_jobs, self.audit, by_hand, on_cancel)

    @cached_property
    def review_jobs(self) -> "ReviewJobs":
        from agent.jobs.review_jobs import ReviewJobs

        return ReviewJobs(self.reviews, lambda: self.runner, lambda: self.stored_jobs, self.upload_path)
