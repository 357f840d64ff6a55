"""Stored decisions: the last counts, nobody meets a traceback when several decide at once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from agent.adapters.state.decisions import SqlDecisions
from agent.bootstrap import App
from agent.domain.nda.redline.proposal import Choice, Decision
from tests.sample_reviews import reviewed

pytestmark = pytest.mark.both_databases

AT = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)


def decision(reason: str, proposal: str = "NDA-TERM", choice: Choice = Choice.REJECT) -> Decision:
    return Decision(proposal, choice, "", reason, "k.brandt", AT, agreed=False)


@pytest.fixture
def store(app: App) -> SqlDecisions:
    return SqlDecisions(app.database)


@pytest.fixture
def review_id(app: App) -> str:
    return reviewed(app, app.user()).id


def test_a_decision_comes_back_as_it_was_stored(store: SqlDecisions, review_id: str) -> None:
    store.put(review_id, decision("Grund: „äß“\nzweite Zeile"))
    assert list(store.of(review_id)) == [decision("Grund: „äß“\nzweite Zeile")]
    assert list(store.of("another")) == []


def test_the_last_decision_counts(store: SqlDecisions, review_id: str) -> None:
    for reason in ("first", "second"):
        store.put(review_id, decision(reason))
    assert [each.reason for each in store.of(review_id)] == ["second"]


def test_twenty_at_once_leave_one_whole_decision(store: SqlDecisions, review_id: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: store.put(review_id, decision(str(number))), range(20)))
    (left,) = store.of(review_id)
    assert left in [decision(str(number)) for number in range(20)]


def test_adding_leaves_what_is_decided_alone(store: SqlDecisions, review_id: str) -> None:
    store.put(review_id, decision("kept"))
    offered = [decision("", "NDA-TERM", Choice.ACCEPT), decision("", "NDA-PENALTY", Choice.ACCEPT)]
    assert list(store.add(review_id, offered)) == offered[1:]
    assert {each.proposal_id: each.reason for each in store.of(review_id)} == {"NDA-TERM": "kept", "NDA-PENALTY": ""}


def test_removing_tells_whether_there_was_one(store: SqlDecisions, review_id: str) -> None:
    store.put(review_id, decision("x"))
    assert [store.remove(review_id, "NDA-TERM") for _ in range(2)] == [True, False]
    assert list(store.of(review_id)) == []
