"""A real provider, a real server without anything warmed up, and a browser's way through both."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from agent.bootstrap import App, build
from agent.settings import Settings
from tests.api.conftest import served
from tests.conftest import TODAY, Databases
from tests.fakes.oidc import CLIENT, SECRET, Person, Provider, provider

NORDWERK = "Nordwerk Antriebe GmbH"
Browse = Callable[[], httpx.Client]


@pytest.fixture(scope="module")
def idp() -> Iterator[Provider]:
    """Making its keys takes longer than a sign-in."""
    with provider() as running:
        yield running


@pytest.fixture(autouse=True)
def _as_new(idp: Provider, outside: httpx.Client) -> None:
    outside.cookies.clear()
    idp.person, idp.spoil, idp.sign, idp.answers, idp.metadata = Person(), {}, None, True, {}


def settings_of(idp: Provider, home: Path, **more: Any) -> Settings:
    given = {"oidc_issuer": idp.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    return Settings(home=home, today=TODAY, **(given | more))


@pytest.fixture
def company(idp: Provider, home: Path) -> Iterator[App]:
    built = build(settings_of(idp, home))
    yield built
    built.close()


@pytest.fixture
def site(company: App) -> Iterator[str]:
    with served(company, warm=False) as address:
        yield address


@pytest.fixture(scope="module")
def outside(
    tmp_path_factory: pytest.TempPathFactory, idp: Provider, trusted: ssl.SSLContext, lasting_databases: Databases
) -> Iterator[httpx.Client]:
    """A browser at one site for all who are not let in: nothing is changed by them."""
    home = tmp_path_factory.mktemp("outside")
    with lasting_databases() as url:
        app = build(settings_of(idp, home, requests_per_minute=100_000, database_url=url))
        with served(app, warm=False) as address, browser(address, trusted) as client:
            yield client
        app.close()


@contextmanager
def browser(site: str, trusted: ssl.SSLContext) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=30, verify=trusted) as client:
        yield client


@pytest.fixture
def browse(site: str, trusted: ssl.SSLContext) -> Iterator[httpx.Client]:
    with browser(site, trusted) as client:
        yield client


def sign_in(client: httpx.Client, after: str = "/nda") -> httpx.Response:
    """As a browser goes: to the provider and back, following every redirect."""
    return client.get("/auth/login", params={"after": after}, follow_redirects=True)


def way_back(client: httpx.Client, **asked: str) -> str:
    """The address that the provider sends the browser back to, not yet visited."""
    there = client.get("/auth/login", params=asked).headers["location"]
    return str(client.get(there).headers["location"])


def write(client: httpx.Client, path: str, **more: Any) -> httpx.Response:
    """As a page of ours does."""
    return client.post(path, headers={"origin": str(client.base_url).rstrip("/")}, **more)
