"""NDA reviews as jobs: the same result, whatever dies; none lost, none twice."""

import datetime as dt
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App, build
from agent.domain.errors import Unavailable
from agent.domain.job import JobState
from agent.domain.language import Language
from agent.jobs import review_jobs, store
from agent.jobs.reviews import Order
from agent.ports import ENDED, StoredReview
from agent.settings import Settings
from tests.direct_sql import execute
from tests.jobs.workshop import until
from tests.sample_ndas import nda_de

CRASH = textwrap.dedent(
    """
    import os, sys, time
    from pathlib import Path
    from agent.bootstrap import build
    from agent.domain.language import Language
    from agent.jobs.reviews import Order
    from agent.services.nda_review import NdaReviewSteps
    from agent.settings import Settings

    home, draft = Path(sys.argv[1]), Path(sys.argv[2])
    app = build(Settings(home=home))
    review = app.reviews.request(app.user(), draft.name, "0" * 64, Language.DE)
    app.upload_path(review.id).write_bytes(draft.read_bytes())
    print(review.id, flush=True)
    setattr(NdaReviewSteps, "judge_clauses", lambda *args, **kwargs: os.kill(os.getpid(), 9))
    app.start_jobs(app.job_engine("serve"))
    app.runner.submit(Order(review, app.upload_path(review.id)))
    time.sleep(60)
    """
)


def started(app: App) -> App:
    app.start_jobs(app.job_engine("serve"), schedules=False)
    return app


def uploaded(app: App, text: str = "") -> StoredReview:
    review = app.reviews.request(app.user(), "nda.txt", "0" * 64, Language.DE)
    app.upload_path(review.id).write_text(text or nda_de(), encoding="utf-8")
    return review


def ended(app: App, review_id: str) -> StoredReview:
    until(lambda: app.reviews.reviews.get(review_id).status in ENDED, 60)
    return app.reviews.reviews.get(review_id)


@pytest.fixture
def other(settings: Settings) -> Iterator[App]:
    """The next process over the same folder."""
    built = build(settings)
    yield built
    built.close()


def test_a_review_runs_as_a_job_and_tells_its_steps(app: App) -> None:
    started(app)
    told: list[StoredReview] = []
    app.runner.on_change = told.append
    review = uploaded(app)
    assert app.runner.submit(Order(review, app.upload_path(review.id))) is None
    done = ended(app, review.id)
    assert (done.status, done.error) == ("done", None)
    until(lambda: app.stored_jobs.get(review.id).state is JobState.DONE)
    job = app.stored_jobs.get(review.id)
    assert (job.name, job.started_by) == ("nda.review", "k.brandt")
    assert job.progress is not None
    assert (job.progress.done, job.progress.step) == (5, "reviews.step.report")
    assert [each.step for each in told if each.step] == ["intake", "segment", "retrieve", "judge", "report"]
    assert told[-1].status == "done"


def test_who_waits_in_vain_for_a_worker_is_told(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unavailable, match="kam worker"):
        app.stored_jobs.require_worker()
    review = uploaded(app)
    app.review_jobs.enqueue(review)
    with pytest.raises(Unavailable):  # what waits is no sign of a worker
        app.stored_jobs.require_worker()
    started(app)
    until(lambda: app.stored_jobs.get(review.id).state is JobState.DONE, 60)
    app.stored_jobs.require_worker()
    monkeypatch.setattr(store, "_SILENCE", dt.timedelta())
    with pytest.raises(Unavailable):
        app.stored_jobs.require_worker()


def test_a_refused_document_is_a_result_and_no_failed_job(app: App) -> None:
    started(app)
    review = uploaded(app, " ")
    app.review_jobs.enqueue(review)
    assert ended(app, review.id).status == "refused"
    until(lambda: app.stored_jobs.get(review.id).state is JobState.DONE)


def test_a_review_between_its_row_and_its_job_is_not_lost(app: App) -> None:
    review = uploaded(app)
    started(app)  # as after a crash between the two
    assert ended(app, review.id).status == "done"
    app.review_jobs.tend()
    assert len(app.stored_jobs.latest(10)) == 1


def test_a_review_whose_file_still_comes_waits_for_it(app: App) -> None:
    review = app.reviews.request(app.user(), "nda.txt", "0" * 64, Language.DE)
    started(app)
    assert app.stored_jobs.latest(10) == []
    app.upload_path(review.id).write_text(nda_de(), encoding="utf-8")
    app.review_jobs.tend()
    assert ended(app, review.id).status == "done"


def test_after_a_kill_the_job_goes_on_from_the_checkpoint(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = tmp_path / "nda.txt"
    draft.write_text(nda_de(), encoding="utf-8")
    crashed = subprocess.run(
        [sys.executable, "-c", CRASH, str(home), str(draft)], capture_output=True, text=True, timeout=120
    )
    assert crashed.returncode == -9, crashed.stderr
    app = build(Settings(home=home))
    read, calls = type(app.steps).read, []
    monkeypatch.setattr(type(app.steps), "read", lambda *args: calls.append(1) or read(*args))
    try:
        review = crashed.stdout.strip()
        assert ended(started(app), review).status == "done"
        assert calls == []  # what was read is not read again
        until(lambda: app.stored_jobs.get(review).state is JobState.DONE)
        assert app.stored_jobs.get(review).attempts == 2
    finally:
        app.close()


@pytest.mark.parametrize("code", ["system.database", "policies.index_server"])
def test_a_review_that_lost_a_server_goes_on_from_its_checkpoint(
    app: App, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    review = lost(app, monkeypatch, code)
    read, calls = type(app.steps).read, []
    monkeypatch.setattr(type(app.steps), "read", lambda *args: calls.append(1) or read(*args))
    app.review_jobs.tend()
    assert (ended(app, review.id).status, calls) == ("done", [])
    until(lambda: app.stored_jobs.get(review.id).state is JobState.DONE)


def test_a_review_that_lost_the_database_is_not_tried_for_ever(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    review = lost(app, monkeypatch)
    monkeypatch.setattr(review_jobs, "_PATIENCE", dt.timedelta())
    app.review_jobs.tend()
    assert app.reviews.get(app.user(), review.id).status == "failed"


def lost(app: App, monkeypatch: pytest.MonkeyPatch, code: str = "system.database") -> StoredReview:
    """A review during which a server went away, and the server back again."""

    def gone(*_args: object) -> None:
        raise Unavailable(code, problem="gone", detail="gone")

    with monkeypatch.context() as outage:
        outage.setattr(type(app.steps), "judge_clauses", gone)
        started(app)
        review = uploaded(app)
        app.review_jobs.enqueue(review)
        until(lambda: app.stored_jobs.get(review.id).state is JobState.FAILED)
    assert app.reviews.get(app.user(), review.id).status == "running", "nothing has ended"
    return review


def test_who_cancels_the_job_ends_the_review(app: App) -> None:
    review = uploaded(app)
    app.review_jobs.enqueue(review)
    app.job_desk.cancel(app.user(), review.id)
    cancelled = app.reviews.get(app.user(), review.id)
    assert (cancelled.status, cancelled.error_code) == ("refused", "jobs.review_cancelled")
    app.job_desk.resume(app.user(), review.id)
    started(app)
    until(lambda: app.reviews.get(app.user(), review.id).status == "done", 60)
    assert app.reviews.get(app.user(), review.id).error is None


def test_a_stop_keeps_the_checkpoint_and_the_review_goes_on(
    app: App, other: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, reading, calls = type(app.steps).read, threading.Event(), []

    def slow(*args: Any) -> object:
        reading.set()
        until(lambda: app.engine is None)  # the stop has begun
        return read(*args)

    monkeypatch.setattr(type(app.steps), "read", slow)
    review = uploaded(started(app))
    app.review_jobs.enqueue(review)
    assert reading.wait(60)
    assert app.stop_jobs() is True
    assert app.reviews.get(app.user(), review.id).status == "running"
    assert app.pipeline().unfinished(review.id)
    app.close()
    monkeypatch.setattr(type(other.steps), "read", lambda *args: calls.append(1) or read(*args))
    assert ended(started(other), review.id).status == "done"
    assert calls == []


@pytest.mark.sqlite_only
def test_a_document_that_kills_the_process_ends_as_given_up(app: App) -> None:
    review = uploaded(app)
    app.review_jobs.enqueue(review)
    execute(app.stored_jobs.database.url, "update workflow_status set status = 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'")
    started(app)
    given_up = app.reviews.get(app.user(), review.id)
    assert (given_up.status, given_up.error_code) == ("refused", "jobs.review_given_up")


def test_without_an_engine_nothing_of_dbos_is_imported(tmp_path: Path, home: Path) -> None:
    draft = tmp_path / "nda.txt"
    draft.write_text(nda_de(), encoding="utf-8")
    script = (
        "import sys; from agent.cli import main; sys.argv = ['kam', *sys.argv[1:]]\n"
        "try: main()\n"
        "finally: print('dbos' in sys.modules, file=sys.stderr)"
    )
    for arguments in (["nda", "review", str(draft)], ["--help"]):
        ran = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            env={"KAM_HOME": str(home)},
        )
        assert ran.stderr.strip().endswith("False"), ran.stderr
        assert not (home / "jobs.sqlite3").exists()
