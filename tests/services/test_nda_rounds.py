"""A second round over the whole product: what became of our requests, and what else is new."""

from pathlib import Path

import pytest

from agent.bootstrap import App
from agent.domain.errors import BadInput, NotFound
from agent.domain.language import Language
from agent.domain.nda.redline.proposal import Choice
from agent.jobs.reviews import Order
from agent.ports import StoredReview
from tests.sample_ndas import nda_de

PENALTY = (
    "Für jeden Verstoß zahlt die empfangende Partei unabhängig vom Verschulden eine Vertragsstrafe von 250.000 Euro."
)
TERM = "Die Geheimhaltung gilt für fünfzehn Jahre ab Unterzeichnung."


def review(app: App, text: str, previous: str | None = None, account: str | None = None) -> StoredReview:
    stored = app.reviews.request(app.user(), "nda.txt", "0" * 64, Language.DE, account, previous=previous)
    path: Path = app.upload_path(stored.id)
    path.write_text(text, encoding="utf-8")
    ended = app.runner.run(Order(stored, path))
    assert ended.result, ended.error
    return ended


def test_each_request_gets_its_answer_and_each_addition_is_listed(app: App) -> None:
    first = review(app, nda_de(TERM, PENALTY))
    assert (first.result or {})["round"] is None
    back = nda_de(TERM.replace("fünfzehn", "fünf"), PENALTY.replace("250.000", "90.000"))
    back = back.replace("ausschließlich für den Zweck", "auch für andere Zwecke")
    second = review(app, back, first.id)
    found = (second.result or {})["round"]
    assert found["previous"]["id"] == first.id
    assert {each["proposal_id"]: each["outcome"] for each in found["answers"]} == {
        "NDA-TERM": "accepted",
        "NDA-PENALTY": "changed",
    }
    (slip,) = found["slipped_in"]
    assert "auch für andere Zwecke" in slip["after"]
    assert "purpose" in slip["topics"]


def test_what_we_did_not_ask_for_is_no_request(app: App) -> None:
    first = review(app, nda_de(TERM, PENALTY))
    app.decisions.decide(app.user(), first.id, "NDA-PENALTY", Choice.REJECT, reason="Wir nehmen sie hin.")
    second = review(app, nda_de(TERM, PENALTY), first.id)
    found = (second.result or {})["round"]
    assert [(each["proposal_id"], each["outcome"]) for each in found["answers"]] == [("NDA-TERM", "declined")]
    assert found["slipped_in"] == []


def test_our_own_wording_is_what_the_answer_is_held_against(app: App) -> None:
    first = review(app, nda_de(TERM))
    app.decisions.decide(
        app.user(), first.id, "NDA-TERM", Choice.REWRITE, text=TERM.replace("fünfzehn", "sieben"), reason="Mittelweg"
    )
    second = review(app, nda_de(TERM.replace("fünfzehn", "sieben")), first.id)
    (answer,) = (second.result or {})["round"]["answers"]
    assert answer["outcome"] == "accepted"
    assert "gilt für sieben Jahre ab" in answer["asked"]


def test_a_second_round_stays_with_its_account(app: App) -> None:
    first = review(app, nda_de(TERM), account="Heliotec AG")
    second = review(app, nda_de(TERM), first.id)
    assert second.account == "Heliotec AG"
    with pytest.raises(BadInput):
        app.reviews.request(app.user(), "x.txt", "0" * 64, Language.DE, "Nordwerk Antriebe GmbH", previous=first.id)


def test_somebody_elses_review_is_no_last_version(app: App) -> None:
    first = review(app, nda_de(TERM))
    with pytest.raises(NotFound):
        app.reviews.request(app.identity.user("m.yilmaz"), "x.txt", "0" * 64, Language.DE, previous=first.id)
