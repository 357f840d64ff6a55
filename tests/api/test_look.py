"""Light or dark, files that the browser keeps, and what is sent is packed."""

import pytest
from lxml import html
from starlette.testclient import TestClient

from agent.bootstrap import App
from api.app import create_app


@pytest.fixture
def client(app: App) -> TestClient:
    return TestClient(create_app(app), base_url="http://127.0.0.1")


def theme(client: TestClient) -> tuple[str | None, list[str]]:
    shown = html.fromstring(client.get("/nda").text)
    return shown.get("data-theme"), shown.xpath("//select[@id='theme']/option[@selected]/@value")


def test_without_a_choice_the_browser_says_whether_it_is_dark(client: TestClient) -> None:
    assert theme(client) == (None, ["auto"])


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_the_chosen_scheme_stays_with_the_machine(client: TestClient, chosen: str) -> None:
    answer = client.post("/api/look", json={"theme": chosen})
    assert answer.status_code == 204
    assert "Max-Age=31536000" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert theme(client) == (chosen, [chosen])


def test_an_unknown_scheme_is_refused_and_a_broken_cookie_is_none(client: TestClient) -> None:
    assert client.post("/api/look", json={"theme": "neon"}).status_code == 422
    client.cookies.set("kam_theme", '"><script>')
    assert theme(client) == (None, ["auto"])


def test_a_file_is_asked_for_again_and_not_sent_twice(client: TestClient) -> None:
    address = "/static/styles/frame.css"
    first = client.get(address)
    assert first.headers["cache-control"] == "private, no-cache"
    assert client.get(address, headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_pages_and_files_are_packed_and_a_page_is_not_kept(client: TestClient) -> None:
    for address in ("/nda", "/static/styles/frame.css"):
        assert client.get(address).headers["content-encoding"] == "gzip", address
    assert client.get("/nda").headers["cache-control"] == "no-store"
