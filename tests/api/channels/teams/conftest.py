"""The real application with its own assistant, Microsoft's side on loopback, and people who write and press."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from api.app import create_app
from tests.approvals_world import Template, World
from tests.fakes.teams import CLIENT, SECRET, TENANT, FakeTeams, card, member, running
from tests.jobs.workshop import until

PATH = "/api/channels/teams/messages"
# the SDK makes a part that it has itself declared to be old, once an activity
SDK = "ignore:The bot client is deprecated:DeprecationWarning"
KATHARINA, HENRIKE, MURAT, STRANGER = "aad-katharina", "aad-henrike", "aad-murat", "aad-stranger"
EMAILS = {
    KATHARINA: "K.Brandt@Melchers-Components.example",
    HENRIKE: "h.sommer@melchers-components.example",
    MURAT: "m.yilmaz@melchers-components.example",
    STRANGER: "katharina.brandt@elsewhere.example",
}
CHANNEL = "19:key-accounts@thread.tacv2"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/api/channels/teams" in item.path.as_posix():
            item.add_marker(pytest.mark.filterwarnings(SDK))


@dataclass
class Teams:
    """People in Teams: each has a personal chat with the bot; all are in one channel. ``share``: where files lie."""

    world: World
    fake: FakeTeams
    http: TestClient
    share: str = ""
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        people = {each: member(each, email) for each, email in EMAILS.items()}
        self.fake.people = {f"a:{each}": [told] for each, told in people.items()}
        self.fake.people[CHANNEL] = list(people.values())
        self.fake.personal = {each: f"a:{each}" for each in EMAILS}

    def activity(self, person: str = KATHARINA, channel: bool = False, **more: Any) -> dict[str, Any]:
        conversation = {"id": f"a:{person}", "conversationType": "personal", "tenantId": TENANT}
        if channel:
            conversation = {"id": f"{CHANNEL};messageid=1700", "conversationType": "channel", "tenantId": TENANT}
        return {
            "type": "message",
            "id": f"ev{next(self._ids)}",
            "timestamp": "2026-11-22T09:00:00Z",
            "channelId": "msteams",
            "serviceUrl": self.fake.url,
            "from": {"id": f"29:{person}", "name": "Somebody", "aadObjectId": person},
            "recipient": {"id": f"28:{CLIENT}", "name": "kam"},
            "conversation": conversation,
            "channelData": {"tenant": {"id": TENANT}},
            **more,
        }

    def deliver(self, activity: Mapping[str, Any], token: str | None = None) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.fake.token() if token is None else token}"}
        return self.http.post(PATH, json=activity, headers=headers)

    def say(self, text: str, person: str = KATHARINA, channel: bool = False, **more: Any) -> dict[str, Any]:
        """Deliver a message, and wait until its job has ended."""
        more.setdefault("text", f"<at>kam</at> {text}" if channel else text)
        if channel:
            mention = {"type": "mention", "text": "<at>kam</at>", "mentioned": {"id": f"28:{CLIENT}", "name": "kam"}}
            more.setdefault("entities", [mention])
        activity = self.activity(person, channel, **more)
        answer = self.deliver(activity)
        assert answer.status_code == 200, answer.text
        self.wait()
        return activity

    def wait(self) -> None:
        jobs = self.world.app.stored_jobs
        until(lambda: all(each.ended_at is not None for each in jobs.find(name="channels.message")), 60)

    def invoke(self, name: str, value: Any, person: str = KATHARINA, message: str = "", **more: Any) -> httpx.Response:
        about = {"replyToId": message} if message else {}
        return self.deliver(self.activity(person, type="invoke", name=name, value=value, **about, **more))

    def press(self, button: Mapping[str, Any], message: str = "", person: str = KATHARINA) -> httpx.Response:
        """As Teams sends it: an execute by its name, a submit that opens a dialogue as a fetch."""
        if button["type"] == "Action.Execute":
            action = {"type": button["type"], "verb": button["verb"], "data": button["data"]}
            return self.invoke("adaptiveCard/action", {"action": action, "trigger": "manual"}, person, message)
        return self.invoke("task/fetch", {"data": button["data"]}, person, message)

    def submit(self, dialogue: Mapping[str, Any], person: str = KATHARINA, **fields: str) -> httpx.Response:
        inputs = {each["id"]: each["value"] for each in dialogue["body"] if each["type"] == "Input.Text"}
        typed = {name.replace("_", "."): value for name, value in fields.items()}
        return self.invoke("task/submit", {"data": {**dialogue["actions"][0]["data"], **inputs, **typed}}, person)

    def cards(self, person: str = KATHARINA) -> list[dict[str, Any]]:
        """What stands in somebody's personal chat."""
        return [card(each) for each in self.fake.at(f"a:{person}")]

    def in_channel(self) -> str:
        """All that was ever shown to everybody."""
        return "\n".join(str(activity) for _, where, activity in self.fake.sent if where.startswith(CHANNEL))

    def show(self, draft_id: str, person: str = KATHARINA) -> str:
        """Put up a card about a draft in somebody's personal chat; the id of the message."""
        from agent.domain.channel.place import Audience, Place, Platform
        from agent.domain.language import Language

        place = Place(Platform.TEAMS, TENANT, f"a:{person}", "", Audience.PERSONAL, self.fake.url)
        return self.world.app.channel_cards.show(self.world.kam, draft_id, place, Language.DE)

    def shown(self, message: str) -> dict[str, Any]:
        return card(self.fake.shown[message][1])


def buttons(shown: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    rows = [each["actions"] for each in shown["body"] if each["type"] == "ActionSet"]
    return {action["title"]: action for row in rows for action in row}


@pytest.fixture
def fake() -> Iterator[FakeTeams]:
    with running() as fake:
        yield fake


@pytest.fixture
def world(approvals_template: Template, fake: FakeTeams) -> Iterator[World]:
    with approvals_template.opened() as world:
        more = {
            "teams_client_id": CLIENT,
            "teams_client_secret": SecretStr(SECRET),
            "teams_tenant_id": TENANT,
            "public_url": "https://kam.example",
        }
        world.app.settings = world.app.settings.model_copy(update=more)
        world.app.__dict__["teams_cloud"] = fake.cloud
        yield world


@pytest.fixture
def teams(world: World, fake: FakeTeams) -> Teams:
    api = create_app(world.app)
    if all(getattr(route, "path", "") != PATH for route in api.routes):
        from api.channels import install_channels

        install_channels(api, world.app)
    return Teams(world, fake, TestClient(api, base_url="http://127.0.0.1"))


@pytest.fixture
def working(teams: Teams) -> Teams:
    """Jobs run."""
    app = teams.world.app
    app.start_jobs(app.job_engine("serve"), schedules=False)
    return teams
