"""Stored register entries: they come back whole, and end once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from agent.adapters.state.register import SqlRegister
from agent.bootstrap import App
from agent.domain.errors import NotFound
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.register import Deviation, RegisterEntry
from tests.sample_reviews import reviewed

pytestmark = pytest.mark.both_databases

DAY = dt.date(2026, 11, 22)


@pytest.fixture
def store(app: App) -> SqlRegister:
    return SqlRegister(app.database)


@pytest.fixture
def entry(app: App) -> RegisterEntry:
    deviation = Deviation(
        "NDA-TERM", "term", Verdict.DEVIATES, Severity.RED_LINE, "Grund „ä“", "Dr. Lorenz Vogt", "legal"
    )
    return RegisterEntry(
        id="1",
        account="Brück & Söhne Landtechnik",
        document_name="NDA.docx",
        signed_on=dt.date(2024, 2, 29),
        in_force_until=dt.date(2027, 2, 28),
        survival_until=None,
        review_id=reviewed(app, app.user()).id,
        deviations=(deviation, replace(deviation, accepted_by=None)),
        recorded_by="k.brandt",
        recorded_at=dt.datetime(2026, 11, 22, 8, 30, tzinfo=dt.UTC),
        note="Notiz",
    )


def test_an_entry_comes_back_as_it_was_stored(store: SqlRegister, entry: RegisterEntry) -> None:
    bare = replace(entry, id="2", review_id=None, deviations=(), in_force_until=None)
    for each in (entry, bare):
        store.add(each)
        assert store.get(each.id) == each
    assert list(store.entries()) == [entry, bare]


def test_an_unknown_entry_is_not_found(store: SqlRegister) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        store.get("nowhere")


def test_of_many_who_end_an_entry_one_does(store: SqlRegister, entry: RegisterEntry) -> None:
    store.add(entry)
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda number: store.end("1", DAY, str(number)), range(12)))
    assert won.count(True) == 1
    ended = store.get("1")
    assert ended == replace(entry, ended_on=DAY, end_reason=str(won.index(True)))
    assert store.end("2", DAY, "unknown") is False
