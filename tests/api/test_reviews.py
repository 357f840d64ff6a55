"""Upload, progress, result, and who may see what."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent.bootstrap import App
from tests.sample_ndas import nda_de


def upload(client: httpx.Client, text: str = "", name: str = "nda.txt", **form: str) -> httpx.Response:
    return client.post("/api/nda/reviews", files={"file": (name, text or nda_de())}, data=form)


def events(client: httpx.Client, review_id: str) -> list[dict[str, Any]]:
    with client.stream("GET", f"/api/nda/reviews/{review_id}/events") as stream:
        return [json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:")]


def reviewed(client: httpx.Client, text: str = "", **form: str) -> dict[str, Any]:
    review_id = upload(client, text, **form).json()["id"]
    events(client, review_id)
    review: dict[str, Any] = client.get(f"/api/nda/reviews/{review_id}").json()
    return review


def test_an_upload_is_taken_at_once_and_reviewed_step_by_step(client: httpx.Client) -> None:
    answer = upload(client)
    assert answer.status_code == 202
    seen = events(client, answer.json()["id"])
    steps = [event["step"] for event in seen if event["step"]]
    assert steps == sorted(set(steps), key=steps.index)  # every step once
    assert "judge" in steps  # a short step may be over before somebody looks
    assert seen[-1]["status"] == "done"
    assert all(event["result"] is None for event in seen)


def test_the_result_quotes_the_document(client: httpx.Client) -> None:
    result = reviewed(client, nda_de("Die Geheimhaltung gilt für zwanzig Jahre ab Unterzeichnung."))["result"]
    text = result["document"]["text"]
    for finding in result["findings"]:
        for quote in finding["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["text"]
    term = next(finding for finding in result["findings"] if finding["topic"] == "term")
    assert term["verdict"] == "contradicts"
    assert "zwanzig Jahre" in term["quotes"][0]["text"]
    assert result["recommendation"]["level"] == "red"


def test_the_language_of_the_report_follows_the_request(client: httpx.Client) -> None:
    german, english = (reviewed(client, language=language)["result"] for language in ("de", "en"))
    assert "Es gilt" not in english["recommendation"]["text"]
    assert german["recommendation"]["text"] != english["recommendation"]["text"]
    assert [f["verdict"] for f in german["findings"]] == [f["verdict"] for f in english["findings"]]


def test_what_is_no_nda_is_refused_with_a_reason_unless_wanted(client: httpx.Client) -> None:
    recipe = "Zutaten: Mehl, Zucker, Eier und Butter. Alles verrühren und eine Stunde backen.\n" * 10
    refused = reviewed(client, recipe)
    assert (refused["status"], refused["result"]) == ("refused", None)
    assert "keine Geheimhaltungsvereinbarung" in refused["error"]
    assert refused["error_code"] == "reviews.not_an_nda"
    assert reviewed(client, recipe, anyway="true")["status"] == "done"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "<img src=x onerror=alert(1)>.txt", "a" * 300 + ".txt", "\r\nx: y.txt"]
)
def test_a_hostile_file_name_is_only_a_name(client: httpx.Client, name: str) -> None:
    answer = upload(client, name=name)
    assert answer.status_code == 202
    shown = answer.json()["document_name"]
    assert len(shown) <= 200
    assert not set("/\\\r\n") & set(shown)


def test_somebody_elses_review_does_not_exist(client: httpx.Client) -> None:
    review_id = upload(client, account="Heliotec AG").json()["id"]
    events(client, review_id)
    client.post("/api/session", json={"user": "m.yilmaz"})
    for path in (f"/api/nda/reviews/{review_id}", f"/api/nda/reviews/{review_id}/events"):
        assert client.get(path).status_code == 404
    assert client.get("/api/nda/reviews").json() == []
    client.post("/api/session", json={"user": "l.vogt"})
    assert [review["id"] for review in client.get("/api/nda/reviews").json()] == [review_id]


def test_a_foreign_account_is_refused_and_nothing_is_stored(client: httpx.Client) -> None:
    answer = upload(client, account="Vantage Pumps Ltd")
    assert answer.status_code == 403
    assert "Vantage Pumps Ltd" in answer.json()["error"]["message"]
    assert client.get("/api/nda/reviews").json() == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_told_and_leaves_no_review_that_waits_for_its_file(
    client: httpx.Client, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uploads = tmp_path / "full"
    uploads.mkdir()

    def full(name: str) -> Path:
        (uploads / name).symlink_to("/dev/full")
        return uploads / name

    monkeypatch.setattr(app, "upload_path", full)
    answer = upload(client)
    assert (answer.status_code, answer.json()["error"]["code"]) == (424, "system.disk")
    assert client.get("/api/nda/reviews").json() == []
    assert list(uploads.iterdir()) == []


def test_the_admin_has_no_reviews_to_ask_for(client: httpx.Client) -> None:
    client.post("/api/session", json={"user": "a.petersen"})
    assert upload(client).status_code == 403


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (("GET", "/api/nda/reviews/unknown"), 404),
        (("GET", "/api/nda/reviews/unknown/events"), 404),
        (("POST", "/api/nda/reviews"), 422),
        (("POST", "/api/session"), 422),
        (("GET", "/nowhere"), 404),
        (("DELETE", "/api/nda/reviews"), 405),
    ],
)
def test_bad_requests_get_a_clear_answer(refusing: httpx.Client, request_: tuple[str, str], status: int) -> None:
    answer = refusing.request(*request_)
    assert answer.status_code == status
    assert answer.json()["error"]["message"]


def test_a_file_over_the_limit_is_refused(client: httpx.Client) -> None:
    answer = client.post("/api/nda/reviews", files={"file": ("big.txt", b"x" * 22_000_000)})
    assert answer.status_code == 413
    assert "20" in answer.json()["error"]["message"]


def test_a_chunked_file_over_the_limit_is_refused_too(client: httpx.Client) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\n\r\n'

    def body() -> Iterator[bytes]:
        yield head
        for _ in range(23):
            yield b"x" * 1_000_000
        yield b"\r\n--x--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/api/nda/reviews", content=body(), headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "system.upload_too_large")
    assert client.get("/api/nda/reviews").json() == []


@pytest.mark.parametrize("body", ['{"user": "x\\ud800"}', '{"user": "../x"}', '{"language": "fr"}', "[]", "nonsense"])
def test_a_wrong_choice_of_user_or_language_is_refused(client: httpx.Client, body: str) -> None:
    answer = client.post("/api/session", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert "set-cookie" not in answer.headers


def test_an_unknown_user_in_the_cookie_is_told(client: httpx.Client) -> None:
    client.cookies.set("kam_user", "mallory")
    answer = client.get("/api/me")
    assert (answer.status_code, "mallory" in answer.text) == (404, True)
    assert "Katharina Brandt" in client.get("/").text  # the page itself still leads to the switcher
