"""Headers, origins, host names, probes."""

import httpx
import pytest

from agent.bootstrap import App
from agent.domain.errors import BadInput
from api.server import run


def test_every_answer_is_locked_down(client: httpx.Client) -> None:
    for path in ("/", "/healthz", "/api/nda/reviews/unknown", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


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


def test_a_broken_state_turns_the_readiness_red(client: httpx.Client, app: App) -> None:
    app.database.dispose()
    path = app.settings.home / "state.sqlite3"
    path.with_suffix(".sqlite3-wal").unlink(missing_ok=True)
    path.with_suffix(".sqlite3-shm").unlink(missing_ok=True)
    path.write_bytes(b"damaged " * 2000)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["failed"]) == (503, {"state": "system.state"})
    assert client.get("/healthz").status_code == 200
    assert client.get("/api/me").status_code == 424
