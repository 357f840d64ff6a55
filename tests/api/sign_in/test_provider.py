"""The provider and the settings: what does not work is told."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from agent.bootstrap import App, build
from agent.domain.errors import BadInput
from api.server import run
from tests.api.sign_in.conftest import settings_of, way_back
from tests.fakes.oidc import Provider


def test_a_provider_that_does_not_answer_is_told(browse: httpx.Client, idp: Provider, company: App) -> None:
    idp.answers = False
    page = browse.get("/auth/login")
    assert page.status_code == 424
    assert "127.0.0.1" in page.text
    idp.answers = True
    address = way_back(browse)
    idp.answers = False
    assert browse.get(address).status_code == 424
    assert browse.get("/auth/signed-out").status_code == 200


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://another.example"},
        {"token_endpoint": "http://login.example/token"},
        {"jwks_uri": None},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://[login.example"},
    ],
)
def test_a_provider_that_tells_of_another_one_is_refused(
    browse: httpx.Client, idp: Provider, metadata: dict[str, Any]
) -> None:
    idp.metadata = metadata
    assert browse.get("/auth/login").status_code == 424


def test_in_the_demo_there_is_no_such_page(client: httpx.Client) -> None:
    for path in ("/auth/login", "/auth/callback", "/auth/signed-out"):
        assert client.get(path).status_code == 404
    assert client.post("/auth/logout").status_code == 404


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"oidc_client_id": ""}, "KAM_OIDC_CLIENT_ID"),
        ({"oidc_issuer": "http://login.example"}, "KAM_OIDC_ISSUER"),
        ({"oidc_issuer": "login.example"}, "KAM_OIDC_ISSUER"),
        ({"oidc_issuer": "https://[login.example"}, "KAM_OIDC_ISSUER"),
        ({"public_url": "https://kam.example/assistant"}, "KAM_PUBLIC_URL"),
        ({"host": "192.0.2.1", "public_url": "https://kam.example"}, "KAM_HOST"),  # not of this machine (RFC 5737)
        ({"host": "kam.invalid", "public_url": "https://kam.example"}, "KAM_HOST"),
        ({"host": "0.0.0.0"}, "KAM_PUBLIC_URL"),  # noqa: S104
        ({"host": "0.0.0.0", "public_url": "http://kam.example"}, "KAM_PUBLIC_URL"),  # noqa: S104
    ],
)
def test_settings_that_do_not_fit_are_told_at_the_start(
    idp: Provider, home: Path, given: dict[str, Any], name: str
) -> None:
    app = build(settings_of(idp, home, **given))
    with pytest.raises(BadInput, match=name):
        run(app, app.settings.host, 0)
    app.close()
