"""NDA reviews as jobs: the job's id is the review's, so that one review is one job, however often it is queued."""

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from agent.domain.errors import Conflict, KamError, NotFound
from agent.domain.job import ENDED as JOB_ENDED
from agent.domain.job import JobInfo, JobState
from agent.jobs.job import Job, JobCancelled, Queue
from agent.jobs.reviews import OUT_OF_REACH, Order, ReviewRunner
from agent.ports import ENDED, StoredReview
from agent.ports.jobs import JobRun, Jobs
from agent.services.reviews import ReviewDesk

NAME = "nda.review"
IN_BATCH = "nda.batch_review"
Note = Callable[[str, float], None]
_STEPS = ("intake", "segment", "retrieve", "judge", "second_opinion", "report")
# a review whose file has not come after this time will get none: its job tells so
_UPLOAD = dt.timedelta(minutes=10)
# a review that lost a server of ours is tried again for so long
_PATIENCE = dt.timedelta(days=1)
_WHY = {JobState.CANCELLED: "jobs.review_cancelled", JobState.GIVEN_UP: "jobs.review_given_up"}


class ReviewJobs:
    """Connects stored reviews and jobs, in both directions."""

    def __init__(
        self,
        desk: ReviewDesk,
        runner: Callable[[], ReviewRunner],
        jobs: Callable[[], Jobs],
        path_of: Callable[[str], Path],
        note: Note,
    ) -> None:
        """``note`` hears of each review of a batch that has ended, and of the seconds it took."""
        self._desk, self._runner, self._jobs, self._path_of, self._note = desk, runner, jobs, path_of, note

    def jobs(self) -> list[Job]:
        tend = Job("nda.tend", lambda _run, _arguments: self.tend(), schedule="* * * * *")
        return [Job(NAME, self.review, Queue.NDA), Job(IN_BATCH, self.review_of_batch, Queue.BATCH), tend]

    def enqueue(self, review: StoredReview) -> None:
        self._jobs().enqueue(NAME, {}, started_by=review.created_by, job_id=review.id)

    def enqueue_of_batch(self, review: StoredReview) -> None:
        self._jobs().enqueue(IN_BATCH, {}, started_by=review.created_by, job_id=review.id)

    def review_of_batch(self, run: JobRun, arguments: Mapping[str, Any]) -> None:
        """What ended before a stop is not reviewed again."""
        began = time.monotonic()
        if self._desk.reviews.get(run.id).status not in ENDED:
            self.review(run, arguments)
            self._note(run.id, time.monotonic() - began)

    def review(self, run: JobRun, _arguments: Mapping[str, Any]) -> None:
        """Run the review with the job's id. A refused document is a review's result, not a job's error."""
        # a second try starts without the error of the first
        review = replace(self._desk.reviews.get(run.id), error=None, error_code=None)

        def on_change(changed: StoredReview) -> None:
            if changed.step in _STEPS:
                run.progress(_STEPS.index(changed.step), len(_STEPS), f"reviews.step.{changed.step}")

        try:
            self._runner().run(Order(review, self._path_of(review.id)), on_change)
        except JobCancelled:
            self.cancelled(review.id)
            raise

    def cancelled(self, review_id: str) -> None:
        """The review of a cancelled job has ended, too."""
        self._end(self._desk.reviews.get(review_id), JobState.CANCELLED)

    def tend(self) -> None:
        """Queue what has no job, and again what lost a server of ours; end reviews whose job ended without them."""
        for review in self._desk.interrupted():
            job = self._job(review.id)
            if job is None:
                self._queue_lost(review)
            elif job.error_code in OUT_OF_REACH and self._age(review) < _PATIENCE:
                self._jobs().resume(review.id)
            elif job.state in JOB_ENDED:
                self._end(self._desk.reviews.get(review.id), job.state)

    def _queue_lost(self, review: StoredReview) -> None:
        here = review.id in self._runner().in_threads
        late = self._age(review) > _UPLOAD
        if not here and (late or self._path_of(review.id).exists()):
            self.enqueue(review)

    def _age(self, review: StoredReview) -> dt.timedelta:
        return self._desk.clock.now() - review.created_at

    def _job(self, review_id: str) -> JobInfo | None:
        try:
            return self._jobs().get(review_id)
        except NotFound:
            return None

    def _end(self, review: StoredReview, state: JobState) -> None:
        if review.status in ENDED:
            return
        error: KamError | None = Conflict(_WHY[state]) if state in _WHY else None
        self._runner().on_change(self._desk.failed(review, error))
