"""What Prometheus reads, and that it is told to nobody else."""

import re

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from agent.bootstrap import App, build
from agent.domain.draft.draft import DraftKind
from agent.domain.language import Language
from agent.services.drafts import Proposal
from agent.settings import Settings
from tests.api.conftest import served
from tests.approvals_world import NORDWERK, TEXT, Template

CANARY = "Zimtschnecke"


def figures(text: str) -> dict[tuple[str, tuple[str, ...]], float]:
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[(sample.name, tuple(sample.labels.values()))] = sample.value
    return found


def test_requests_are_counted_by_route_and_never_by_address(client: httpx.Client) -> None:
    for each in range(3):
        client.get(f"/api/drafts/{CANARY}-{each}")
    client.get(f"/{CANARY}?{CANARY}")
    client.request(CANARY.upper(), "/api/me")
    client.get("/static/favicon.svg")
    text = client.get("/metrics").text
    found = figures(text)
    assert found[("kam_http_requests_total", ("GET", "/api/drafts/{draft_id}", "404"))] == 3
    assert found[("kam_http_requests_total", ("GET", "none", "404"))] == 1
    assert found[("kam_http_request_seconds_count", ("GET", "/api/drafts/{draft_id}"))] == 3
    assert found[("kam_http_requests_running", ())] == 1  # this one
    assert CANARY.lower() not in text.lower()


def test_what_waits_in_the_state_is_counted_when_somebody_asks(approvals_template: Template) -> None:
    with approvals_template.opened() as world:
        kam = world.kam
        proposal = Proposal(DraftKind.ACCOUNT_PLAN, NORDWERK, f"{TEXT} {CANARY}", Language.DE, typed=True)
        for _ in range(2):
            world.app.desk.propose(kam, proposal)
        with served(world.app, warm=False) as site:
            text = httpx.get(f"{site}/metrics").text
    found = figures(text)
    assert found[("kam_drafts", ("pending",))] == 2
    assert found[("kam_audit_entries", ())] >= 2
    assert found[("kam_web_sessions", ())] == 0
    assert not re.search(f"{CANARY}|{NORDWERK}|brandt", text, re.IGNORECASE)


def test_a_state_that_does_not_answer_leaves_the_other_figures(client: httpx.Client, app: App) -> None:
    app.database.dispose()
    (app.settings.home / "state.sqlite3").write_bytes(b"damaged " * 2000)
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert "kam_http_requests_total" in answer.text
    assert "kam_drafts{" not in answer.text


@pytest.mark.parametrize(
    ("given", "status"), [("", 404), ("Bearer wrong", 404), ("Bearer é", 404), ("Bearer right-one", 200)]
)
def test_with_a_token_only_who_has_it_reads_them(settings: Settings, given: str, status: int) -> None:
    app = build(Settings(**settings.model_dump() | {"metrics_token": "right-one"}))
    with served(app, warm=False) as site:
        headers = [("authorization", given.encode())] if given else []
        assert httpx.get(f"{site}/metrics", headers=headers).status_code == status
    app.close()


def test_where_people_sign_in_there_is_nothing_without_a_token(settings: Settings) -> None:
    signs_in = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": "x"}
    app = build(Settings(**settings.model_dump() | signs_in))
    with served(app, warm=False) as site:
        assert httpx.get(f"{site}/metrics").status_code == 404
        assert httpx.get(f"{site}/healthz", headers={"host": "10.0.0.7:8000"}).status_code == 200
    app.close()
