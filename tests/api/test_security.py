"""Headers, origins, host names, probes."""

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from agent.bootstrap import App
from agent.domain.errors import BadInput
from api.server import configured, run
from tests.api.conftest import served


def test_every_answer_is_locked_down(client: httpx.Client) -> None:
    for path in ("/", "/healthz", "/api/nda/reviews/unknown", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin", "without a referrer forms have no origin, and are refused"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "https://127.0.0.1"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_a_write_from_another_site_is_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    answer = client.post("/api/session", json={"user": "l.vogt"}, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_write_from_the_own_page_is_taken(client: httpx.Client, server: str) -> None:
    answer = client.post("/api/session", json={"user": "l.vogt"}, headers={"origin": server})
    assert answer.json()["name"] == "Dr. Lorenz Vogt"
    assert client.get("/api/me").json()["id"] == "l.vogt"


def test_a_foreign_host_name_is_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])  # noqa: S104
def test_the_demo_sign_in_is_served_on_loopback_only(app: App, host: str) -> None:
    with pytest.raises(BadInput):
        run(app, host, 0)


def test_the_page_answers_a_head_request(client: httpx.Client) -> None:
    assert client.head("/").status_code == 200


def test_probes(client: httpx.Client) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").json() == {"status": "ready", "failed": {}}


def test_a_broken_state_turns_the_readiness_red(app: App) -> None:
    _ = app.identity.users()
    app.database.dispose()
    path = app.settings.home / "state.sqlite3"
    path.with_suffix(".sqlite3-wal").unlink(missing_ok=True)
    path.with_suffix(".sqlite3-shm").unlink(missing_ok=True)
    path.write_bytes(b"damaged " * 2000)
    # nothing warms up: what has the file open beside reads it as it was
    with served(app, warm=False) as address, httpx.Client(base_url=address, timeout=30) as client:
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["failed"]["state"]) == (503, "system.state")
        assert client.get("/healthz").status_code == 200
        assert client.get("/api/me").status_code == 424


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "text/plain", ""])
def test_what_holds_no_file_is_small(refusing: httpx.Client, kind: str) -> None:
    """It is read before anybody knows who asks, and keeps the others waiting meanwhile."""
    body = b"[" + b"1," * 1_000_000 + b"1]"
    for content in (body, iter([body[:1_500_000], body[1_500_000:]])):  # with its length told, and without
        answer = refusing.post("/api/threads/unknown/messages", content=content, headers={"content-type": kind})
        assert (answer.status_code, answer.json()["error"]["code"]) == (413, "system.request_too_large")


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [
        ("127.0.0.1,::1", "10.1.2.3"),
        ("10.1.2.3", "198.51.100.7"),
        ("10.1.0.0/16", "198.51.100.7"),
        ("*", "198.51.100.7"),
    ],
)
def test_who_asks_is_told_by_a_trusted_proxy_only(proxies: str, seen: str) -> None:
    async def who(scope: Scope, _receive: Receive, send: Send) -> None:
        await PlainTextResponse(scope["client"][0])(scope, _receive, send)

    config = configured(who, proxies)
    config.load()
    asking = TestClient(config.loaded_app, client=("10.1.2.3", 50_000))
    assert asking.get("/", headers={"x-forwarded-for": "198.51.100.7"}).text == seen
