"""Any body that a caller can think of: refused in words, and never a failure of the server."""

import inspect
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.routes import drafts as routes
from tests.api.drafts.calls import ACCOUNT, DRAFTS, NEW, UNKNOWN, proposed, told


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


@pytest.fixture(scope="module")
def known(api: TestClient) -> dict[str, Any]:
    api.cookies.clear()
    return proposed(api)


@pytest.mark.parametrize("key", ["\ud800", "\0", "x" * 200_000, "{draft}", "<b>"])
@pytest.mark.parametrize("place", ["", "/ID/approve", "/ID/edit"])
def test_an_unknown_field_is_refused_by_its_name(
    client: TestClient, known: dict[str, Any], key: str, place: str
) -> None:
    body = {"digest": known["digest"], key: 1} if place else {**NEW, key: 1}
    answer = client.post(DRAFTS + place.replace("ID", known["id"]), content=json.dumps(body).encode())
    assert told(answer) == (422, "system.request")
    assert len(answer.json()["error"]["message"]) < 300


def test_a_form_without_a_boundary_or_with_words_for_files_is_refused(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data"}
    assert told(client.post(DRAFTS, content=b"x", headers=headers)) == (422, "system.request")
    boundary = b'--b\r\ncontent-disposition: form-data; name="files"\r\n\r\nx\r\n--b--\r\n'
    headers = {"content-type": "multipart/form-data; boundary=b"}
    assert told(client.post(DRAFTS, content=boundary, headers=headers)) == (422, "system.request")


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


def test_no_route_works_on_the_event_loop() -> None:
    for route in routes.router.routes:
        assert not inspect.iscoroutinefunction(route.endpoint)  # type: ignore[attr-defined]
