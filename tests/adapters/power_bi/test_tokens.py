"""Tokens by msal, from a token endpoint over TLS on this machine."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.adapters.http_reading import Limits, Waits
from agent.adapters.power_bi.tokens import MsalTokens, Principal
from agent.domain.errors import BadInput, KamError
from agent.domain.language import Language
from tests.adapters.power_bi.server import CLIENT, SECRET, TENANT, TOKEN, Authority, authority
from tests.fakes.loopback import Reply, serving

Served = tuple[Authority, ssl.SSLContext]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with authority(tmp_path) as found:
        yield found


def tokens(served: Served, tenant: str = TENANT, secret: str = SECRET) -> MsalTokens:
    fake, trusted = served
    principal = Principal(tenant, CLIENT, secret)
    waits = Waits(sleep=lambda _: None)
    return MsalTokens(
        principal, authority=fake.http.url, limits=Limits(attempts=2, timeout_s=5), waits=waits, trusted=trusted
    )


def refused(made: MsalTokens, secret: str = SECRET) -> KamError:
    with pytest.raises(KamError) as caught:
        made.token()
    made.close()
    assert secret not in caught.value.text(Language.DE)
    return caught.value


def test_a_token_is_asked_for_once(served: Served) -> None:
    made = tokens(served)
    assert [made.token() for _ in range(3)] == [TOKEN] * 3
    made.close()
    assert [asked.method for asked in served[0].http.asked] == ["GET", "POST"]


def test_a_wrong_secret_is_told_without_it(served: Served) -> None:
    error = refused(tokens(served, secret="wrong-secret"), "wrong-secret")
    assert error.code == "connectors.power_bi.token"
    assert "7000215" in error.text(Language.EN)


def test_an_unknown_tenant(served: Served) -> None:
    assert refused(tokens(served, tenant="other.example")).code == "connectors.power_bi.token"


def test_the_secret_goes_to_the_authority_only(served: Served) -> None:
    """A discovery document that names another host does not get it."""
    with serving(lambda _: Reply(200)) as thief:
        served[0].elsewhere = f"{thief.url.replace('http:', 'https:')}/{TENANT}/token"
        assert refused(tokens(served)).code == "connectors.redirect"
        assert thief.asked == []


def test_a_certificate_that_nobody_knows_is_refused(served: Served) -> None:
    made = MsalTokens(Principal(TENANT, CLIENT, SECRET), authority=served[0].http.url, limits=Limits(attempts=1))
    assert refused(made).code == "connectors.tls"


@pytest.mark.parametrize("url", ["https://login.evil.example", "http://127.0.0.1:1", "https://microsoftonline.com"])
def test_other_authorities_are_refused(url: str) -> None:
    with pytest.raises(BadInput):
        MsalTokens(Principal(TENANT, CLIENT, SECRET), authority=url)
