"""Runs NDA reviews and records how they end: in the caller's thread, as jobs, or in threads where no engine runs."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.ports import StoredReview
from agent.services.nda_rounds import Basis
from agent.services.reviews import ReviewDesk

log = logging.getLogger(__name__)
# servers of ours that come back: what failed for them says nothing about the document
OUT_OF_REACH = frozenset({"system.database", "jobs.database", "policies.index_server"})
OnChange = Callable[[StoredReview], None]
Enqueue = Callable[[StoredReview], None]


class Pipeline(Protocol):
    """The review graph, as far as a runner needs it."""

    def review(
        self,
        review_id: str,
        path: Path,
        name: str,
        language: Language,
        anyway: bool,
        progress: Callable[[str], None],
        basis: Basis | None = None,
    ) -> dict[str, object]: ...

    def forget(self, review_id: str) -> None: ...


def _nobody(_review: StoredReview) -> None:
    """Listens to nothing."""


def _first_round(_review: StoredReview) -> None:
    """No version before."""


def is_out_of_reach(error: Exception) -> bool:
    return isinstance(error, KamError) and error.code in OUT_OF_REACH


@dataclass(frozen=True, slots=True)
class Order:
    """A stored review and the file it is about."""

    review: StoredReview
    path: Path


class ReviewRunner:
    """``pipeline`` gives the graph when it is first needed: building it loads heavy libraries.

    ``basis`` tells what a version of a second round is held against. ``on_change`` hears of every step of the
    reviews that run in this process.
    """

    def __init__(
        self,
        desk: ReviewDesk,
        pipeline: Callable[[], Pipeline],
        basis: Callable[[StoredReview], Basis | None] = _first_round,
        threads: int = 2,
    ) -> None:
        self._desk = desk
        self._pipeline = pipeline
        self._basis = basis
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="review")
        self._enqueue: Enqueue | None = None
        self.in_threads: set[str] = set()  # the ids of reviews that run here without a job
        self.on_change: OnChange = _nobody

    def queue_into(self, enqueue: Enqueue | None) -> None:
        """From now on reviews become jobs; None: they run in threads of this process again."""
        self._enqueue = enqueue

    def run(self, order: Order, on_change: OnChange = _nobody) -> StoredReview:
        """Review now. Errors are recorded: the stored review tells how it ended.

        Raises Unavailable where a server of ours is out of reach; then nothing has ended.
        """

        def tell(review: StoredReview) -> None:
            on_change(review)
            self.on_change(review)

        ended = self._finish(order, tell)
        tell(ended)
        return ended

    def submit(self, order: Order, on_change: OnChange = _nobody) -> "Future[StoredReview] | None":
        """Review soon. A review that becomes a job tells its steps to the runner's ``on_change`` only."""
        if self._enqueue is not None:
            self._enqueue(order.review)
            return None
        self.in_threads.add(order.review.id)
        return self._pool.submit(self._in_thread, order, on_change)

    def resume(self, path_of: Callable[[str], Path]) -> int:
        """Take up what a stopped process left behind; returns how many reviews go on."""
        orders = [Order(review, path_of(review.id)) for review in self._desk.interrupted()]
        for order in orders:
            self.submit(order)
        return len(orders)

    def close(self) -> None:
        """Let running reviews end; queued ones go on after the next start."""
        self._pool.shutdown(cancel_futures=True)

    def _in_thread(self, order: Order, on_change: OnChange) -> StoredReview:
        try:
            return self.run(order, on_change)
        finally:
            self.in_threads.discard(order.review.id)

    def _finish(self, order: Order, on_change: OnChange) -> StoredReview:
        review = order.review
        try:
            pipeline = self._pipeline()
            # not in a `finally`: what is interrupted (no Exception) keeps its checkpoints and goes on from there
            try:
                result = self._review(pipeline, order, on_change)
            except Exception as error:
                if not is_out_of_reach(error):
                    pipeline.forget(review.id)
                raise
            pipeline.forget(review.id)
            return self._desk.done(review, result)
        except KamError as error:
            if is_out_of_reach(error):
                raise  # the review goes on when it is back
            return self._desk.failed(review, error)
        except Exception:
            log.exception("review %s failed", review.id)
            return self._desk.failed(review, None)

    def _review(self, pipeline: Pipeline, order: Order, on_change: OnChange) -> dict[str, object]:
        review = order.review

        def progress(step: str) -> None:
            on_change(self._desk.started(review, step))

        language, basis = Language(review.language), self._basis(review)
        return pipeline.review(review.id, order.path, review.document_name, language, review.anyway, progress, basis)
