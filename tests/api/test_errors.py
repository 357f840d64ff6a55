"""What a caller is told: why a body cannot be read, what the limit is, in the language of the session."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.domain.errors import Unavailable
from agent.domain.language import Language
from agent.settings import Settings
from api import errors
from api.app import create_app
from api.web.texts import page_texts
from tests.conftest import TODAY

DRAFTS = "/api/drafts"
NEW = {"kind": "email", "account": "Nordwerk Antriebe GmbH", "text": "Guten Tag"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder: Path = tmp_path_factory.mktemp("errors")
    built = build(Settings(home=folder / "home", cache=folder / "cache", today=TODAY))
    yield built
    built.close()


@pytest.fixture
def client(app: App) -> TestClient:
    return TestClient(create_app(app), base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe"])
@pytest.mark.parametrize("path", [DRAFTS, f"{DRAFTS}/D1/approve"])
def test_a_body_that_is_no_json_is_called_so(client: TestClient, body: bytes, path: str) -> None:
    answer = client.post(path, content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "system.request")
    assert "kein gültiges JSON" in answer.json()["error"]["message"]


def test_a_limit_is_told(client: TestClient) -> None:
    addresses = [f"p{at}@nordwerk.example" for at in range(101)]
    told = client.post(DRAFTS, json={**NEW, "to": addresses}).json()["error"]["message"]
    assert "zu viele" in told
    assert "erlaubt sind 100" in told
    files = [("files", (f"{at}.txt", b"x", "text/plain")) for at in range(21)]
    told = client.post(DRAFTS, data=NEW, files=files).json()["error"]["message"]
    assert "zu viele" in told
    assert "erlaubt sind 20" in told
    told = client.post(DRAFTS, json={**NEW, "request_id": "x" * 201}).json()["error"]["message"]
    assert told.startswith("Das Feld „request_id“ ist zu lang; erlaubt sind 200 Zeichen.")


def test_a_lost_database_is_told_without_where_it_is(
    app: App, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise Unavailable("system.database", problem='connection to "10.1.2.3" failed for user "kam"')

    monkeypatch.setattr(app.database, "reading", gone)
    answer = client.get(DRAFTS)
    assert (answer.status_code, answer.json()["error"]["code"]) == (424, "system.database")
    assert "antwortet nicht" in answer.json()["error"]["message"]
    assert "10.1.2.3" not in answer.text


def test_a_list_that_is_too_long_is_told_with_its_limit() -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(Annotated[list[int], Field(max_length=3)]).validate_python([1, 2, 3, 4])
    problem = {**error.value.errors()[0], "loc": ("body", "to")}
    told = errors._what_is_wrong(problem, Language.DE)
    assert told.startswith("Das Feld „to“ hat zu viele Einträge; erlaubt sind 3.")


@pytest.mark.parametrize(("chosen", "word"), [("de", "fremden Seite"), ("en", "another site"), ("xx", "fremden Seite")])
def test_a_foreign_write_is_refused_in_the_language_chosen(client: TestClient, chosen: str, word: str) -> None:
    client.cookies.set("kam_language", chosen)
    answer = client.post(DRAFTS, json=NEW, headers={"origin": "https://evil.example"})
    assert (answer.status_code, word in answer.json()["error"]["message"]) == (403, True)


@pytest.mark.parametrize(("chosen", "word"), [("de", "unerwarteten Fehler"), ("en", "unexpected error")])
def test_an_unexpected_error_is_told_in_the_language_chosen(
    client: TestClient, app: App, monkeypatch: pytest.MonkeyPatch, chosen: str, word: str
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(type(app.desk), "propose", broken)
    monkeypatch.setattr(errors.log, "error", lambda *_, **__: None)
    client.cookies.set("kam_language", chosen)
    answer = client.post(DRAFTS, json=NEW)
    assert (answer.status_code, word in answer.json()["error"]["message"]) == (500, True)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/no-such-page", 404),
        ("GET", "/supply?days=", 422),
        ("GET", "/supply?days=soon", 422),
        ("POST", "/accounts/C-1001/drafts", 422),
        ("POST", "/approvals", 405),
    ],
)
def test_a_person_reads_what_is_wrong_and_a_program_gets_its_code(
    client: TestClient, method: str, path: str, status: int, language: str
) -> None:
    client.cookies.set("kam_language", language)
    accepts = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    page = client.request(method, path, headers=accepts)
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert page_texts(Language(language))["frame.problem"] in page.text
    assert 'href="/"' in page.text
    for asked in ({}, accepts | {"hx-request": "true"}):
        assert client.request(method, path, headers=asked).json()["error"]["code"].startswith("system.")


@pytest.mark.parametrize("path", ["/accounts/C-9999", "/chat/unknown", "/policies/clauses/NDA-NONE"])
def test_what_cannot_be_shown_is_not_called_a_review(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert page_texts(Language.DE)["frame.problem"] in page.text
    assert page_texts(Language.DE)["problem.title"] not in page.text
