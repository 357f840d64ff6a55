"""The app's manifest: what Slack takes, and every right that is used, and no other."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import agent.adapters.slack
from agent.domain.errors import BadInput
from api.channels.slack.manifest import manifest

# what Slack's reference asks for, method by method (docs.slack.dev/reference/methods, November 2026)
METHODS = {
    "auth.test": set(),
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "chat.postEphemeral": {"chat:write"},
    "conversations.info": {"channels:read", "groups:read", "mpim:read"},
    "conversations.members": {"channels:read", "groups:read", "mpim:read"},
    "conversations.open": {"im:write"},
    "users.info": {"users:read", "users:read.email"},
    "users.list": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
}
EVENTS = {"app_mention": {"app_mentions:read"}, "message.im": {"im:history"}, "app_home_opened": set()}
BESIDE = {"commands", "files:read"}  # the command and the shortcut; the files of messages
_METHOD = re.compile(r'"((?:auth|chat|conversations|users|views|files|reactions)\.[a-zA-Z]+)"')


@pytest.fixture
def made() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(manifest("https://kam.example"))
    return found


def used() -> set[str]:
    folder = Path(next(iter(agent.adapters.slack.__path__)))
    return {method for path in folder.glob("*.py") for method in _METHOD.findall(path.read_text(encoding="utf-8"))}


def test_the_rights_are_those_that_are_used_and_no_other(made: dict[str, Any]) -> None:
    assert used() <= set(METHODS), "a method whose rights nobody has looked up"
    events = made["settings"]["event_subscriptions"]["bot_events"]
    needed = set().union(*(METHODS[each] for each in used()), *(EVENTS[each] for each in events), BESIDE)
    scopes = made["oauth_config"]["scopes"]
    assert list(scopes) == ["bot"]
    assert scopes["bot"] == sorted(needed)


def test_the_addresses_are_served(made: dict[str, Any]) -> None:
    settings = made["settings"]
    (slash,) = made["features"]["slash_commands"]
    assert settings["event_subscriptions"]["request_url"] == "https://kam.example/api/channels/slack/events"
    assert settings["interactivity"] == {
        "is_enabled": True,
        "request_url": "https://kam.example/api/channels/slack/interactive",
    }
    assert slash["url"] == "https://kam.example/api/channels/slack/commands"
    assert "{{" not in manifest("https://kam.example")


def test_it_is_within_slacks_limits(made: dict[str, Any]) -> None:
    shown, features = made["display_information"], made["features"]
    assert set(made) == {"_metadata", "display_information", "features", "oauth_config", "settings"}
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000
    assert re.fullmatch("#[0-9A-F]{6}", shown["background_color"])
    assert len(features["bot_user"]["display_name"]) <= 80
    (slash,), (shortcut,) = features["slash_commands"], features["shortcuts"]
    assert (slash["command"], slash["should_escape"]) == ("/kam", False)
    assert len(slash["description"]) <= 2000
    assert len(slash["usage_hint"]) <= 1000
    assert (shortcut["type"], shortcut["callback_id"], shortcut["name"]) == (
        "message",
        "escalation",
        "Als Eskalation erfassen",
    )
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150


def test_the_page_of_the_app_and_messages_are_on(made: dict[str, Any]) -> None:
    home = made["features"]["app_home"]
    assert home == {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
    off = ("org_deploy_enabled", "socket_mode_enabled", "token_rotation_enabled")
    assert not any(made["settings"][each] for each in off)


def test_every_command_is_hinted_at(made: dict[str, Any]) -> None:
    (slash,) = made["features"]["slash_commands"]
    for word in ("briefing", "kpi", "nachbestellung", "kontakt", "nda", "eskalation", "plan", "mail", "hilfe"):
        assert word in slash["usage_hint"]


@pytest.mark.parametrize("address", ["", "http://kam.example"])
def test_an_address_that_slack_cannot_reach_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="KAM_PUBLIC_URL"):
        manifest(address)
