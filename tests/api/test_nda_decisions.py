"""Decisions over HTTP: shapes, refusals, who sees what."""

from typing import Any

import httpx
import pytest

from agent.bootstrap import App
from agent.domain.language import Language
from tests.sample_reviews import PROPOSALS, reviewed


@pytest.fixture
def address(app: App) -> str:
    return f"/api/nda/reviews/{reviewed(app, app.user()).id}/decisions"


def sign_in(client: httpx.Client, user: str, language: str | None = None) -> None:
    client.post("/api/session", json={"user": user, **({"language": language} if language else {})})


def test_a_proposal_is_decided_shown_and_undone(client: httpx.Client, address: str) -> None:
    made = client.put(
        f"{address}/NDA-TERM.2", json={"choice": "rewrite", "text": "Zwei Jahre.", "reason": "Kompromiss"}
    )
    assert made.status_code == 200
    shown: dict[str, Any] = made.json()
    assert shown.pop("decided_at").startswith("2026-11-22T")
    assert shown == {
        "proposal_id": "NDA-TERM.2",
        "choice": "rewrite",
        "text": "Zwei Jahre.",
        "reason": "Kompromiss",
        "decided_by": "k.brandt",
        "decided_by_name": "Katharina Brandt",
        "agreed": False,
        "needs": "Rechtsabteilung",
    }
    assert client.get(address).json() == {"decisions": [made.json()]}
    assert client.delete(f"{address}/NDA-TERM.2").status_code == 204
    assert client.get(address).json() == {"decisions": []}
    assert client.delete(f"{address}/NDA-TERM.2").status_code == 204


def test_legal_consents_in_the_language_of_the_reader(client: httpx.Client, address: str) -> None:
    rejected = {"choice": "reject", "reason": "The customer insists."}
    sign_in(client, "k.brandt", "en")
    assert client.put(f"{address}/NDA-PENALTY", json=rejected).json()["needs"] == "Legal"
    sign_in(client, "l.vogt")
    agreed = client.put(f"{address}/NDA-PENALTY", json=rejected).json()
    assert (agreed["agreed"], agreed["needs"], agreed["decided_by_name"]) == (True, None, "Dr. Lorenz Vogt")


def test_the_rest_is_accepted_at_once(client: httpx.Client, address: str) -> None:
    client.put(f"{address}/NDA-TERM", json={"choice": "reject", "reason": "x"})
    rows = client.post(f"{address}/accept-rest").json()["decisions"]
    assert [row["proposal_id"] for row in rows] == PROPOSALS
    assert [row["choice"] for row in rows].count("accept") == len(PROPOSALS) - 1
    assert client.get(address).json()["decisions"] == rows


@pytest.mark.parametrize(
    ("proposal", "body", "status"),
    [
        ("NDA-TERM", '{"choice": "sign"}', 422),
        ("NDA-TERM", '{"choice": "reject"}', 422),
        ("NDA-TERM", '{"choice": "rewrite", "reason": "x"}', 422),
        ("NDA-TERM", '{"choice": "rewrite", "text": "a\\u0000b", "reason": "x"}', 422),
        ("NDA-TERM", '{"choice": "reject", "reason": "\\ud800"}', 422),
        ("NDA-TERM", '{"choice": "reject", "reason": "' + "x" * 1_000_000 + '"}', 422),
        ("NDA-TERM", '{"choice": "reject", "reason": 5}', 422),
        ("NDA-TERM", "[]", 422),
        ("NDA-TERM", "nonsense", 422),
        ("NDA-NONE", '{"choice": "accept"}', 404),
        ("x" * 500, '{"choice": "accept"}', 422),
        ("%FF%00", '{"choice": "accept"}', 422),
    ],
)
def test_wrong_input_is_refused_in_words(
    client: httpx.Client, address: str, proposal: str, body: str, status: int
) -> None:
    answer = client.put(f"{address}/{proposal}", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert 20 < len(answer.json()["error"]["message"]) < 400
    assert client.get(address).json() == {"decisions": []}


def test_another_kam_sees_nothing(client: httpx.Client, address: str) -> None:
    sign_in(client, "m.yilmaz")
    for method, path, body in (
        ("GET", address, None),
        ("PUT", f"{address}/NDA-TERM", {"choice": "accept"}),
        ("DELETE", f"{address}/NDA-TERM", None),
        ("POST", f"{address}/accept-rest", None),
    ):
        answer = client.request(method, path, json=body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "reviews.unknown")


def test_a_review_that_is_not_done_is_a_conflict(client: httpx.Client, app: App) -> None:
    review = app.reviews.request(app.user(), "nda.docx", "0" * 64, Language.DE)
    assert client.get(f"/api/nda/reviews/{review.id}/decisions").status_code == 409


@pytest.mark.parametrize(("method", "path"), [("PUT", "/NDA-TERM"), ("DELETE", "/NDA-TERM"), ("POST", "/accept-rest")])
def test_a_write_from_another_site_is_refused(client: httpx.Client, address: str, method: str, path: str) -> None:
    body = {"choice": "accept"} if method == "PUT" else None
    answer = client.request(method, address + path, json=body, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert client.get(address).json() == {"decisions": []}
