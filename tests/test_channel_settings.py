"""Settings of Teams and Slack: all of a platform's or none, each of the right form, and the one at fault by name."""

from pathlib import Path

import pytest

from agent.channel_settings import address_faults, faults, is_wanted, require_address, require_channels
from agent.domain.channel.place import Platform
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.settings import Settings

GUID = "11111111-2222-3333-4444-555555555555"
URL = {"public_url": "https://kam.example.com"}
SLACK = {"slack_bot_token": "xoxb-1-2-abc", "slack_signing_secret": "0123456789abcdef" * 2}
TEAMS = {"teams_client_id": GUID, "teams_client_secret": "a~b", "teams_tenant_id": GUID}
WHOLE = {**URL, **SLACK, **TEAMS}


def made(home: Path, given: dict[str, str]) -> Settings:
    return Settings(home=home, **given)  # type: ignore[arg-type]


def wrong(home: Path, given: dict[str, str]) -> dict[str, str]:
    settings = made(home, given)
    of_platforms = [fault for platform in Platform for fault in faults(settings, platform)]
    return {fault.setting: fault.problem for fault in (*of_platforms, *address_faults(settings))}


@pytest.mark.parametrize(
    "given",
    [
        {},
        URL,
        {**URL, **SLACK},
        {**URL, **TEAMS},
        WHOLE,
        {**WHOLE, "teams_sharepoint": "contoso", "slack_api_url": "http://127.0.0.1:9/api/"},
        {**WHOLE, "teams_tenant_id": GUID.upper(), "teams_sharepoint": " Contoso"},
        {**WHOLE, "public_url": "https://kam.example.com:8443/kam/"},
        {**WHOLE, "public_url": "https://xn--mller-kva.example"},
        {**WHOLE, "public_url": "http://127.0.0.1:8000"},
        {**WHOLE, "public_url": "http://localhost"},
    ],
)
def test_nothing_or_all_of_it_is_right(home: Path, given: dict[str, str]) -> None:
    assert wrong(home, given) == {}
    require_channels(made(home, given))
    require_address(made(home, given))


@pytest.mark.parametrize("missing", [*SLACK, *TEAMS, *URL])
def test_exactly_the_missing_one_is_named(home: Path, missing: str) -> None:
    given = {name: value for name, value in WHOLE.items() if name != missing}
    assert wrong(home, given) == {f"KAM_{missing.upper()}": "missing"}
    assert wrong(home, {**given, missing: ""}) == {f"KAM_{missing.upper()}": "missing"}


def test_an_option_alone_is_a_platform_half_set_up(home: Path) -> None:
    assert set(wrong(home, {**URL, "teams_sharepoint": "contoso"})) == {f"KAM_{name.upper()}" for name in TEAMS}
    assert not is_wanted(made(home, URL), Platform.TEAMS)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("slack_bot_token", "xapp-1", "bot_token"),
        ("slack_bot_token", "xoxb-1 2", "bot_token"),
        ("slack_signing_secret", "zz" * 16, "signing_secret"),
        ("slack_signing_secret", "0123456789abcdef", "signing_secret"),
        ("slack_api_url", "slack.example", "address"),
        ("slack_api_url", "http://slack.example/api/", "https"),
        ("teams_client_id", "foo", "guid"),
        ("teams_tenant_id", "melchers", "guid"),
        ("teams_tenant_id", "melchers.onmicrosoft.com", "guid"),
        ("teams_client_secret", GUID, "secret_id"),
        ("teams_client_secret", "  ", "missing"),
        ("teams_sharepoint", "https://contoso.sharepoint.com", "sharepoint"),
        ("public_url", "kam.example.com", "address"),
        ("public_url", "https://müller.example", "address"),
        ("public_url", "https://kam.example/?x=1", "address"),
        ("public_url", "https://kam.example:99999", "address"),
        ("public_url", "http://kam.example.com", "https"),
        ("public_url", "https://YOUR-HOST", "host"),
        ("public_url", "https://YOUR-HOST.example.com", "host"),
        ("public_url", "https://kam", "host"),
        ("public_url", "https://kam..example", "host"),
        ("public_url", "https://-kam.example", "host"),
    ],
)
def test_a_wrong_form_is_named_and_nothing_beside_it(home: Path, name: str, value: str, problem: str) -> None:
    setting, given = f"KAM_{name.upper()}", {**WHOLE, name: value}
    assert wrong(home, given) == {setting: problem}
    with pytest.raises(BadInput) as refusal:
        require_channels(made(home, given))
    for language in Language:
        text = refusal.value.text(language)
        assert text.count("KAM_") == 1
        assert setting in text
        assert str(home / "kam.env") in text


def test_what_is_secret_is_never_shown(home: Path) -> None:
    given = {"slack_bot_token": "xapp-hidden", "slack_signing_secret": "hidden", "teams_client_secret": "hidden"}
    with pytest.raises(BadInput) as refusal:
        require_channels(made(home, given))
    assert not any("hidden" in refusal.value.text(language) for language in Language)


def test_who_needs_one_platform_is_not_stopped_by_the_other(home: Path) -> None:
    settings = made(home, {**WHOLE, "slack_bot_token": "xapp-1"})
    require_channels(settings, Platform.TEAMS)
    with pytest.raises(BadInput, match="KAM_SLACK_BOT_TOKEN"):
        require_channels(settings, Platform.SLACK)


def test_the_address_may_stand_before_any_platform_and_must_be_right(home: Path) -> None:
    with pytest.raises(BadInput, match="KAM_PUBLIC_URL"):
        require_address(made(home, {"public_url": "https://YOUR-HOST"}))
    require_address(made(home, {**URL, "slack_bot_token": "xapp-1"}))
