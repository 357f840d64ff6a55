"""A stream outlives a request: who loses the account, or is signed out, is told nothing more."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from agent.adapters.state.reviews import SqlReviews
from agent.bootstrap import App, build
from agent.domain.errors import NotFound, Unauthenticated
from agent.domain.identity import Role, User
from agent.domain.sign_in import Claimed, Pending
from agent.ports import StoredReview
from agent.settings import Settings
from tests.api.conftest import served
from tests.conftest import TODAY

NORDWERK = "Nordwerk Antriebe GmbH"
EVENTS = "/api/nda/reviews/review-1/events"


def running_review(app: App, by: str) -> None:
    about = ("review-1", app.clock.now(), by, NORDWERK, "nda.txt", "0" * 64, "de", False, "running")
    SqlReviews(app.database).create(StoredReview(*about, step="judge"))


def data(lines: Iterator[str]) -> Iterator[str]:
    return (line for line in lines if line.startswith("data: "))


def ends_after(client: httpx.Client, lose: Callable[[], object]) -> list[str]:
    """What is told after ``lose``; the stream ends by itself."""
    with client.stream("GET", EVENTS) as events:
        assert events.status_code == 200
        told = data(events.iter_lines())
        assert "judge" in next(told)
        lose()
        return list(told)


def test_who_loses_the_account_is_told_nothing_more(app: App, trusted: ssl.SSLContext) -> None:
    running_review(app, "h.sommer")
    with served(app, warm=False) as site, httpx.Client(base_url=site, timeout=30, verify=trusted) as client:
        assert ends_after(client, lambda: app.identity.assign({})) == []
        assert client.get(EVENTS).status_code == 404
    with pytest.raises(NotFound):
        app.reviews.get(app.identity.user("k.brandt"), "review-1")


class Directory:
    """A provider that vouches for one person without being asked."""

    def address(self, pending: Pending) -> str:
        raise AssertionError

    def claimed(self, pending: Pending, code: str) -> Claimed:
        return Claimed("https://login.example", "1", "k.brandt@m.example", "Katharina Brandt", frozenset({Role.KAM}))

    def leave_address(self, home: str) -> str | None:
        return None


def test_who_is_signed_out_is_told_nothing_more(home: Path, trusted: ssl.SSLContext) -> None:
    signs_in = {"oidc_issuer": "https://login.example", "oidc_client_id": "kam"}
    app = build(Settings(home=home, today=TODAY, **signs_in))
    app.__dict__["oidc"] = Directory()
    desk = app.sign_in
    assert desk is not None
    app.identity.add([User("k.brandt", "Katharina Brandt", "k.brandt@m.example", frozenset(), frozenset({NORDWERK}))])
    secret = desk.finish(Pending("state", "nonce", "verifier", "", "/"), "state", "code")
    running_review(app, "k.brandt")
    cookies = {"kam_session": secret}
    with (
        served(app, warm=False) as site,
        httpx.Client(base_url=site, timeout=30, verify=trusted, cookies=cookies) as client,
    ):
        assert ends_after(client, lambda: desk.leave(secret)) == []
        assert client.get(EVENTS).status_code == 401
    with pytest.raises(Unauthenticated):
        desk.user(secret)
    del app.__dict__["oidc"]
    app.close()
