"""Drafts over HTTP: from a proposal to the file in the outbox, refusals, and any body that a caller can think of."""

import inspect
import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.domain.draft.delivery import DeliveryStatus
from agent.domain.draft.draft import DraftStatus
from agent.settings import Settings, shipped_policies
from api.app import create_app
from api.routes import drafts as routes
from api.waiting import waiting
from tests.conftest import TODAY

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
FILES = "files"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One demo world for all tests: each makes drafts of its own."""
    folder = tmp_path_factory.mktemp("drafts")
    built = build(Settings(home=folder / "home", cache=folder / "cache", today=TODAY, upload_mb=1))
    yield built
    built.close()


@pytest.fixture(scope="module")
def api(app: App) -> TestClient:
    # without the lifespan: a draft needs no warm judge
    return TestClient(create_app(app), raise_server_exceptions=False)


@pytest.fixture
def client(api: TestClient) -> TestClient:
    api.cookies.clear()
    return api


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
    end = time.monotonic() + 20
    while (now := shown(client, card))["status"] in ("approved", "sending") and time.monotonic() < end:
        time.sleep(0.02)
    return now


def mails(app: App) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (app.settings.home / "outbox").glob("*.eml")}


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


def test_a_blocked_draft_is_shown_and_not_approved(client: TestClient) -> None:
    card = proposed(client, to=[])
    assert card["blocked"]
    assert any(not check["ok"] and check["blocking"] for check in card["checks"])
    assert told(decide(client, card, "approve")) == (422, "drafts.blocked")


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "fax"},
        {"kind": None},
        {"account": 7},
        {"text": ""},
        {"text": " \n- "},
        {"text": "x" * 1_000_001},
        {"text": "a\0b"},
        {"text": "{{F:nothing_like_this}}"},
        {"text": "{{F:"},
        {"subject": ""},
        {"subject": "Hallo\r\nBcc: eve@evil.example"},
        {"subject": "x" * 10_000},
        {"to": "miriam.osei@nordwerk.example"},
        {"to": ["a@b.example\r\nBcc: eve@evil.example"]},
        {"to": ["nobody"]},
        {"to": ["a@b.example, c@d.example"]},
        {"cc": [None]},
        {"bcc": [f"a{at}@b.example" for at in range(1000)]},
        {"language": "fr"},
        {"request_id": ""},
        {"request_id": "x" * 1000},
        {"more": 1},
        {"kind": "crm_note"},
    ],
    ids=str,
)
def test_wrong_input_is_refused_in_words(client: TestClient, values: dict[str, Any]) -> None:
    before = client.get(DRAFTS, params={"status": "all"}).json()
    answer = client.post(DRAFTS, json={**NEW, **values})
    assert answer.status_code == 422
    assert 20 < len(answer.json()["error"]["message"]) < 500
    assert client.get(DRAFTS, params={"status": "all"}).json() == before


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b'{"kind":"\\ud800"}', b"[" * 100_000])
def test_what_is_no_draft_is_refused(client: TestClient, body: bytes) -> None:
    assert told(client.post(DRAFTS, content=body)) == (422, "system.request")


@pytest.mark.parametrize("key", ["\ud800", "\0", "x" * 200_000, "{draft}", "<b>"])
@pytest.mark.parametrize("place", ["", "/ID/approve", "/ID/edit"])
def test_an_unknown_field_is_refused_by_its_name(
    client: TestClient, known: dict[str, Any], key: str, place: str
) -> None:
    body = {"digest": known["digest"], key: 1} if place else {**NEW, key: 1}
    answer = client.post(DRAFTS + place.replace("ID", known["id"]), content=json.dumps(body).encode())
    assert told(answer) == (422, "system.request")
    assert len(answer.json()["error"]["message"]) < 300


def test_a_write_from_another_site_is_refused(client: TestClient) -> None:
    card = proposed(client)
    foreign = {"origin": "https://evil.example"}
    seen = {"digest": card["digest"]}
    assert client.post(f"{DRAFTS}/{card['id']}/approve", json=seen, headers=foreign).status_code == 403
    assert client.post(DRAFTS, json=NEW, headers=foreign).status_code == 403
    assert shown(client, card)["status"] == "pending"


HOSTILE = "Plan 'x'; filename=evil.exe é <b>.html"


def with_file(client: TestClient, name: str, data: bytes, media_type: str, **values: Any) -> Response:
    return client.post(DRAFTS, data={**NEW, **values}, files=[(FILES, (name, data, media_type))])


def test_attachments_come_back_byte_for_byte_and_are_only_saved(client: TestClient, app: App) -> None:
    data = b"<script>alert(1)</script>\r\n\x00\xff"
    card = with_file(client, HOSTILE, data, "text/html; charset=utf-8").json()
    (file,) = card["attachments"]
    assert (file["name"], file["size"], file["media_type"]) == (HOSTILE, len(data), "text/html")
    answer = client.get(f"{DRAFTS}/{card['id']}/attachments/{file['sha256']}")
    assert (answer.status_code, answer.content) == (200, data)
    disposition = answer.headers["content-disposition"]
    assert disposition == (
        "attachment; filename*=UTF-8''Plan%20%27x%27%3B%20filename%3Devil.exe%20%C3%A9%20%3Cb%3E.html"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert told(client.get(f"{DRAFTS}/{card['id']}/attachments/{'0' * 64}")) == (404, "drafts.no_file")
    assert told(client.get(f"{DRAFTS}/{proposed(client)['id']}/attachments/{file['sha256']}"))[0] == 404

    decide(client, card, "approve")
    assert after_sending(client, card)["status"] == "sent"
    sent = [message_from_bytes(mail, policy=policy.default) for mail in mails(app).values()]
    attached = [part.get_payload(decode=True) for mail in sent for part in mail.iter_attachments()]
    assert attached == [data]


@pytest.mark.parametrize("declared", ["multipart/mixed", "message/rfc822", "no type", "text/<b>", "a/b/c", ""])
def test_a_strange_type_becomes_a_plain_file(client: TestClient, declared: str) -> None:
    card = with_file(client, "a.bin", b"1", declared).json()
    assert card["attachments"][0]["media_type"] == "application/octet-stream"


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\\b.txt", "..", "x" * 300, "a\u202etxt.exe"])
def test_a_hostile_file_name_is_refused(client: TestClient, name: str) -> None:
    answer = with_file(client, name, b"1", "text/plain")
    assert answer.status_code == 422, answer.text


@pytest.mark.parametrize("size", [1_000_001, 1_500_000, 3_000_000])
def test_attachments_over_the_limit_are_refused(client: TestClient, size: int) -> None:
    before = client.get(DRAFTS, params={"status": "all"}).json()
    assert with_file(client, "a.bin", b"x" * size, "text/plain").status_code == 413
    halves = [(FILES, (f"{at}.bin", b"x" * (size // 2 + 1), "text/plain")) for at in range(2)]
    assert client.post(DRAFTS, data=NEW, files=halves).status_code == 413
    assert client.get(DRAFTS, params={"status": "all"}).json() == before


@pytest.mark.parametrize(
    "files",
    [
        [("text", ("a.txt", b"x", "text/plain"))],
        [("to", ("a.txt", b"x", "text/plain"))],
        [("other", ("a.txt", b"x", "text/plain"))],
        [(FILES, (f"{at}.txt", b"x", "text/plain")) for at in range(101)],
    ],
)
def test_files_in_the_wrong_place_are_refused(client: TestClient, files: list[Any]) -> None:
    assert told(client.post(DRAFTS, data=NEW, files=files)) == (422, "system.request")


def test_too_many_files_and_recipients_are_told_by_their_number(client: TestClient) -> None:
    files = [(FILES, (f"{at}.txt", b"x", "text/plain")) for at in range(21)]
    assert told(client.post(DRAFTS, data=NEW, files=files)) == (422, "drafts.too_many_files")
    people = {name: [f"{name}{at}@b.example" for at in range(60)] for name in ("to", "cc")}
    assert told(client.post(DRAFTS, json={**NEW, **people})) == (422, "outbox.address.many")


@pytest.mark.parametrize(
    "change",
    [
        "update draft_versions set content = 'x' || substr(content, 2) where draft_id = ?",
        "update draft_versions set content = json_set(content, '$.to', json('[1]')) where draft_id = ?",
        """update draft_versions set "right" = json_set("right", '$.verdict', 'x') where draft_id = ?""",
        "update drafts set expires_at = 'soon' where id = ?",
        "update draft_events set kind = 'x' where draft_id = ?",
    ],
)
def test_a_draft_that_nobody_can_read_takes_no_list_down(client: TestClient, app: App, change: str) -> None:
    other, card = proposed(client), proposed(client)
    with closing(sqlite3.connect(app.settings.home / "state.sqlite3", timeout=15)) as direct, direct:
        direct.execute(change, (card["id"],))
    listed = {line["id"]: line for line in client.get(DRAFTS).json()["drafts"]}
    assert listed[other["id"]]["unreadable"] is False
    assert listed[card["id"]]["unreadable"] is ("draft_events" not in change)
    assert told(client.get(f"{DRAFTS}/{card['id']}")) == (409, "drafts.tampered")
    page, one = client.get("/approvals"), client.get(f"/approvals/{card['id']}")
    assert (page.status_code, one.status_code) == (200, 409)
    assert card["id"] in page.text
    assert other["id"] in page.text
    if "draft_events" not in change:
        assert told(decide(client, card, "approve")) == (409, "drafts.tampered")
        assert "nicht lesbar" in page.text
    with closing(sqlite3.connect(app.settings.home / "state.sqlite3", timeout=15)) as direct, direct:
        direct.execute("pragma foreign_keys=off")
        for table, key in (("draft_events", "draft_id"), ("draft_versions", "draft_id"), ("drafts", "id")):
            direct.execute(f"delete from {table} where {key} = ?", (card["id"],))  # noqa: S608 - names above


def test_a_form_without_a_boundary_or_with_words_for_files_is_refused(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data"}
    assert told(client.post(DRAFTS, content=b"x", headers=headers)) == (422, "system.request")
    boundary = b'--b\r\ncontent-disposition: form-data; name="files"\r\n\r\nx\r\n--b--\r\n'
    headers = {"content-type": "multipart/form-data; boundary=b"}
    assert told(client.post(DRAFTS, content=boundary, headers=headers)) == (422, "system.request")


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
    page = TestClient(create_app(other), cookies={"kam_user": "l.vogt"})
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


def test_no_route_works_on_the_event_loop() -> None:
    for route in routes.router.routes:
        assert not inspect.iscoroutinefunction(route.endpoint)  # type: ignore[attr-defined]


WORDS = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    ["", "\ud800", "\0", "{{F:", "{{F:otif@2026-Q3}}", "a@b.example", "pending", ACCOUNT, "email", "x" * 200_000]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    "kind account text subject to cc bcc language request_id replaces digest reason question arrived".split()
)
BODIES = (
    VALUES | st.dictionaries(FIELDS, VALUES, max_size=10) | st.dictionaries(FIELDS, VALUES).map(lambda some: NEW | some)
)
PLACES = st.sampled_from(["", *(f"/ID/{what}" for what in ("approve", "edit", "reject", "ask", "resolve"))])
IDS = st.sampled_from([UNKNOWN, "x", "%00", "%ff%fe", "%F0%9F%92%A9", "x" * 3000, "%2e%2e%2f", "KNOWN"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES, place=PLACES, draft_id=IDS, right=st.booleans())
def test_no_body_makes_the_server_fail(
    client: TestClient, known: dict[str, Any], body: Any, place: str, draft_id: str, right: bool
) -> None:
    path = place.replace("ID", known["id"] if draft_id == "KNOWN" else draft_id)
    if right and isinstance(body, dict):
        body = {"digest": known["digest"], **body}
    answer = client.post(DRAFTS + path, content=json.dumps(body).encode())
    assert answer.status_code < 500, (path, body, answer.text)
    if answer.status_code >= 400:
        assert 10 < len(answer.json()["error"]["message"]) < 3_500


@pytest.fixture(scope="module")
def known(api: TestClient) -> dict[str, Any]:
    api.cookies.clear()
    return proposed(api)
