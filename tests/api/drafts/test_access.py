"""Who may see a draft over HTTP, and who may propose or decide one."""

from typing import Any

from starlette.testclient import TestClient

from tests.api.drafts.calls import DRAFTS, NEW, UNKNOWN, decide, proposed, shown, sign_in, told


def test_somebody_elses_draft_does_not_exist(client: TestClient) -> None:
    card = proposed(client)
    sign_in(client, "m.yilmaz")
    assert card["id"] not in [line["id"] for line in client.get(DRAFTS, params={"status": "all"}).json()["drafts"]]
    for path in ("", "/attachments/" + "0" * 64):
        foreign, unknown = (client.get(f"{DRAFTS}/{each}{path}") for each in (card["id"], UNKNOWN))
        assert told(foreign) == told(unknown) == (404, "drafts.unknown")
    bodies: tuple[tuple[str, dict[str, Any]], ...] = (
        ("approve", {}),
        ("edit", {"text": "x"}),
        ("reject", {"reason": "x"}),
        ("ask", {"question": "x"}),
        ("resolve", {"arrived": True, "reason": "x"}),
    )
    for what, body in bodies:
        assert told(decide(client, card, what, **body)) == (404, "drafts.unknown")
    assert told(client.post(DRAFTS, json=NEW)) == (403, "access.account")
    assert told(client.post(DRAFTS, json={**NEW, "account": "Vantage Pumps Ltd", "replaces": card["id"]}))[0] == 404


def test_without_the_role_nothing_is_proposed_or_decided(client: TestClient) -> None:
    card = proposed(client)
    sign_in(client, "a.petersen")
    assert told(client.post(DRAFTS, json=NEW)) == (403, "access.role")
    assert decide(client, card, "approve").status_code == 404
    sign_in(client, "l.vogt")  # sees it, has no say in it
    for what, body in (("approve", {}), ("edit", {"text": "x"}), ("reject", {"reason": "x"})):
        assert told(decide(client, card, what, **body)) == (403, "drafts.no_right")


def test_a_write_from_another_site_is_refused(client: TestClient) -> None:
    card = proposed(client)
    foreign = {"origin": "https://evil.example"}
    seen = {"digest": card["digest"]}
    assert client.post(f"{DRAFTS}/{card['id']}/approve", json=seen, headers=foreign).status_code == 403
    assert client.post(DRAFTS, json=NEW, headers=foreign).status_code == 403
    assert shown(client, card)["status"] == "pending"
