"""What a caller asks of the drafts over HTTP, and a first letter to ask it with."""

import time
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from agent.bootstrap import App

DRAFTS = "/api/drafts"
ACCOUNT = "Nordwerk Antriebe GmbH"
TEXT = "Guten Tag Frau Dr. Osei,\n\nder Abruf liegt bei {{F:call_off}}.\n\nMit freundlichen Grüßen\nKatharina Brandt"
PRICE = "Guten Tag,\n\nwir gewähren Ihnen 30 % Rabatt auf alle Artikel.\n\nMit freundlichen Grüßen\nKatharina Brandt"
NEW = {
    "kind": "email",
    "account": ACCOUNT,
    "text": TEXT,
    "subject": "Abruf im Rahmenvertrag",
    "to": ["miriam.osei@nordwerk.example"],
}
UNKNOWN = "00000000-0000-4000-8000-000000000000"


def sign_in(client: TestClient, user: str) -> None:
    client.cookies.set("kam_user", user)


def proposed(client: TestClient, **values: Any) -> dict[str, Any]:
    answer = client.post(DRAFTS, json={**NEW, **values})
    assert answer.status_code == 201, answer.text
    card: dict[str, Any] = answer.json()
    return card


def decide(client: TestClient, card: dict[str, Any], what: str, **body: Any) -> Response:
    return client.post(f"{DRAFTS}/{card['id']}/{what}", json={"digest": card["digest"], **body})


def told(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def shown(client: TestClient, card: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{DRAFTS}/{card['id']}").json()
    return found


def after_sending(client: TestClient, card: dict[str, Any]) -> dict[str, Any]:
    end = time.monotonic() + 60
    while (now := shown(client, card))["status"] in ("approved", "sending") and time.monotonic() < end:
        time.sleep(0.02)
    return now


def mails(app: App) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (app.settings.home / "outbox").glob("*.eml")}
