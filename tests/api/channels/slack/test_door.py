"""Who may come in: Slack alone, now, in a size that it uses, for our own workspace."""

import json
import time

import httpx
import pytest

from tests.fakes.slack import TEAM
from tests.slack_world import KAT, SlackWorld, unique

EVENT = {"type": "message", "channel_type": "im", "user": KAT, "channel": f"D{KAT}", "ts": "1.1", "text": "Hallo"}


def body(**changes: object) -> dict[str, object]:
    return {"type": "event_callback", "team_id": TEAM, "event_id": unique("Ev"), "event": EVENT, **changes}


def test_the_address_is_verified(world: SlackWorld) -> None:
    answer = world.json({"type": "url_verification", "challenge": "abc", "token": "x"})
    assert (answer.status_code, answer.json()) == (200, {"challenge": "abc"})


@pytest.mark.parametrize(
    "forged",
    [
        {"secret": "wrong"},
        {"at": "-400 s"},
        {"at": "+400 s"},
        {"at": "yesterday"},
        {"at": "-1"},
        {"at": "9" * 40},
        {"x_slack_signature": "v0=" + "z" * 64},
        {"x_slack_signature": ""},
        {"x_slack_request_timestamp": ""},
    ],
)
@pytest.mark.parametrize("kind", ["event_callback", "url_verification"])
def test_what_slack_has_not_signed_now_is_refused(world: SlackWorld, forged: dict[str, str], kind: str) -> None:
    before = world.jobs()
    if forged.get("at", "").endswith(" s"):  # from now, not from when the tests were collected
        forged = {"at": str(int(time.time()) + int(forged["at"].removesuffix(" s")))}
    assert world.json(body(type=kind), **forged).status_code == 401
    assert world.jobs() == before


def test_a_body_that_was_changed_is_refused(world: SlackWorld) -> None:
    kept: list[httpx.Request] = []
    world.http.event_hooks["request"] = [kept.append]
    world.json(body())
    world.http.event_hooks["request"] = []
    changed = kept[0].content.replace(b"Hallo", b"Hello")
    assert world.http.post(kept[0].url, content=changed, headers=kept[0].headers).status_code == 401


@pytest.mark.parametrize("path", ["events", "commands", "interactive"])
def test_every_door_is_guarded(world: SlackWorld, path: str) -> None:
    assert world.send(b"{}", "application/json", path, secret="wrong").status_code == 401


def test_a_request_that_is_played_again_changes_nothing(world: SlackWorld) -> None:
    event = body()
    world.json(event)
    world.settled()
    before = world.jobs()
    assert world.json(event).status_code == 200
    assert world.jobs() == before


@pytest.mark.parametrize("sent", [body(team_id="T0FOREIGN"), body(team_id=None), body(team_id="")])
def test_a_foreign_workspace_is_refused(world: SlackWorld, sent: dict[str, object]) -> None:
    before = world.jobs()
    assert world.json(sent).status_code == 403
    assert world.jobs() == before


def test_a_press_from_a_foreign_workspace_is_refused(world: SlackWorld) -> None:
    press = {"type": "block_actions", "user": {"id": KAT, "team_id": "T0FOREIGN"}, "team": {"id": "T0FOREIGN"}}
    assert world.interactive({**press, "trigger_id": "t", "actions": [{"action_id": "x#0"}]}).status_code == 403
    assert world.fake.calls == []


@pytest.mark.parametrize(
    "sent", [b"{", b"[1]", b"\xff\xfe", b"payload=%7B", b"{" * 100_000, b'{"event":1}', b"", b"null"]
)
def test_a_body_that_is_none_is_refused(world: SlackWorld, sent: bytes) -> None:
    assert 400 <= world.send(sent, "application/json", "events").status_code < 500
    assert world.json({"type": "url_verification", "challenge": "still there"}).status_code == 200


def test_too_large_a_body_is_refused(world: SlackWorld) -> None:
    assert world.send(b"x" * 4_000_001, "application/json", "events").status_code == 413


def test_what_nobody_asked_for_is_acknowledged(world: SlackWorld) -> None:
    before = world.jobs()
    for kind in ("reaction_added", "member_joined_channel", "app_uninstalled"):
        assert world.json(body(event={"type": kind, "user": KAT, "item": {}})).status_code == 200
    assert world.jobs() == before


def test_it_is_open_to_slack_only(world: SlackWorld) -> None:
    assert world.http.get("/api/channels/slack/events").status_code == 405
    assert "slack" not in json.dumps(world.http.get("/openapi.json").json())
