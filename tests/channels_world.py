"""A chat platform that remembers what it was told, beside a real product; and a run of a job without its engine."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from agent.bootstrap import App
from agent.domain.channel.inbound import InboundMessage, Press, RemoteFile
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.channel.post import Block, Button, Buttons, Exact, Form, Heading, Line, Lines, Post, Quote, Text
from agent.domain.channel.reply import Reply
from agent.domain.errors import BadInput, NotFound

T = TypeVar("T")
SLACK = Platform.SLACK
KATHARINA = Speaker(SLACK, "T1", "UKATHARINA", "kat")
HENRIKE = Speaker(SLACK, "T1", "UHENRIKE", "henrike")
MURAT = Speaker(SLACK, "T1", "UMURAT", "murat")
STRANGER = Speaker(SLACK, "T1", "USTRANGER", "Katharina Brandt")
EMAILS = {
    KATHARINA.id: "K.Brandt@Melchers-Components.example",
    HENRIKE.id: "h.sommer@melchers-components.example",
    MURAT.id: "m.yilmaz@melchers-components.example",
    STRANGER.id: "katharina.brandt@elsewhere.example",
}
DM = Place(SLACK, "T1", "D1", audience=Audience.PERSONAL)
CHANNEL = Place(SLACK, "T1", "C1", "1700.1", Audience.COLLEAGUES)
GUESTS = Place(SLACK, "T1", "C2", "1700.2", Audience.GUESTS)


@dataclass
class Recorder:
    """Implements the port `ChannelClient`: what stands where, and all that was ever shown there."""

    posts: dict[str, tuple[Place, Post]] = field(default_factory=dict)
    shown: list[tuple[Place, Post]] = field(default_factory=list)
    whispers: list[tuple[Place, Speaker, Post]] = field(default_factory=list)
    updates: list[str] = field(default_factory=list)
    homes: list[tuple[Speaker, Post]] = field(default_factory=list)
    directs: dict[str, Place] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=lambda: dict(EMAILS))
    fail: Callable[[str], None] = field(default=lambda _what: None)
    _ids: Any = field(default_factory=itertools.count)

    def post(self, place: Place, post: Post) -> str:
        self.fail("post")
        message = f"m{next(self._ids)}"
        self._show(place, message, post)
        return message

    def update(self, place: Place, message: str, post: Post) -> None:
        self.fail("update")
        if message not in self.posts:
            raise NotFound("channels.message_gone")
        self.updates.append(message)
        self._show(place, message, post)

    def whisper(self, place: Place, speaker: Speaker, post: Post) -> None:
        self.fail("whisper")
        self.whispers.append((place, speaker, post))

    def open_form(self, trigger: str, form: Form) -> None:
        raise AssertionError("the platform's own code opens forms")

    def direct(self, speaker: Speaker) -> Place | None:
        return self.directs.get(speaker.id)

    def email(self, speaker: Speaker) -> str | None:
        return self.emails.get(speaker.id)

    def download(self, file: RemoteFile, most: int) -> bytes:
        self.fail("download")
        if file.id not in self.files:
            raise BadInput("channels.file.unavailable", name=file.name)
        return self.files[file.id][:most]

    def show_home(self, speaker: Speaker, post: Post) -> None:
        self.homes.append((speaker, post))

    def _show(self, place: Place, message: str, post: Post) -> None:
        self.posts[message] = (place, post)
        self.shown.append((place, post))

    def at(self, place: Place) -> list[Post]:
        """What stands there now, the oldest first."""
        return [post for where, post in self.posts.values() if where.key == place.key]

    def texts_at(self, place: Place) -> str:
        """Everything that was ever readable there."""
        return "\n".join(text_of(post) for where, post in self.shown if where.conversation == place.conversation)


@dataclass
class Run:
    """Implements the port `JobRun`: keeps what steps gave, as the engine does; ``die`` before a step of this name."""

    kept: dict[str, Any] = field(default_factory=dict)
    die: str = ""
    die_after: str = ""
    id: str = "job"
    started_by: str | None = None

    def progress(self, done: int, total: int, step: str) -> None:
        pass

    def step(self, name: str, work: Callable[[], T]) -> T:
        if name not in self.kept:
            if name == self.die:
                raise Killed(name)
            made = work()
            if name == self.die_after:
                raise Killed(name)  # done, and nobody remembers
            self.kept[name] = made
        return self.kept[name]  # type: ignore[no-any-return]


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Channels:
    """People write and press; the product answers at once."""

    app: App
    client: Recorder = field(default_factory=Recorder)
    _events: Any = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.app.__dict__["channel_clients"] = {SLACK: self.client}

    def message(self, text: str, place: Place = DM, speaker: Speaker = KATHARINA, **more: Any) -> InboundMessage:
        return InboundMessage(more.pop("event", f"Ev{next(self._events)}"), speaker, place, text, **more)

    def say(self, text: str, place: Place = DM, speaker: Speaker = KATHARINA, **more: Any) -> Run:
        run = Run()
        self.app.channel_chat.handle(run, self.message(text, place, speaker, **more))
        return run

    def press(self, button: Button, message: str = "", speaker: Speaker = KATHARINA, place: Place = DM) -> Reply:
        press = Press(f"P{next(self._events)}", speaker, place, button.action, button.value, message, {}, "trigger")
        return self.app.channel_decisions.press(press)

    def send(self, form: Form, speaker: Speaker = KATHARINA, message: str = "", **fields: str) -> Reply:
        given = {each.id: each.value for each in form.inputs} | {k.replace("_", "."): v for k, v in fields.items()}
        press = Press(f"P{next(self._events)}", speaker, DM, form.action, form.value, message, given)
        return self.app.channel_decisions.press(press)

    def card(self, draft_id: str) -> tuple[str, Post]:
        """The stored card of a draft: its message, and what stands there."""
        (stored,) = self.app.channel_store.cards(draft_id)
        return stored.message, self.client.posts[stored.message][1]


def buttons(post: Post) -> dict[str, Button]:
    """By what is written on them."""
    rows = [block.buttons for block in post.blocks if isinstance(block, Buttons)]
    return {button.label: button for row in rows for button in row}


def lines(post: Post) -> dict[str, str]:
    found: list[Line] = [line for block in post.blocks if isinstance(block, Lines) for line in block.lines]
    return {line.label: line.value for line in found}


def text_of(post: Post) -> str:
    """All that a reader sees."""
    return "\n".join([post.fallback, *(_told(block) for block in post.blocks)])


def _told(block: Block) -> str:
    match block:
        case Heading(text) | Exact(text):
            return text
        case Text():
            return block.text
        case Quote(text, source):
            return f"{text} {source}"
        case Lines(rows):
            return "\n".join(f"{row.label}: {row.value}" for row in rows)
        case Buttons(made):
            return " ".join(button.label for button in made)
        case _:
            return ""
