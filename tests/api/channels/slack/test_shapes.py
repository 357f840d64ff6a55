"""Signed by Slack, and yet of a shape that Slack does not send, or that is nothing to us: never our failure."""

import json
from typing import Any

import pytest

from api.channels.slack.shapes import refusal
from tests.fakes.slack import TEAM
from tests.slack_world import KAT, SlackWorld, unique

MARKER = "Kennwort-4711"
SAID = {"type": "message", "channel_type": "im", "user": KAT, "channel": f"D{KAT}", "ts": "1.1", "text": MARKER}
ACTION = {"action_id": "draft.approve#0", "value": "{}"}
BLOCK = {"type": "input", "block_id": "words"}
VIEW = {
    "callback_id": "draft.reject",
    "private_metadata": "{}",
    "blocks": [BLOCK],
    "state": {"values": {"words": {"typed": {"value": MARKER}}}},
}


def told(event: object, **more: object) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": TEAM, "event_id": unique("Ev"), "event": event, **more}


def done(kind: str, **more: object) -> dict[str, Any]:
    who = {"user": {"id": KAT, "team_id": TEAM}, "team": {"id": TEAM}, "trigger_id": unique("t.")}
    return {"type": kind, **who, **more}


def without(given: dict[str, Any], name: str) -> dict[str, Any]:
    return {each: value for each, value in given.items() if each != name}


ODD_EVENTS = [
    *(told(each) for each in ([], MARKER, None, {}, {"type": 1})),
    *(told(without(SAID, name)) for name in ("channel", "ts")),
    *(told({**SAID, name: {"a": MARKER}}) for name in ("text", "user", "files", "thread_ts", "user_team", "subtype")),
    *(told({**SAID, "files": each}) for each in (MARKER, [1])),
    told({"type": "app_home_opened", "user": {"id": KAT}, "tab": "home"}),
    told(SAID, event_id=None),
    told(SAID, event_id=7),
    told(SAID, team_id=[TEAM]),
    without(told(SAID), "event_id"),
    {"type": "url_verification", "challenge": {"a": MARKER}},
    {"type": [], "event": SAID},
    {"event": SAID},
]
ODD_PRESSES = [
    *(done("block_actions", actions=each) for each in ([], None, [1], [{}], [{**ACTION, "value": {"a": MARKER}}])),
    *(done("block_actions", actions=[ACTION], **{name: MARKER}) for name in ("container", "channel", "message")),
    *(done("block_actions", actions=[ACTION], user=each) for each in ("x", {}, {"id": ""}, {"id": {}})),
    without(done("block_actions", actions=[ACTION]), "trigger_id"),
    done("view_submission", view=None),
    *(done("view_submission", view=without(VIEW, name)) for name in VIEW),
    *(
        done("view_submission", view={**VIEW, "private_metadata": each})
        for each in ("{", "[1]", '{"a":"everybody"}', '{"c":7}', "[" * 5_000)
    ),
    *(done("view_submission", view={**VIEW, "state": each}) for each in ({}, {"values": [1]}, {"values": {"w": 1}})),
    *(done("view_submission", view={**VIEW, "blocks": each}) for each in ("x", [1], [without(BLOCK, "block_id")])),
    *(done("message_action", callback_id="escalation", message=each) for each in (None, MARKER, {"text": [MARKER]})),
]
COMMAND = {
    "command": "/kam",
    "text": MARKER,
    "user_id": KAT,
    "team_id": TEAM,
    "channel_id": f"D{KAT}",
    "trigger_id": "t",
}
FOR_OTHERS: list[dict[str, Any]] = [
    {"type": "app_rate_limited", "team_id": TEAM, "minute_rate_limited": 1},
    told({"type": "user_change", "user": {"id": KAT}}),
    told({"type": "message", "subtype": "message_changed", "channel": "C1", "ts": "1.2", "message": {"text": "x"}}),
]


def test_what_slack_does_not_send_is_refused(world: SlackWorld, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    before = world.jobs()
    answers = {json.dumps(each)[:300]: world.json(each).status_code for each in ODD_EVENTS}
    answers |= {json.dumps(each)[:300]: world.interactive(each).status_code for each in ODD_PRESSES}
    needed = ("user_id", "channel_id", "trigger_id")
    answers |= {name: world.form(without(COMMAND, name), "commands").status_code for name in needed}
    assert {each: status for each, status in answers.items() if status != 400} == {}
    world.settled()
    assert (world.jobs(), world.fake.calls) == (before, [])
    assert MARKER not in caplog.text


def test_what_is_not_for_us_is_acknowledged(world: SlackWorld) -> None:
    before = world.jobs()
    assert [world.json(each).status_code for each in FOR_OTHERS] == [200] * 3
    for kind in ("view_closed", "block_suggestion", "shortcut", "unheard_of"):
        assert world.interactive(done(kind)).status_code == 200
    assert world.jobs() == before


def test_what_slack_sends_has_its_shape() -> None:
    press = done(
        "block_actions", actions=[{**ACTION, "value": None, "selected_option": {}}], message=None, channel=None
    )
    container = {"type": "view", "view_id": "V1"}
    view = {**VIEW, "private_metadata": '{"a":"personal","l":"de","value":"{}"}', "hash": "x"}
    sent = [press, {**press, "container": container}, done("view_submission", view=view), told(SAID), COMMAND]
    assert [refusal(each) for each in sent] == [None] * 5
