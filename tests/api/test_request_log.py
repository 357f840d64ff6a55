"""The log of the running server over real requests: nothing that a person or a customer is called stands in it."""

import io
import json
from collections.abc import Iterator

import httpx
import pytest

from agent.bootstrap import App
from tests.api.conftest import served
from tests.approvals_world import NORDWERK, TEXT, Template
from tests.log_stream import logged

CANARY = "Zimtschnecke"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    with logged() as stream:
        yield stream


def test_a_line_for_every_request_without_contents(stream: io.StringIO, approvals_template: Template) -> None:
    mail = {"kind": "email", "account": NORDWERK, "subject": CANARY, "to": [f"{CANARY}@x.de"]}
    with (
        approvals_template.opened() as world,
        served(world.app, warm=False) as site,
        httpx.Client(base_url=site) as client,
    ):
        made = client.post("/api/drafts", json={**mail, "text": f"{TEXT}\n{CANARY}"})
        assert made.status_code == 201
        client.get(f"/api/drafts/{made.json()['id']}")
        client.get(f"/approvals/{CANARY}?q={CANARY}")
        client.get(f"/api/nda/register?account={CANARY}", headers={"user-agent": CANARY, "x-request-id": "a b"})
        told = client.get("/api/me", headers={"x-request-id": "trace-0123456789"})
        client.get("/healthz")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    requests = [line for line in lines if line.get("event") == "request"]
    assert [(line["method"], line["route"], line["status"]) for line in requests] == [
        ("POST", "/api/drafts", 201),
        ("GET", "/api/drafts/{draft_id}", 200),
        ("GET", "/approvals/{draft_id}", 404),
        ("GET", "/api/nda/register", 404),
        ("GET", "/api/me", 200),
    ]
    assert all(line["ms"] >= 0 and line["request"] for line in requests)
    assert requests[-1]["request"] == told.headers["x-request-id"] == "trace-0123456789"
    assert "a b" not in {line["request"] for line in requests}
    for word in (CANARY, "Nordwerk", "Kröger", "brandt"):
        assert word.lower() not in stream.getvalue().lower()


def test_a_request_that_breaks_tells_where_and_not_what(stream: io.StringIO, app: App) -> None:
    class Broken:
        def find(self, *_: object) -> None:
            raise RuntimeError(CANARY)

    app.__dict__["audit_service"] = Broken()
    with served(app, warm=False) as site:
        answer = httpx.get(f"{site}/api/audit", params={"subject": CANARY})
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "system.failed")
    assert CANARY not in answer.text
    assert "RuntimeError" in stream.getvalue()
    assert "routes/audit.py" in stream.getvalue()
    assert CANARY not in stream.getvalue()
