"""A client against the fake Slack, with three people and three channels."""

from collections.abc import Iterator

import pytest

from agent.adapters.slack.client import SlackClient
from tests.fakes.slack import BOT_USER, TOKEN, FakeSlack, person, slack


@pytest.fixture
def fake() -> Iterator[FakeSlack]:
    with slack() as running:
        running.users = {
            "UKAT": person("UKAT", "k.brandt@melchers-components.example"),
            "UMAX": person("UMAX", "m@melchers-components.example"),
            BOT_USER: person(BOT_USER, "", is_bot=True),
            "UGUEST": person("UGUEST", "guest@else.example", is_ultra_restricted=True),
        }
        running.channels = {"D1": {"id": "D1", "is_im": True}, "C1": {"id": "C1"}, "C2": {"id": "C2"}}
        running.members = {
            "D1": ["UKAT", BOT_USER],
            "C1": ["UKAT", "UMAX", BOT_USER],
            "C2": ["UKAT", "UGUEST", BOT_USER],
        }
        yield running


@pytest.fixture
def client(fake: FakeSlack) -> SlackClient:
    return SlackClient(TOKEN, fake.api, "https://kam.example", patience_s=5)
