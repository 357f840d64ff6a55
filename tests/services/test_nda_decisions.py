"""Deciding on proposals: who may, what it needs, what the chain holds of it."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from agent.bootstrap import App
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.nda.redline.proposal import Choice
from tests.conftest import TODAY
from tests.sample_reviews import PROPOSALS, reviewed


@pytest.fixture
def kam(app: App) -> User:
    return app.user()


@pytest.fixture
def legal(app: App) -> User:
    return app.identity.user("l.vogt")


@pytest.fixture
def review_id(app: App, kam: User) -> str:
    return reviewed(app, kam).id


def shown(app: App, user: User, review_id: str, language: Language = Language.DE) -> dict[str, dict[str, Any]]:
    decisions = app.decisions.decisions(user, review_id)
    return {row["proposal_id"]: row for row in app.decisions.shown(user, review_id, decisions, language)}


def audited(app: App) -> list[dict[str, Any]]:
    return [dict(entry.details) for entry in app.audit.entries() if entry.action == "nda_proposal.decided"]


def test_a_rewriting_is_kept_with_its_reason_and_its_author(app: App, kam: User, review_id: str) -> None:
    made = app.decisions.decide(kam, review_id, "NDA-COPIES", Choice.REWRITE, " Unser Text \n", "Kürzer.")
    assert (made.text, made.reason, made.decided_by, made.agreed) == ("Unser Text", "Kürzer.", "k.brandt", False)
    assert made.decided_at.date() == TODAY
    assert app.decisions.decisions(kam, review_id) == [made]


def test_a_consent_is_taken_back_by_its_department_only(app: App, kam: User, legal: User, review_id: str) -> None:
    app.decisions.decide(legal, review_id, "NDA-PENALTY", Choice.REJECT, reason="Vertretbar.")
    for change in (
        lambda: app.decisions.decide(kam, review_id, "NDA-PENALTY", Choice.ACCEPT),
        lambda: app.decisions.undo(kam, review_id, "NDA-PENALTY"),
    ):
        with pytest.raises(Forbidden):
            change()
    assert shown(app, kam, review_id)["NDA-PENALTY"]["agreed"] is True
    app.decisions.undo(legal, review_id, "NDA-PENALTY")
    assert "NDA-PENALTY" not in shown(app, kam, review_id)


def test_a_kam_may_prepare_but_the_missing_consent_is_told(app: App, kam: User, legal: User, review_id: str) -> None:
    app.decisions.decide(kam, review_id, "NDA-PENALTY", Choice.REJECT, reason="Der Kunde besteht darauf.")
    for language, name in ((Language.DE, "Rechtsabteilung"), (Language.EN, "Legal")):
        row = shown(app, kam, review_id, language)["NDA-PENALTY"]
        assert (row["agreed"], row["needs"], row["decided_by_name"]) == (False, name, "Katharina Brandt")
    app.decisions.decide(legal, review_id, "NDA-PENALTY", Choice.REJECT, reason="Vertretbar.")
    row = shown(app, kam, review_id)["NDA-PENALTY"]
    assert (row["agreed"], row["needs"], row["decided_by_name"]) == (True, None, "Dr. Lorenz Vogt")


def test_for_management_nobody_of_the_demo_can_consent(app: App, legal: User, review_id: str) -> None:
    app.decisions.decide(legal, review_id, "NDA-EXCLUSIVITY", Choice.REJECT, reason="x")
    assert shown(app, legal, review_id)["NDA-EXCLUSIVITY"]["needs"] == "Geschäftsführung"


def test_consent_stays_when_the_person_leaves_the_department(app: App, legal: User, review_id: str) -> None:
    app.decisions.decide(legal, review_id, "NDA-PENALTY", Choice.REJECT, reason="x")
    with app.database.transaction() as session:
        session.connection().exec_driver_sql("delete from user_roles where user_id = 'l.vogt'")
    assert shown(app, app.user(), review_id)["NDA-PENALTY"]["agreed"] is True


def test_the_last_decision_counts_and_all_are_audited_without_their_words(app: App, kam: User, review_id: str) -> None:
    app.decisions.decide(kam, review_id, "NDA-TERM.2", Choice.REJECT, reason="Frau Kröger will es so.")
    app.decisions.decide(kam, review_id, "NDA-TERM.2", Choice.REWRITE, "Zwei Jahre.", "Kompromiss")
    app.decisions.undo(kam, review_id, "NDA-TERM.2")
    app.decisions.undo(kam, review_id, "NDA-TERM.2")  # nothing there: nothing happened
    assert app.decisions.decisions(kam, review_id) == []
    assert [(entry["proposal"], entry["choice"]) for entry in audited(app)] == [
        ("NDA-TERM.2", "reject"),
        ("NDA-TERM.2", "rewrite"),
        ("NDA-TERM.2", "undone"),
    ]
    assert audited(app)[1]["text"] == hashlib.sha256(b"Zwei Jahre.").hexdigest()
    assert "Kröger" not in str(audited(app))
    assert app.audit_service.verify(kam).broken_at is None
    assert {entry.subject for entry in app.audit.entries()} == {review_id}


def test_the_rest_is_accepted_and_what_was_decided_stays(app: App, kam: User, review_id: str) -> None:
    app.decisions.decide(kam, review_id, "NDA-TERM", Choice.REJECT, reason="x")
    decided = app.decisions.accept_rest(kam, review_id)
    assert [decision.proposal_id for decision in decided] == PROPOSALS
    assert {each.proposal_id for each in decided if each.choice is Choice.REJECT} == {"NDA-TERM"}
    assert len(audited(app)) == len(PROPOSALS)
    assert app.decisions.accept_rest(kam, review_id) == decided
    assert len(audited(app)) == len(PROPOSALS)


def test_many_decisions_at_once_are_all_audited(app: App, kam: User, review_id: str) -> None:
    def decide(number: int) -> None:
        app.decisions.decide(kam, review_id, "NDA-TERM", Choice.REJECT, reason=f"Grund {number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(decide, range(16)))
    assert len(audited(app)) == 16
    assert len(app.decisions.decisions(kam, review_id)) == 1
    assert app.audit_service.verify(kam).broken_at is None


@pytest.mark.parametrize(
    ("proposal", "choice", "text", "reason", "error"),
    [
        ("NDA-NONE", Choice.ACCEPT, "", "", NotFound),
        ("NDA-VENUE", Choice.ACCEPT, "", "", NotFound),  # it conforms: nothing is proposed
        ("x" * 1_000_000, Choice.ACCEPT, "", "", BadInput),
        ("\ud800", Choice.ACCEPT, "", "", BadInput),
        ("NDA-TERM", Choice.REJECT, "", "", BadInput),
        ("NDA-TERM", Choice.REWRITE, "", "x", BadInput),
        ("NDA-TERM", Choice.REWRITE, "a\x1bb", "x", BadInput),
        ("NDA-TERM", Choice.REJECT, "", "x" * 1_000_000, BadInput),
    ],
)
def test_what_cannot_be_decided_leaves_no_trace(
    app: App, kam: User, review_id: str, proposal: str, choice: Choice, text: str, reason: str, error: type[KamError]
) -> None:
    with pytest.raises(error):
        app.decisions.decide(kam, review_id, proposal, choice, text, reason)
    assert (app.decisions.decisions(kam, review_id), audited(app)) == ([], [])


def test_somebody_elses_review_does_not_exist(app: App, review_id: str) -> None:
    other, admin = app.identity.user("m.yilmaz"), app.identity.user("a.petersen")
    for user in (other, admin):
        with pytest.raises(NotFound):
            app.decisions.decide(user, review_id, "NDA-TERM", Choice.ACCEPT)
        with pytest.raises(NotFound):
            app.decisions.undo(user, review_id, "NDA-TERM")
        with pytest.raises(NotFound):
            app.decisions.decisions(user, review_id)
        with pytest.raises(NotFound):
            app.decisions.accept_rest(user, review_id)
    assert audited(app) == []


def test_seeing_a_review_without_a_role_is_not_enough(app: App, review_id: str) -> None:
    guest = User("g", "G", "g@example", frozenset({Role.ADMIN}), frozenset({"Nordwerk Antriebe GmbH"}))
    with pytest.raises(Forbidden):
        app.decisions.decide(guest, review_id, "NDA-TERM", Choice.ACCEPT)


def test_a_review_without_a_result_has_nothing_to_decide(app: App, kam: User) -> None:
    running = app.reviews.request(kam, "nda.docx", "0" * 64, Language.DE)
    failed = app.reviews.failed(app.reviews.request(kam, "nda.docx", "0" * 64, Language.DE), None)
    for review in (running, failed):
        with pytest.raises(Conflict):
            app.decisions.decisions(kam, review.id)


def test_an_older_result_without_proposals_has_nothing_to_decide(app: App, kam: User) -> None:
    review = app.reviews.request(kam, "nda.docx", "0" * 64, Language.DE)
    app.reviews.done(review, {"findings": [], "recommendation": {"level": "green"}})
    assert app.decisions.accept_rest(kam, review.id) == []


def test_a_decision_without_its_entry_is_no_decision(
    app: App, kam: User, review_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(app.audit, "append", broken)
        with pytest.raises(RuntimeError):
            app.decisions.decide(kam, review_id, "NDA-COPIES", Choice.ACCEPT)
    assert app.decisions.decisions(kam, review_id) == []
