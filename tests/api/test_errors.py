"""What a caller is told: why a body cannot be read, what the limit is, in the language of the session."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.domain.language import Language
from agent.settings import Settings
from api import errors
from api.app import create_app
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
    return TestClient(create_app(app), raise_server_exceptions=False)


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
