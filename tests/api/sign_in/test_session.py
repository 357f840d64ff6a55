"""The session of a browser: how long it lasts, what ends it, who can use it."""

import datetime as dt
import ssl
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.state.people import SqlPeople
from agent.bootstrap import App, build
from tests.api.conftest import served
from tests.api.sign_in.conftest import browser, settings_of, sign_in, write
from tests.conftest import TODAY
from tests.fakes.oidc import CLIENT, Provider

pytestmark = pytest.mark.both_databases


class Later(SystemClock):
    by = dt.timedelta()

    def now(self) -> dt.datetime:
        return super().now() + self.by


@pytest.fixture
def clock(company: App) -> Later:
    clock = Later()
    desk = company.sign_in
    assert desk is not None
    object.__setattr__(desk, "clock", clock)
    return clock


def test_a_session_ends_when_nobody_asks_any_more(browse: httpx.Client, clock: Later) -> None:
    sign_in(browse)
    for _ in range(3):  # each request lengthens it
        clock.by += dt.timedelta(minutes=50)
        assert browse.get("/api/me").status_code == 200
    clock.by += dt.timedelta(minutes=60)
    assert browse.get("/api/me").status_code == 401
    clock.by = dt.timedelta()
    assert browse.get("/api/me").status_code == 401  # it is gone for good


def test_a_session_ends_after_a_day_of_work_however_busy(browse: httpx.Client, clock: Later) -> None:
    sign_in(browse)
    for _ in range(14):
        clock.by += dt.timedelta(minutes=50)
        browse.get("/api/me")
    assert clock.by < dt.timedelta(hours=12)
    assert browse.get("/api/me").status_code == 200
    clock.by = dt.timedelta(hours=12)
    assert browse.get("/api/me").status_code == 401


def test_a_pinned_date_lengthens_no_session(company: App) -> None:
    assert company.clock.now().date() == TODAY
    assert company.sign_in is not None
    assert abs(company.sign_in.clock.now() - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)


def test_signing_out_ends_the_session_everywhere(browse: httpx.Client, company: App, idp: Provider) -> None:
    sign_in(browse)
    kept = browse.cookies["kam_session"]
    answer = write(browse, "/auth/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/signed-out")
    page = browse.get("/auth/signed-out")
    assert page.status_code == 200
    assert f"{idp.issuer}/end?client_id={CLIENT}" in page.text
    browse.cookies.clear()
    stolen = {"cookie": f"kam_session={kept}"}
    assert browse.get("/api/me", headers=stolen).status_code == 401
    assert [each.action for each in company.audit.entries()] == ["access.signed_in", "access.signed_out"]


def test_a_sign_in_makes_a_new_secret(browse: httpx.Client) -> None:
    browse.cookies.set("kam_session", "chosen-by-somebody-else", domain="127.0.0.1", path="/")
    sign_in(browse)
    first = browse.cookies["kam_session"]
    assert first != "chosen-by-somebody-else"
    write(browse, "/auth/logout")
    sign_in(browse)
    assert browse.cookies["kam_session"] != first


def test_the_state_knows_no_secret_of_a_session(browse: httpx.Client, home: Path) -> None:
    sign_in(browse)
    secret = browse.cookies["kam_session"].encode()
    assert len(secret) >= 43
    assert not any(secret in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_a_person_who_is_forgotten_is_signed_out(browse: httpx.Client, company: App, idp: Provider) -> None:
    sign_in(browse)
    SqlPeople(company.database).forget("katharina.brandt")
    assert browse.get("/api/me").status_code == 401
    sign_in(browse)  # the company's directory still knows them: as somebody new
    assert company.identity.user(browse.get("/api/me").json()["id"]).accounts == frozenset()


def test_the_cookie_of_a_session_is_for_us_alone(idp: Provider, home: Path, trusted: ssl.SSLContext) -> None:
    public = "https://kam.example"
    app = build(settings_of(idp, home, public_url=public))
    with served(app, warm=False) as site, browser(site, trusted) as client:
        outside = {"host": "kam.example"}
        there = client.get("/auth/login", headers=outside)
        assert parse_qs(urlsplit(there.headers["location"]).query)["redirect_uri"] == [f"{public}/auth/callback"]
        kept = there.headers["set-cookie"]
        back = urlsplit(client.get(there.headers["location"]).headers["location"])
        cookie = {"cookie": kept.split(";")[0]}
        answer = client.get(f"{back.path}?{back.query}", headers=outside | cookie)
        made = next(each for each in answer.headers.get_list("set-cookie") if "session" in each)
        assert made.startswith("__Host-kam_session=")
        assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= {part.strip() for part in made.split(";")}
        assert "HttpOnly" in kept
        assert "Secure" in kept
        session = outside | {"cookie": made.split(";")[0]}
        assert client.get("/api/me", headers=session).status_code == 200
        # the same name over plain http, which a stranger in between could make, is another origin
        for origin, status in ((public, 200), ("http://kam.example", 403), ("https://evil.example", 403)):
            asked = session | {"origin": origin}
            assert client.post("/api/session", json={"language": "en"}, headers=asked).status_code == status
        assert client.get("/api/me", headers=session | {"host": "evil.example"}).status_code == 400
    app.close()


def test_a_write_with_a_session_says_where_it_comes_from(browse: httpx.Client, site: str) -> None:
    sign_in(browse)
    for headers, status in (
        ({}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "null"}, 403),
        ({"origin": site}, 200),
    ):
        assert browse.post("/api/session", json={"language": "en"}, headers=headers).status_code == status, headers
