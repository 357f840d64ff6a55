"""What cannot be queued in time is delivered again by Slack, and answered once."""

import threading
from typing import Any

import pytest

from agent.domain.errors import Unavailable
from agent.services.channels.intake import ChannelIntake
from tests.block_kit import shown
from tests.fakes.loopback import Reply
from tests.slack_world import KAT, PROMPT, SlackWorld, unique

QUESTION = "Wie hoch ist die Abrufquote von Nordwerk?"
DM = f"D{KAT}"


def refused(method: str) -> Any:
    return lambda called, _: Reply(200, b'{"ok":false,"error":"internal_error"}') if called == method else None


def test_before_it_is_known_where_it_is_installed_nothing_is_taken(world: SlackWorld) -> None:
    calls, event = world.app.slack_client.calls, unique("Ev")
    calls._workspace = None
    world.fake.fail = refused("auth.test")
    before = world.jobs()
    assert world.dm(QUESTION, event_id=event).status_code == 503
    assert world.command("hilfe").status_code == 503
    assert world.jobs() == before
    world.fake.fail = lambda _, __: None
    assert world.dm(QUESTION, event_id=event).status_code == 200
    world.settled()
    assert world.jobs() == before + 1


def test_a_message_that_cannot_be_stored_is_taken_the_next_time(
    world: SlackWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> bool:
        raise Unavailable("channels.unavailable", problem="state")

    event = unique("Ev")
    with monkeypatch.context() as patched:
        patched.setattr(ChannelIntake, "take", locked)
        assert world.dm(QUESTION, event_id=event).status_code == 503
        assert "nicht angenommen" in world.command("kpi").text
    assert world.dm(QUESTION, event_id=event).status_code == 200
    world.settled()
    assert len(world.fake.at(DM)) == 1


def test_while_slack_is_slow_to_say_who_reads_along(world: SlackWorld) -> None:
    """The answer comes in time, the message is queued when it is known, and what is delivered again is no second."""
    channel, known = unique("C"), threading.Event()
    world.fake.channels[channel] = {"id": channel}
    world.fake.members[channel] = [KAT]
    world.fake.fail = lambda method, _: Reply(500) if method == "conversations.info" and not known.is_set() else None
    body = {"type": "event_callback", "team_id": "T0MELCHERS", "event_id": unique("Ev")}
    event = {"type": "app_mention", "user": KAT, "channel": channel, "ts": "5.1", "text": QUESTION}
    assert world.json({**body, "event": event}).status_code == 503
    assert max(world.took) < PROMPT
    known.set()
    world.settled()
    assert world.json({**body, "event": event}).status_code == 200
    world.settled()
    (answer,) = world.fake.at(channel)
    assert "Nordwerk Antriebe GmbH" in shown(answer["blocks"])
