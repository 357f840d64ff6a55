"""The product behind real HTTP, with Slack set up against the fake one; and what Slack would send, really signed."""

import hashlib
import hmac
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import uvicorn

from agent.bootstrap import App, build
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.language import Language
from agent.services.drafts import Proposal
from agent.settings import Settings
from api.app import create_app
from api.channels import install_channels
from api.channels.slack import door
from api.channels.slack.workers import Workers
from tests.approvals_world import NORDWERK, TEXT, TO
from tests.block_kit import buttons
from tests.conftest import TODAY
from tests.fakes.slack import BOT_USER, TEAM, TOKEN, FakeSlack, person, slack
from tests.jobs.workshop import until
from tests.kpi_world import SetClock

SECRET = "0123456789abcdef0123456789abcdef"
KAT, HEN, MUR, STRANGER, GUEST = "UKAT", "UHEN", "UMUR", "USTRANGER", "UGUEST"
PAGES = "https://kam.example"
PROMPT = 30.0  # seconds: less than a tenth of one on an idle machine; what is waited for is held back until then
Json = dict[str, Any]
_ids = itertools.count(1)


def unique(prefix: str) -> str:
    return f"{prefix}{next(_ids)}"


class Watched(Workers):
    """``open``: what is still being done in the background."""

    def __init__(self) -> None:
        super().__init__()
        self.open: set[Future[Any]] = set()
        for pool in (self.quick, self.slow):
            pool.submit = partial(self._watched, pool.submit)  # type: ignore[method-assign]

    def _watched(self, submit: Callable[..., Future[Any]], *given: Any) -> Future[Any]:
        submitted = submit(*given)
        self.open.add(submitted)
        submitted.add_done_callback(lambda done: self.open.discard(done))
        return submitted


@dataclass
class SlackWorld:
    """``took``: how long each request was waited for, seconds."""

    app: App
    fake: FakeSlack
    http: httpx.Client
    workers: list[Watched]
    took: list[float] = field(default_factory=list)

    # what people do

    def dm(self, text: str, user: str = KAT, event_id: str = "", **more: Any) -> httpx.Response:
        event = {"type": "message", "channel_type": "im", "user": user, "channel": f"D{user}", "ts": unique("1.")}
        return self.event({**event, "text": text, **more}, event_id)

    def mention(self, text: str, channel: str, user: str = KAT, ts: str = "5.1", **more: Any) -> httpx.Response:
        event = {"type": "app_mention", "user": user, "channel": channel, "ts": ts, "text": f"<@{BOT_USER}> {text}"}
        return self.event({**event, **more})

    def event(self, event: Json, event_id: str = "", team: str = TEAM) -> httpx.Response:
        body = {"type": "event_callback", "team_id": team, "event_id": event_id or unique("Ev"), "event": event}
        return self.json(body)

    def command(self, text: str, user: str = KAT, channel: str = "", **more: Any) -> httpx.Response:
        given = {"command": "/kam", "text": text, "user_id": user, "user_name": "x", "team_id": TEAM}
        return self.form({**given, "channel_id": channel or f"D{user}", "trigger_id": unique("t."), **more}, "commands")

    def shortcut(self, text: str, user: str = KAT, channel: str = "C1") -> httpx.Response:
        body = {"type": "message_action", "callback_id": "escalation", "message": {"text": text, "user": "UOTHER"}}
        return self.interactive({**body, "channel": {"id": channel}, **self._by(user)})

    def press(self, label: str, channel: str, ts: str, user: str = KAT, **more: Any) -> httpx.Response:
        """A button of a message, as it stands there now."""
        return self.click(buttons(self.fake.messages[channel, ts]["blocks"])[label], channel, ts, user, **more)

    def click(self, button: Json, channel: str, ts: str, user: str = KAT, **more: Any) -> httpx.Response:
        container = {"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": False}
        container |= more.pop("container", {})
        body = {"type": "block_actions", "container": container, "channel": {"id": channel}, "actions": [button]}
        return self.interactive({**body, **self._by(user), **more})

    def submit(self, view: Json, user: str = KAT, **typed: str) -> httpx.Response:
        """A dialogue with what it came with, and what was typed; names with ``_`` for dots."""
        names = {name.replace("_", "."): text for name, text in typed.items()}
        inputs = {each["block_id"]: each["element"] for each in view["blocks"] if each["type"] == "input"}
        values = {
            name: {"typed": {"value": names.get(name, element.get("initial_value")) or None}}
            for name, element in inputs.items()
        }
        body = {"type": "view_submission", "view": {**view, "id": "V1", "state": {"values": values}}}
        return self.interactive({**body, **self._by(user)})

    # how it goes over the wire

    def json(self, body: Json, **more: Any) -> httpx.Response:
        return self.send(json.dumps(body).encode(), "application/json", "events", **more)

    def interactive(self, body: Json, **more: Any) -> httpx.Response:
        return self.form({"payload": json.dumps(body)}, "interactive", **more)

    def form(self, given: Json, to: str, **more: Any) -> httpx.Response:
        return self.send(urlencode(given).encode(), "application/x-www-form-urlencoded", to, **more)

    def send(
        self, body: bytes, kind: str, to: str, *, at: str = "", secret: str = SECRET, **headers: str
    ) -> httpx.Response:
        at = at or str(int(time.time()))
        signature = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
        signed = {"x-slack-request-timestamp": at, "x-slack-signature": f"v0={signature}", "content-type": kind}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        begin = time.monotonic()
        answer = self.http.post(f"/api/channels/slack/{to}", content=body, headers={**signed, **named})
        self.took.append(time.monotonic() - begin)
        return answer

    # what becomes of it

    def propose(self, user: str = "k.brandt", **changes: Any) -> Draft:
        given = {"kind": DraftKind.EMAIL, "account": NORDWERK, "text": TEXT, "language": Language.DE, "typed": True}
        mail = {"subject": "Unser Gespräch", "to": TO}
        return self.app.desk.propose(self.app.identity.user(user), Proposal(**{**given, **mail, **changes}))

    def card(self, draft: Draft, user: str = "k.brandt", channel: str = f"D{KAT}") -> str:
        """Put its card up; the id of the message."""
        from agent.domain.channel.place import Audience, Place, Platform

        audience = Audience.PERSONAL if channel.startswith("D") else Audience.COLLEAGUES
        place = Place(Platform.SLACK, TEAM, channel, "" if channel.startswith("D") else "5.1", audience)
        return self.app.channel_cards.show(self.app.identity.user(user), draft.id, place, Language.DE)

    def until(self, holds: Callable[[], object]) -> None:
        until(lambda: bool(holds()), 60)

    def settled(self) -> None:
        """Every message that was queued has been answered, and nothing is left to do."""
        self.until(lambda: not any(each.open for each in self.workers))
        self.until(
            lambda: all(each.ended_at is not None for each in self.app.stored_jobs.find(name="channels.message"))
        )

    def jobs(self) -> int:
        return len(self.app.stored_jobs.find(name="channels.message", limit=500))

    def clear(self) -> None:
        for kept in (self.fake.messages, self.fake.homes):
            kept.clear()
        for kept_list in (self.fake.whispers, self.fake.views, self.fake.calls, self.fake.responses, self.took):
            kept_list.clear()
        self.fake.fail = lambda _method, _asked: None
        self.fake.file_type = "application/octet-stream"

    def _by(self, user: str) -> Json:
        address = f"{self.fake.url}/response"
        who = {"id": user, "username": "x", "team_id": TEAM}
        return {"user": who, "team": {"id": TEAM}, "trigger_id": unique("t."), "response_url": address}


def stocked(fake: FakeSlack) -> None:
    domain = "melchers-components.example"
    people = {
        KAT: f"k.brandt@{domain}",
        HEN: f"h.sommer@{domain}",
        MUR: f"m.yilmaz@{domain}",
        STRANGER: "x@else.example",
    }
    fake.users = {id_: person(id_, email) for id_, email in people.items()}
    fake.users[GUEST] = person(GUEST, "guest@else.example", is_restricted=True)
    fake.users[BOT_USER] = person(BOT_USER, "", is_bot=True)
    fake.channels = {each: {"id": each} for each in ("C1", "C2")}
    fake.members = {"C1": [KAT, HEN, MUR, BOT_USER], "C2": [KAT, GUEST, BOT_USER]}
    for user in people:
        fake.channels[f"D{user}"] = {"id": f"D{user}", "is_im": True}
        fake.members[f"D{user}"] = [user, BOT_USER]


def slack_app(home: Path, cache: Path, fake: FakeSlack) -> App:
    given = {"slack_bot_token": TOKEN, "slack_signing_secret": SECRET, "slack_api_url": fake.api, "public_url": PAGES}
    app = build(Settings(home=home, cache=cache, today=TODAY, **given))  # type: ignore[arg-type]
    app.clock = SetClock()  # type: ignore[assignment]
    return app


@contextmanager
def watched() -> Iterator[list[Watched]]:
    made: list[Watched] = []

    def workers() -> Watched:
        made.append(Watched())
        return made[-1]

    before, door.Workers = door.Workers, workers  # type: ignore[misc, assignment]
    yield made
    door.Workers = before  # type: ignore[misc]


@contextmanager
def served(app: App) -> Iterator[str]:
    api = create_app(app)
    if not any("/channels/slack/" in getattr(route, "path", "") for route in api.routes):
        install_channels(api, app)
    server = uvicorn.Server(uvicorn.Config(api, port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started, 30)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(60)


@contextmanager
def slack_world(home: Path, cache: Path) -> Iterator[SlackWorld]:
    with slack() as fake:
        stocked(fake)
        app = slack_app(home, cache, fake)
        app.start_jobs(app.job_engine("serve"), schedules=False)
        with watched() as workers, served(app) as url, httpx.Client(base_url=url, timeout=30) as http:
            yield SlackWorld(app, fake, http, workers)
