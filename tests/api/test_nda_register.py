"""The register over HTTP: shapes, refusals, who sees what."""

from typing import Any

import httpx
import pytest

from agent.bootstrap import App
from tests.sample_reviews import reviewed

REGISTER = "/api/nda/register"
NEW = {"account": "Nordwerk Antriebe GmbH", "signed_on": "2023-12-20", "in_force_until": "2026-12-20"}


def recorded(client: httpx.Client, **values: Any) -> dict[str, Any]:
    answer = client.post(REGISTER, json={**NEW, **values})
    assert answer.status_code == 201, answer.text
    entry: dict[str, Any] = answer.json()
    return entry


def test_an_nda_is_recorded_listed_and_ended(client: httpx.Client, app: App) -> None:
    review = reviewed(app, app.user())
    entry = recorded(client, review_id=review.id, note="Original bei Recht")
    assert client.get(REGISTER).json() == {"as_of": "2026-11-22", "entries": [entry]}
    assert (entry["state"], entry["days_left"], entry["notice"]) == ("ending", 28, 30)
    assert entry["message"].startswith("Die NDA mit Nordwerk Antriebe GmbH läuft in 28 Tagen ab (20.12.2026).")
    assert entry["deviations"][0] == {
        "policy_id": "NDA-PENALTY",
        "topic": "penalty",
        "topic_label": "Vertragsstrafe",
        "verdict": "contradicts",
        "severity": "red_line",
        "reason": "",
        "accepted_by": None,
        "decides": "Rechtsabteilung",
        "consent": "ohne dokumentierte Zustimmung (zuständig: Rechtsabteilung)",
    }
    ended = client.post(f"{REGISTER}/{entry['id']}/end", json={"on": "2026-11-22", "reason": "Ersetzt."})
    assert (ended.status_code, ended.json()["state"]) == (200, "ended")
    again = client.post(f"{REGISTER}/{entry['id']}/end", json={"on": "2026-11-22", "reason": "Ersetzt."})
    assert (again.status_code, again.json()["error"]["code"]) == (409, "register.already_ended")


def test_the_worst_stands_first_and_an_account_narrows(client: httpx.Client) -> None:
    for until in (None, "2027-12-31", "2026-11-21", "2026-12-31"):
        recorded(client, in_force_until=until, account="Heliotec AG")
    recorded(client)
    entries = client.get(REGISTER).json()["entries"]
    assert [entry["state"] for entry in entries] == ["expired", "ending", "ending", "in_force", "open_ended"]
    assert len(client.get(REGISTER, params={"account": "Heliotec AG"}).json()["entries"]) == 4
    assert client.get(REGISTER, params={"account": "Nobody GmbH"}).status_code == 404


def test_a_review_suggests_what_to_record(client: httpx.Client, app: App) -> None:
    review = reviewed(app, app.user())
    suggested = client.get(f"/api/nda/reviews/{review.id}/register-suggestion").json()
    assert suggested["signed_on"] is None
    assert (suggested["dated"], suggested["in_force_until"]) == ("2024-02-29", "2027-02-28")
    assert suggested["account"] == "Nordwerk Antriebe GmbH"
    assert "keine Annahme" in suggested["message"]
    assert len(suggested["deviations"]) == 5


def test_a_draft_without_a_date_counts_from_the_day_of_signing(client: httpx.Client, app: App) -> None:
    address = f"/api/nda/reviews/{reviewed(app, app.user(), date=None).id}/register-suggestion"
    assert client.get(address).json()["in_force_until"] is None
    assert client.get(address, params={"signed_on": "2024-02-29"}).json()["in_force_until"] == "2027-02-28"
    assert client.get(address, params={"signed_on": "2026-02-30"}).status_code == 422


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"account": "Vantage Pumps Ltd"}, 403),
        ({"account": "Nobody GmbH"}, 403),
        ({"account": ""}, 422),
        ({"account": "\0"}, 422),
        ({"account": None}, 422),
        ({"signed_on": "2026-02-30"}, 422),
        ({"signed_on": "20.12.2023"}, 422),
        ({"signed_on": 0}, 422),
        ({"signed_on": "2026-11-23"}, 422),
        ({"in_force_until": "2023-12-19"}, 422),
        ({"in_force_until": "soon"}, 422),
        ({"review_id": "unknown"}, 404),
        ({"note": "x" * 1_000_000}, 422),
        ({"document_name": "x" * 1_000_000}, 422),
    ],
)
def test_wrong_input_is_refused_in_words(refusing: httpx.Client, values: dict[str, Any], status: int) -> None:
    answer = refusing.post(REGISTER, json={**NEW, **values})
    assert answer.status_code == status
    assert 20 < len(answer.json()["error"]["message"]) < 400
    assert refusing.get(REGISTER).json()["entries"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"on": "2026-02-30", "reason": "x"}, 422),
        ({"on": "2020-01-01", "reason": "x"}, 422),
        ({"on": "2026-11-22", "reason": " "}, 422),
        ({"on": "2026-11-22"}, 422),
        ({"on": "2026-11-22", "reason": "x" * 1_000_000}, 422),
        ({"reason": "x"}, 422),
    ],
)
def test_a_wrong_end_is_refused(client: httpx.Client, body: dict[str, str], status: int) -> None:
    entry = recorded(client)
    assert client.post(f"{REGISTER}/{entry['id']}/end", json=body).status_code == status
    assert client.get(REGISTER).json()["entries"] == [entry]


def test_another_kam_sees_nothing_of_it(client: httpx.Client, app: App) -> None:
    review, entry = reviewed(app, app.user()), recorded(client)
    client.post("/api/session", json={"user": "m.yilmaz"})
    assert client.get(REGISTER).json()["entries"] == []
    end = {"on": "2026-11-22", "reason": "x"}
    for answer in (
        client.get(REGISTER, params={"account": entry["account"]}),
        client.post(f"{REGISTER}/{entry['id']}/end", json=end),
        client.get(f"/api/nda/reviews/{review.id}/register-suggestion"),
        client.post(REGISTER, json={**NEW, "account": "Vantage Pumps Ltd", "review_id": review.id}),
    ):
        assert answer.status_code == 404
    unknown = client.post(f"{REGISTER}/unknown/end", json=end)
    assert unknown.json()["error"]["code"] == "register.unknown"


def test_a_write_from_another_site_is_refused(client: httpx.Client) -> None:
    assert client.post(REGISTER, json=NEW, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.get(REGISTER).json()["entries"] == []
