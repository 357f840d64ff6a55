"""Drafts over HTTP: from a proposal to the file in the outbox."""

from collections.abc import Callable
from email import message_from_bytes, policy
from typing import Any

import pytest
from starlette.testclient import TestClient

from agent.bootstrap import App
from agent.domain.draft.delivery import DeliveryStatus
from agent.domain.draft.draft import DraftStatus
from tests.api.drafts.calls import (
    DRAFTS,
    NEW,
    PRICE,
    TEXT,
    after_sending,
    decide,
    mails,
    proposed,
    shown,
    sign_in,
    told,
)


def test_a_draft_goes_from_the_proposal_to_the_outbox_by_the_api_alone(client: TestClient, app: App) -> None:
    before = set(mails(app))
    card = proposed(client)
    assert (card["status"], card["version"], card["typed"], card["blocked"]) == ("pending", 1, True, False)
    assert card["text"] == TEXT.replace("{{F:call_off}}", card["facts"][0]["shown"])
    assert card["id"] in [line["id"] for line in client.get(DRAFTS).json()["drafts"]]
    assert shown(client, card) == card
    assert set(mails(app)) == before

    edited = decide(
        client, card, "edit", text=card["text"].replace("Guten Tag", "Sehr geehrte"), reason="Anrede"
    ).json()
    assert (edited["version"], edited["digest"] != card["digest"]) == (2, True)
    assert [line[0] for line in edited["changes"]] == ["-", "+"]

    approved = decide(client, edited, "approve", reason="So abgestimmt.")
    assert (approved.status_code, approved.json()["text"]) == (200, edited["text"])
    sent = after_sending(client, card)
    assert (sent["status"], sent["delivery"]["recipients"][0]["status"]) == ("sent", "accepted")
    assert sent["consents"][0]["reason"] == "So abgestimmt."
    (name,) = set(mails(app)) - before
    mail = message_from_bytes(mails(app)[name], policy=policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == edited["text"]
    assert (mail["Subject"], mail["From"].addresses[0].username) == (NEW["subject"], "k.brandt")


def test_approved_rejected_and_all_are_listed_apart(client: TestClient) -> None:
    waits, refused = proposed(client), proposed(client)
    assert decide(client, refused, "reject", reason="Nicht nötig.").json()["status"] == "rejected"

    def listed(status: str) -> set[str]:
        return {line["id"] for line in client.get(DRAFTS, params={"status": status}).json()["drafts"]}

    assert waits["id"] in listed("pending") & listed("all")
    assert refused["id"] in listed("rejected") & listed("all")
    assert not {waits["id"], refused["id"]} & listed("approved")
    assert client.get(DRAFTS, params={"status": "sent"}).status_code == 422


def test_the_same_request_makes_one_draft(client: TestClient) -> None:
    first, again = proposed(client, request_id="r-1"), proposed(client, request_id="r-1")
    assert again == first
    other = client.post(DRAFTS, json={**NEW, "request_id": "r-1", "subject": "Anders"})
    assert told(other) == (409, "drafts.request_reused")


def test_a_new_draft_replaces_an_old_one(client: TestClient) -> None:
    old = proposed(client)
    proposed(client, replaces=old["id"])
    assert shown(client, old)["status"] == "superseded"
    assert told(decide(client, old, "approve")) == (409, "drafts.is.superseded")


def test_what_has_changed_since_is_not_decided(client: TestClient, app: App) -> None:
    before, card = mails(app), proposed(client)
    edited = decide(client, card, "edit", subject="Neuer Betreff").json()
    for what, body in (
        ("approve", {}),
        ("edit", {"text": "Anderer Text."}),
        ("reject", {"reason": "x"}),
        ("ask", {"question": "Warum?"}),
        ("resolve", {"arrived": True, "reason": "x"}),
    ):
        assert told(decide(client, card, what, **body)) == (409, "drafts.stale")
    assert shown(client, card) == edited
    assert mails(app) == before


def test_a_decision_is_made_once(client: TestClient) -> None:
    card = proposed(client)
    assert decide(client, card, "approve").status_code == 200
    assert decide(client, card, "approve").status_code == 409
    assert decide(client, card, "reject", reason="x").status_code == 409
    assert after_sending(client, card)["status"] == "sent"
    assert told(decide(client, card, "resolve", arrived=False, reason="x")) == (409, "drafts.is.sent")


def test_a_question_leaves_it_waiting(client: TestClient) -> None:
    card = proposed(client)
    asked = decide(client, card, "ask", question="Stimmt der Zeitraum?").json()
    assert (asked["status"], asked["digest"]) == ("pending", card["digest"])
    assert asked["history"][-1]["note"] == "Stimmt der Zeitraum?"


def test_a_price_outside_the_rules_needs_a_second_person(client: TestClient) -> None:
    card = proposed(client, text=PRICE)
    assert card["right"]["approvers"] == ["head_of_sales"]
    once = decide(client, card, "approve").json()
    assert (once["status"], [each["capacity"] for each in once["consents"]]) == ("pending", ["own"])
    assert told(decide(client, card, "approve")) == (409, "drafts.second_is_first")
    sign_in(client, "l.vogt")
    assert decide(client, card, "approve").status_code == 403
    assert shown(client, card)["status"] == "pending"
    sign_in(client, "h.sommer")
    assert decide(client, card, "approve").status_code == 200
    sent = after_sending(client, card)
    assert sent["status"] == "sent"
    assert sent["delivery"]["sender"].startswith("Katharina Brandt")


def test_a_blocked_draft_is_shown_and_not_approved(client: TestClient) -> None:
    card = proposed(client, to=[])
    assert card["blocked"]
    assert any(not check["ok"] and check["blocking"] for check in card["checks"])
    assert told(decide(client, card, "approve")) == (422, "drafts.blocked")


@pytest.fixture
def troubled(client: TestClient, app: App, monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, Any]]:
    """An approved draft whose delivery ended as after a connection that broke."""

    def made() -> dict[str, Any]:
        with monkeypatch.context() as held:
            held.setattr(app, "deliver", lambda: None)
            card = proposed(client)
            decide(client, card, "approve")
        delivery = app.deliveries.of(card["id"])
        assert delivery is not None
        assert app.deliveries.update(delivery.in_doubt(), {DeliveryStatus.WAITING})
        assert app.drafts.move(card["id"], {DraftStatus.APPROVED}, DraftStatus.UNCERTAIN, card["digest"])
        return card

    return made


def test_a_person_tells_what_became_of_an_uncertain_delivery(
    client: TestClient, app: App, troubled: Callable[[], dict[str, Any]]
) -> None:
    before, card = set(mails(app)), troubled()
    assert decide(client, card, "resolve", arrived=True, reason=" ").status_code == 422
    settled = decide(client, card, "resolve", arrived=True, reason="Frau Dr. Osei hat geantwortet.").json()
    assert (settled["status"], settled["history"][-1]["kind"]) == ("sent", "resolved")
    assert set(mails(app)) == before

    again = troubled()
    assert decide(client, again, "resolve", arrived=False, reason="Nicht angekommen.").status_code == 200
    assert after_sending(client, again)["status"] == "sent"
    assert len(set(mails(app)) - before) == 1
