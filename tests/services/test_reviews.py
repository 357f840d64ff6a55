"""The desk of reviews: what a second round may build on."""

import pytest

from agent.bootstrap import App
from agent.domain.errors import BadInput, Conflict, NotFound
from agent.domain.language import Language
from agent.ports import StoredReview
from tests.sample_reviews import reviewed


def request(app: App, user_id: str, previous: str | None) -> StoredReview:
    return app.reviews.request(app.identity.user(user_id), "v2.docx", "1" * 64, Language.DE, previous=previous)


def test_a_second_round_knows_the_review_before(app: App) -> None:
    first = reviewed(app, app.user())
    second = request(app, "k.brandt", first.id)
    assert first.previous is None
    assert app.reviews.get(app.user(), second.id).previous == first.id
    assert app.reviews.started(second, "intake").previous == first.id


def test_somebody_elses_review_is_no_round_of_mine(app: App) -> None:
    first = reviewed(app, app.user())
    for user, previous in (("m.yilmaz", first.id), ("k.brandt", "unknown")):
        with pytest.raises(NotFound):
            request(app, user, previous)
    assert [review.id for review in app.reviews.latest(app.user())] == [first.id]


def test_a_round_needs_a_review_with_a_result(app: App) -> None:
    running = request(app, "k.brandt", None)
    refused = app.reviews.failed(request(app, "k.brandt", None), BadInput("reviews.not_an_nda", name="x"))
    for review in (running, refused):
        with pytest.raises(Conflict):
            request(app, "k.brandt", review.id)
