"""Files that come with a draft over HTTP: kept byte for byte, and refused before they cost anything."""

from email import message_from_bytes, policy
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from agent.bootstrap import App
from tests.api.drafts.calls import DRAFTS, NEW, after_sending, decide, mails, proposed, told

FILES = "files"
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
