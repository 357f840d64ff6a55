"""Batches in the state: one of a key, documents with how their reviews stand."""

import dataclasses

import pytest

from agent.adapters.state.batches import SqlBatches
from agent.bootstrap import App
from agent.domain.errors import NotFound
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.batch import Batch, BatchDocument, Summary

SUMMARY = Summary("red", {"contradicts": 1}, {"red_line": 1}, None, 1.5)


@pytest.fixture
def store(app: App) -> SqlBatches:
    return SqlBatches(app.database)


def batch(app: App, batch_id: str = "b", key: str = "k", user: str = "k.brandt") -> Batch:
    return Batch(batch_id, app.clock.now(), user, key, "eingang", None, "de", False)


def document(app: App, user: User, place: str = "p", sha256: str = "0" * 64) -> BatchDocument:
    review = app.reviews.request(user, "a.txt", sha256, Language.DE)
    return BatchDocument(place, "a.txt", sha256, review.id)


def test_a_key_has_one_batch_of_a_user(app: App, store: SqlBatches) -> None:
    assert store.create(batch(app))
    assert not store.create(batch(app, "other"))
    assert store.create(batch(app, "another", user="h.sommer"))
    assert store.create(batch(app, "c", key=""))
    assert store.create(batch(app, "d", key=""))  # without a key they share nothing
    found = store.find("k.brandt", "k")
    assert found is not None
    assert found == store.get("b")
    assert {each.id for each in store.latest("k.brandt", 10)} == {"b", "c", "d"}
    with pytest.raises(NotFound):
        store.get("other")


def test_documents_stand_as_their_reviews_do(app: App, store: SqlBatches) -> None:
    store.create(batch(app))
    first, second = document(app, app.user()), document(app, app.user(), "q", "1" * 64)
    store.put("b", first)
    store.put("b", second)
    app.reviews.failed(app.reviews.reviews.get(first.review_id), None)
    assert [(each.place, each.status, each.error_code) for each in store.documents("b")] == [
        ("p", "failed", "reviews.failed"),
        ("q", "queued", None),
    ]
    assert (store.count("b"), store.of_content("b", "1" * 64)) == (2, [second])
    store.summarise(second.review_id, SUMMARY)
    assert store.at("b", "q") == dataclasses.replace(second, summary=SUMMARY)
    store.put("b", dataclasses.replace(second, review_id=first.review_id))  # another review has other figures
    found = store.at("b", "q")
    assert found is not None
    assert (found.status, found.summary) == ("failed", None)
    store.keep_only("b", {"q"})
    assert [each.place for each in store.documents("b")] == ["q"]


def test_reviews_of_batches_are_not_among_the_latest(app: App, store: SqlBatches) -> None:
    store.create(batch(app))
    store.put("b", document(app, app.user()))
    alone = app.reviews.request(app.user(), "b.txt", "1" * 64, Language.DE)
    assert [each.id for each in app.reviews.latest(app.user())] == [alone.id]
