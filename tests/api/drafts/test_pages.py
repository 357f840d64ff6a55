"""The pages of the drafts, as the server makes them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.settings import shipped_policies
from api.app import create_app
from api.waiting import waiting
from tests.api.drafts.calls import DRAFTS, PRICE, UNKNOWN, decide, proposed, sign_in, told
from tests.direct_sql import execute
from tests.faults.tampering import change_within


def _sql(statement: str) -> Callable[[str, str], None]:
    return lambda url, draft_id: execute(url, statement, draft_id)


BROKEN = {
    "text": lambda url, draft_id: change_within(url, draft_id, "content", "to", to=[1]),
    "right": lambda url, draft_id: change_within(url, draft_id, "right", "verdict", to="x"),
    "no JSON": _sql("update draft_versions set content = 'x{}' where draft_id = ?"),
    "expiry": _sql("update drafts set expires_at = 'soon' where id = ?"),
    "events": _sql("update draft_events set kind = 'x' where draft_id = ?"),
}
_NOT_TAKEN = {"no JSON", "expiry"}  # by PostgreSQL's columns of JSON and of times


@pytest.mark.parametrize(
    "what", [pytest.param(name, marks=[pytest.mark.sqlite_only] * (name in _NOT_TAKEN)) for name in BROKEN]
)
def test_a_draft_that_nobody_can_read_takes_no_list_down(client: TestClient, app: App, what: str) -> None:
    other, card = proposed(client), proposed(client)
    BROKEN[what](app.database.url, card["id"])
    listed = {line["id"]: line for line in client.get(DRAFTS).json()["drafts"]}
    assert listed[other["id"]]["unreadable"] is False
    assert listed[card["id"]]["unreadable"] is (what != "events")
    assert told(client.get(f"{DRAFTS}/{card['id']}")) == (409, "drafts.tampered")
    page, one = client.get("/approvals"), client.get(f"/approvals/{card['id']}")
    assert (page.status_code, one.status_code) == (200, 409)
    assert card["id"] in page.text
    assert other["id"] in page.text
    if what != "events":
        assert told(decide(client, card, "approve")) == (409, "drafts.tampered")
        assert "nicht lesbar" in page.text
    for table, key in (("draft_events", "draft_id"), ("draft_versions", "draft_id"), ("drafts", "id")):
        execute(app.database.url, f"delete from {table} where {key} = ?", card["id"])  # noqa: S608 - names above


@pytest.mark.parametrize("path", ["/%ff%fe", "/%3Cscript%3E", "/x%00", f"/{UNKNOWN}", "/" + "x" * 3000])
def test_the_page_of_an_unknown_draft_is_a_page(client: TestClient, path: str) -> None:
    answer = client.get(f"/approvals{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<script>" not in answer.text
    assert "Das kann nicht gezeigt werden" in answer.text


@pytest.mark.parametrize("status", ["", "sent", "<script>", "\0", "x" * 3000])
def test_an_unknown_filter_shows_what_waits(client: TestClient, status: str) -> None:
    answer = client.get("/approvals", params={"status": status})
    assert answer.status_code == 200
    assert "Entwürfe: Offen" in answer.text


def test_broken_rules_are_told_on_the_page_and_leave_the_others_alone(
    client: TestClient, app: App, tmp_path: Path
) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(shipped_policies(), policies)
    (policies / "approvals.yaml").write_text("version: 1\nnonsense: true\n", encoding="utf-8")
    other = build(app.settings.model_copy(update={"policies": policies}))
    proposed(client, text=PRICE)
    page = TestClient(create_app(other), base_url="http://127.0.0.1", cookies={"kam_user": "l.vogt"})
    assert page.get("/nda").status_code == 200
    answer = page.get("/approvals")
    other.close()
    assert (answer.status_code, "Das kann nicht gezeigt werden" in answer.text) == (422, True)


@pytest.mark.parametrize("user", ["k.brandt", "m.yilmaz", "h.sommer", "l.vogt", "a.petersen"])
def test_the_navigation_counts_what_the_list_shows(client: TestClient, app: App, user: str) -> None:
    proposed(client)
    proposed(client, text=PRICE)
    sign_in(client, user)
    assert waiting(app, app.identity.user(user)) == len(client.get(DRAFTS).json()["drafts"])
