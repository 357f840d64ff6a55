"""Drafts from facts over HTTP: every kind, refusals with their reason, files, any body one can think of."""

import io
import json
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.domain.draft.draft import DraftStatus
from agent.settings import Settings
from api.app import create_app
from tests.conftest import TODAY

MAKE, ACCOUNT, OTHERS = "/api/drafts/make", "Nordwerk Antriebe GmbH", "Aurelia Mobility SE"
KINDS: dict[str, dict[str, Any]] = {
    "escalation": {"contract": "RV-2024-017", "stage": 1},
    "escalation_record": {"contract": "RV-2024-017"},
    "renegotiation": {},
    "account_plan": {"shared": True},
    "briefing": {"date": "2026-12-03"},
    "reorder": {},
    "email": {"purpose": "information", "points": ["Die Muster liegen bereit."]},
    "price_preparation": {"purpose": "Jahresgespräch"},
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One demo world for all tests."""
    folder = tmp_path_factory.mktemp("drafting")
    built = build(Settings(home=folder / "home", cache=folder / "cache", today=TODAY))
    yield built
    built.close()


@pytest.fixture(scope="module")
def api(app: App) -> TestClient:
    return TestClient(
        create_app(app), base_url="http://127.0.0.1", raise_server_exceptions=False
    )  # without the lifespan: no warm judge needed


@pytest.fixture
def client(api: TestClient) -> TestClient:
    api.cookies.clear()
    return api


def make(client: TestClient, kind: str, account: str = ACCOUNT, **values: Any) -> Response:
    return client.post(MAKE, json={"kind": kind, "account": account, **values})


def posted(client: TestClient, body: object) -> Response:
    """In ASCII: lone surrogates travel as escapes."""
    return client.post(MAKE, content=json.dumps(body), headers={"Content-Type": "application/json"})


def stored(app: App) -> int:
    return len(app.drafts.find(tuple(DraftStatus), None, 1000, figures=False))


def told(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def rows(app: App) -> list[tuple[str, str, str, dict[str, object]]]:
    return [(each.actor, each.action, each.subject, dict(each.details)) for each in app.audit.entries()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_and_waits(client: TestClient, kind: str) -> None:
    answer = make(client, kind, language="en", **KINDS[kind])
    assert answer.status_code == 201, answer.text
    card = answer.json()
    assert (card["kind"], card["status"], card["language"], card["typed"]) == (kind, "pending", "en", False)
    assert card["text"].strip()
    assert not card["blocked"], [check for check in card["checks"] if not check["ok"]]
    assert client.get(f"/api/drafts/{card['id']}").json() == card


def test_the_language_of_the_contact_counts_where_none_is_asked_for(client: TestClient) -> None:
    assert make(client, "escalation").json()["language"] == "de"


def test_the_same_request_makes_one_draft(client: TestClient) -> None:
    first, again = (make(client, "account_plan", request_id="plan 1").json() for _ in range(2))
    assert first["id"] == again["id"]
    assert told(make(client, "price_preparation", request_id="plan 1")) == (409, "drafts.request_reused")


def test_what_does_not_apply_is_refused_with_the_reason(client: TestClient) -> None:
    answer = make(client, "escalation", "Kranich Medizintechnik GmbH & Co. KG")
    assert answer.status_code == 422
    assert answer.json()["error"]["code"].startswith("drafting.escalation.")
    assert "unter 70 %; der niedrigste ist RV-2024-041" in answer.json()["error"]["message"]
    client.cookies.set("kam_language", "en")
    assert (
        "RV-2024-041" in make(client, "escalation", "Kranich Medizintechnik GmbH & Co. KG").json()["error"]["message"]
    )
    assert told(make(client, "escalation", contract="RV-9999-999"))[0] in (404, 422)


@pytest.mark.parametrize("account", [OTHERS, "Nobody & Co.", "\u0000", "x" * 200])
def test_a_foreign_account_is_refused_like_an_unknown_one_and_recorded(
    client: TestClient, app: App, account: str
) -> None:
    before = len(rows(app))
    assert told(make(client, "account_plan", account)) == (403, "access.account")
    details = {"code": "access.account", "kind": "account_plan"}
    assert rows(app)[before:] == [("k.brandt", "draft.refused", "-", details)]


def test_who_is_no_key_account_manager_makes_nothing(client: TestClient, app: App) -> None:
    client.cookies.set("kam_user", "l.vogt")
    assert told(make(client, "briefing", date="2026-12-03"))[0] == 403
    assert rows(app)[-1][:2] == ("l.vogt", "draft.refused")


WRONG: list[dict[str, Any]] = [
    {},
    {"kind": "email"},
    {"account": ACCOUNT},
    {"kind": "crm_note", "account": ACCOUNT},
    {"kind": ["email"], "account": ACCOUNT},
    {"kind": "email", "account": ""},
    {"kind": "email", "account": "x" * 201},
    {"kind": "email", "account": ACCOUNT, "contract": "RV-2024-017"},
    {"kind": "email", "account": ACCOUNT, "points": "one"},
    {"kind": "email", "account": ACCOUNT, "points": ["x"] * 101},
    {"kind": "email", "account": ACCOUNT, "points": ["x" * 2001]},
    {"kind": "email", "account": ACCOUNT, "points": [f"Punkt {at}" for at in range(50)]},
    {"kind": "email", "account": ACCOUNT, "language": "fr", "points": ["x"]},
    {"kind": "email", "account": ACCOUNT, "contact": "Nobody", "points": ["Die Muster liegen bereit."]},
    {"kind": "email", "account": ACCOUNT, "request_id": "", "points": ["x"]},
    {"kind": "email", "account": ACCOUNT, "purpose": "x" * 2001},
    {"kind": "email", "account": ACCOUNT, "purpose": "\ud800", "points": ["a\ud800b"]},
    {"kind": "escalation", "account": ACCOUNT, "stage": 4},
    {"kind": "escalation", "account": ACCOUNT, "stage": "1"},
    {"kind": "escalation", "account": ACCOUNT, "stage": True},
    {"kind": "account_plan", "account": ACCOUNT, "shared": "yes"},
    {"kind": "briefing", "account": ACCOUNT, "date": "2026-02-30"},
    {"kind": "briefing", "account": ACCOUNT, "date": "03.12.2026"},
    {"kind": "briefing", "account": ACCOUNT, "date": "2026-12-03T00:00:00"},
    {"kind": "briefing", "account": ACCOUNT, "date": 1796256000},
    {"kind": "briefing", "account": ACCOUNT, "date": "2020-01-01"},
    {"kind": "briefing", "account": ACCOUNT, "date": "0000-00-00"},
    {"kind": "reorder", "account": ACCOUNT, "article": "MC-0"},
    {"kind": "price_preparation", "account": ACCOUNT, "article": "../../etc/passwd"},
]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("body", WRONG, ids=str)
def test_what_cannot_be_made_is_refused_in_words_and_stores_nothing(
    client: TestClient, app: App, body: dict[str, Any], language: str
) -> None:
    client.cookies.set("kam_language", language)
    before = stored(app)
    answer = posted(client, body)
    assert 400 <= answer.status_code < 500, answer.text
    error = answer.json()["error"]
    assert error["code"]
    assert "nput should" not in error["message"]
    assert stored(app) == before


def test_a_day_at_the_end_of_the_calendar_is_a_day(client: TestClient) -> None:
    assert make(client, "briefing", date="9999-12-31").status_code < 500


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from([ACCOUNT, OTHERS, *KINDS]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_FIELDS = "kind account language request_id replaces contract contact stage shared date article purpose points".split()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(_FIELDS), _VALUES), st.sampled_from(sorted(KINDS)))
def test_no_body_breaks_it(client: TestClient, fields: dict[str, Any], kind: str) -> None:
    body = {"kind": kind, "account": OTHERS, **fields}
    answer = posted(client, body)
    assert answer.status_code == 201 or 400 <= answer.status_code < 500, (body, answer.text)


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{", b"\xff\xfe", b'"kind"'])
def test_no_json_breaks_it(client: TestClient, content: bytes) -> None:
    answer = client.post(MAKE, content=content, headers={"Content-Type": "application/json"})
    assert told(answer)[0] == 422


def test_a_draft_is_taken_along_as_a_file_and_that_is_recorded(client: TestClient, app: App) -> None:
    card = make(client, "briefing", date="2026-12-03").json()
    for name, kind in (("pdf", "application/pdf"), ("docx", "wordprocessingml")):
        answer = client.get(f"/api/drafts/{card['id']}/document.{name}")
        assert answer.status_code == 200, answer.text
        assert kind in answer.headers["content-type"]
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
        assert answer.headers["content-disposition"].endswith(f".{name}")
        actor, action, subject, details = rows(app)[-1]
        assert (actor, action, subject) == ("k.brandt", "draft.exported", card["id"])
        assert details == {"kind": "briefing", "version": 1, "digest": card["digest"], "format": name}
    assert len(PdfReader(io.BytesIO(client.get(f"/api/drafts/{card['id']}/document.pdf").content)).pages) == 1


def test_nobody_elses_draft_becomes_a_file(client: TestClient, app: App) -> None:
    card = make(client, "briefing", date="2026-12-04").json()
    before = len(rows(app))
    client.cookies.set("kam_user", "m.yilmaz")
    assert told(client.get(f"/api/drafts/{card['id']}/document.pdf")) == (404, "drafts.unknown")
    assert told(client.get("/api/drafts/none/document.docx")) == (404, "drafts.unknown")
    assert client.get(f"/api/drafts/{card['id']}/document.exe").status_code == 422
    assert len(rows(app)) == before


def test_the_purchase_card(client: TestClient) -> None:
    address = "/api/purchase-cards/MC-10432"
    card = client.get(address, params={"account": ACCOUNT, "language": "en"}).json()
    assert (card["article"], card["account"], card["fact_class"]) == ("MC-10432", ACCOUNT, "internal")
    assert "1,560" in card["text"]
    assert {"table": "stock", "key": "ST-MC-10432"} in card["rows"]
    assert "1.560" in client.get(address, params={"account": ACCOUNT}).json()["text"]
    assert told(client.get(address, params={"account": OTHERS})) == (403, "access.account")
    assert told(client.get("/api/purchase-cards/MC-0", params={"account": ACCOUNT})) == (403, "supply.article")
    assert told(client.get(address))[0] == 422
    client.cookies.set("kam_user", "a.petersen")
    assert client.get(address, params={"account": ACCOUNT}).status_code == 403


def test_a_report_of_one_customer(client: TestClient, app: App) -> None:
    answer = client.get("/api/reports/month.docx", params={"account": ACCOUNT, "language": "en"})
    assert answer.status_code == 200, answer.text
    assert "October 2026" in docx.Document(io.BytesIO(answer.content)).paragraphs[0].text
    assert rows(app)[-1] == ("k.brandt", "report.exported", "month", {"format": "docx"})


@pytest.mark.parametrize(
    ("address", "params", "status"),
    [
        ("week.pdf", {}, 422),
        ("month.txt", {}, 422),
        ("month.pdf", {"account": OTHERS}, 403),
        ("month.pdf", {"period": "2026-Q3"}, 422),
        ("month.pdf", {"period": "2027-01"}, 422),
        ("month.pdf", {"period": "x" * 21}, 422),
        ("month.pdf", {"language": "fr"}, 422),
        ("month", {}, 404),
    ],
)
def test_what_is_no_report(client: TestClient, address: str, params: dict[str, str], status: int) -> None:
    answer = client.get(f"/api/reports/{address}", params=params)
    assert (answer.status_code, "error" in answer.json()) == (status, True)
