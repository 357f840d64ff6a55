"""Wires the jobs: what runs, where it is stored, the engine of this process."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.facts import FactsParts
from agent.bootstrap.nda import NdaParts
from agent.domain.job import SYSTEM

if TYPE_CHECKING:
    from agent.jobs.engine import JobEngine
    from agent.jobs.job import Job, Queue
    from agent.jobs.review_jobs import ReviewJobs
    from agent.jobs.store import StoredJobs
    from agent.ports.sharing import Locks
    from agent.services.jobs import JobDesk
    from agent.services.nda_batches import NdaBatches


class JobsParts(NdaParts, FactsParts):
    """Jobs of this product. Only asking for `stored_jobs`, `job_desk` or an engine imports the machinery."""

    engine: "JobEngine | None" = None

    def job_engine(self, executor: str, reviews: int | None = None) -> "JobEngine":
        """The engine of this process, not started; ``reviews``: NDA reviews at a time. Raises BadInput for a name that
        is none."""
        from agent.jobs.engine import JobEngine

        zone = self.settings.time_zone
        self.engine = JobEngine(self._executors, self.stored_jobs, self.jobs, executor, zone, reviews)
        return self.engine

    def leave_jobs_to_workers(self) -> None:
        """Queue NDA reviews from now on, and run none in this process."""
        self.runner.queue_into(self.review_jobs.enqueue)

    def start_jobs(self, engine: "JobEngine", *, schedules: bool = True, only: "Queue | None" = None) -> None:
        """Run jobs in this process from now on, NDA reviews among them. Raises as `JobEngine.start`."""
        engine.start(schedules=schedules, only=only)
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

        if not self.settings.postgresql_url:
            return StoredJobs(JobDatabase.in_file(self.settings.home / "jobs.sqlite3"), self.jobs)
        from agent.adapters.state.engines import postgresql_engine

        engine = postgresql_engine(self.settings.postgresql_url, pool_size=5, max_overflow=5)
        return StoredJobs(JobDatabase(engine), self.jobs)

    @cached_property
    def _executors(self) -> "Locks":
        if not self.settings.postgresql_url:
            from agent.adapters.locks import FileLocks

            return FileLocks(self.settings.home / "jobs")
        from agent.adapters.postgresql.locks import ServerLocks

        return ServerLocks(self.settings.postgresql_url)

    @cached_property
    def job_desk(self) -> "JobDesk":
        from agent.jobs.review_jobs import IN_BATCH, NAME
        from agent.services.jobs import JobDesk

        by_hand = frozenset(job.name for job in self.jobs if job.by_hand)
        on_cancel: dict[str, Callable[[str], None]] = dict.fromkeys((NAME, IN_BATCH), self.review_jobs.cancelled)
        return JobDesk(self.stored_jobs, self.audit, by_hand, on_cancel)

    @cached_property
    def review_jobs(self) -> "ReviewJobs":
        from agent.jobs.review_jobs import ReviewJobs

        def note(review_id: str, seconds: float) -> None:
            self.nda_batches.note(review_id, seconds)

        return ReviewJobs(self.reviews, lambda: self.runner, lambda: self.stored_jobs, self.upload_path, note)

    @cached_property
    def nda_batches(self) -> "NdaBatches":
        from agent.adapters.state.batches import SqlBatches
        from agent.adapters.uploads import UploadFolder
        from agent.services.nda_batches import NdaBatches

        uploads = UploadFolder(self.upload_path, self.settings.upload_mb)
        store, queue = SqlBatches(self.database), self.review_jobs.enqueue_of_batch
        return NdaBatches(store, self.reviews, uploads, self.upload_path, queue)
