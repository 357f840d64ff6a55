"""A review ends well or says why; one that a crash cut off goes on after the next start."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from agent.bootstrap import App, build
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.jobs.reviews import Order
from agent.ports import StoredReview
from agent.settings import Settings
from tests.direct_sql import contents
from tests.sample_ndas import nda_de

CRASH = textwrap.dedent(
    """
    import os, sys
    from pathlib import Path
    from agent.bootstrap import build
    from agent.jobs.reviews import Order
    from agent.services.nda_review import NdaReviewSteps
    from agent.domain.language import Language
    from agent.settings import Settings

    home, draft, step = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    app = build(Settings(home=home))
    review = app.reviews.request(app.user(), draft.name, "0" * 64, Language.DE)
    path = app.upload_path(review.id)
    path.write_bytes(draft.read_bytes())
    print(review.id, flush=True)

    def crash(*args, **kwargs):
        os.kill(os.getpid(), 9)

    setattr(NdaReviewSteps, step, crash)
    app.runner.run(Order(review, path))
    """
)


def order(app: App, text: str, name: str = "nda.txt") -> Order:
    review = app.reviews.request(app.user(), name, "0" * 64, Language.DE)
    path = app.upload_path(review.id)
    path.write_text(text, encoding="utf-8")
    return Order(review, path)


def test_a_review_is_stored_with_its_result_and_its_checkpoints_are_gone(app: App) -> None:
    def is_kept() -> bool:
        beside = app.database.url.replace("state.sqlite3", "checkpoints.sqlite3")
        return "Getriebegehäusen".encode() in contents(beside, "checkpoint")

    meanwhile: list[bool] = []
    ended = app.runner.run(order(app, nda_de()), lambda _review: meanwhile.append(is_kept()))
    assert (ended.status, ended.error) == ("done", None)
    assert app.reviews.get(app.user(), ended.id) == ended
    assert app.pipeline().unfinished(ended.id) is False
    assert any(meanwhile), "or the search finds nothing at any rate"
    assert not is_kept()


def test_every_step_is_told_once_and_in_order(app: App) -> None:
    seen: list[StoredReview] = []
    app.runner.run(order(app, nda_de()), seen.append)
    assert [review.step for review in seen if review.step] == ["intake", "segment", "retrieve", "judge", "report"]
    assert seen[-1].status == "done"


def test_a_refused_document_keeps_its_own_words(app: App) -> None:
    ended = app.runner.run(order(app, ""))
    assert (ended.status, ended.result) == ("refused", None)
    assert ended.error


def test_an_error_of_the_program_is_told_without_its_details(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("canary-4711")

    monkeypatch.setattr(type(app.steps), "judge_clauses", broken)
    ended = app.runner.run(order(app, nda_de()))
    assert ended.status == "failed"
    assert ended.error is not None
    assert "canary-4711" not in ended.error
    assert ended.id in ended.error


def test_an_unknown_review_is_unknown_to_everybody(app: App) -> None:
    with pytest.raises(Exception, match="no-such-review"):
        app.reviews.get(app.user(), "no-such-review")


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("read", marks=pytest.mark.long),
        "judge_clauses",
        pytest.param("report", marks=pytest.mark.long),
    ],
)
def test_after_a_kill_the_review_goes_on_from_its_checkpoint(
    tmp_path: Path, home: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = tmp_path / "nda.txt"
    draft.write_text(nda_de(), encoding="utf-8")
    crashed = subprocess.run(
        [sys.executable, "-c", CRASH, str(home), str(draft), step], capture_output=True, text=True, timeout=120
    )
    assert crashed.returncode == -9, crashed.stderr
    review_id = crashed.stdout.strip()

    app = build(Settings(home=home))
    calls = []
    read = type(app.steps).read
    monkeypatch.setattr(type(app.steps), "read", lambda *args: calls.append(1) or read(*args))
    try:
        assert app.runner.resume(app.upload_path) == 1
        app.runner.close()
        assert app.reviews.get(app.user(), review_id).status == "done"
    finally:
        app.close()
    assert len(calls) == (1 if step == "read" else 0)  # what was read is not read again


def test_a_broken_library_is_told_as_a_refusal(tmp_path: Path) -> None:
    app = build(Settings(home=tmp_path / "home", policies=tmp_path / "nothing"))
    try:
        ended = app.runner.run(order(app, nda_de()))
        assert ended.status == "refused"
        with pytest.raises(BadInput):
            app.policies.clauses()
    finally:
        app.close()
