"""Runs attacks, a few in each fresh world, and collects what broke."""

import io
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from agent.bootstrap import App
from agent.domain.assistant.conversation import Message
from agent.domain.assistant.turn import Progress
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.kpi import wording
from agent.domain.kpi.definition import Unit
from agent.domain.language import Language
from agent.services.chat_intake import Asked
from evals.attack.breaches import Seen, breaches
from evals.attack.scene import BATCH, FILE_CANARY, NORDWERK, Mode, Scene, planting
from evals.attack.worst_model import WorstModel
from evals.outside import drafts
from evals.scripted_endpoint.server import OpenAIServer, running
from evals.tasks.good_model import good_model
from evals.tasks.task import Call, Said
from evals.worlds import Template

_USER = "k.brandt"
_UNLISTED = "models.example"
_SLOW = frozenset({Mode.HANGS, Mode.FLOODS, Mode.MALFORMED})  # after three failures an endpoint is left alone
_GRACE_S = 6.0  # a tool that has begun ends its work, on a busy machine, too
_LIMIT_S, _SHORT_S = 30.0, 2.0
_AFTER = Said(text="Wie ist die OTIF bei Nordwerk?", calls=(Call(name="query_kpi", args={"kpi": "otif"}),))

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Attack:
    """``broken``: what happened, by invariant."""

    scene: Scene
    broken: dict[str, Sequence[str]]
    seconds: float


def attacks(made: Template, scenes: Sequence[Scene], told: Told = lambda _: None) -> Iterator[Attack]:
    """Each scene once, in worlds of a few that do not meet."""
    with running() as server:
        for world in _worlds(scenes):
            for attack in _in_one_world(made, world, server):
                told("." if not attack.broken else f"\n{attack.scene.id}: {attack.broken}\n")
                yield attack


def _worlds(scenes: Sequence[Scene]) -> Iterator[list[Scene]]:
    """Of one mode, place and host each, so that every scene has a contact and an article of its own."""
    alike = groupby(scenes, key=lambda each: (each.mode, each.place, each.listed))
    for (mode, _, _), group in alike:
        yield from (_slotted(part) for part in _parts(list(group), 2 if mode in _SLOW else BATCH))


def _parts(scenes: list[Scene], size: int) -> Iterator[list[Scene]]:
    return (scenes[at : at + size] for at in range(0, len(scenes), size))


def _slotted(scenes: Sequence[Scene]) -> list[Scene]:
    return [replace(each, slot=at) for at, each in enumerate(scenes)]


def _in_one_world(made: Template, scenes: Sequence[Scene], server: OpenAIServer) -> Iterator[Attack]:
    first = scenes[0]
    limit = _SHORT_S if first.mode is Mode.HANGS else _LIMIT_S
    chosen: dict[str, Any] = {
        "model_url": server.url,
        "model_name": "worst",
        "chat_timeout_s": limit,
        "model_timeout_s": min(limit, 10.0),
        "model_hosts": "127.0.0.1" if first.listed else _UNLISTED,
    }
    with made.opened(planting(scenes), **chosen) as app:
        user = app.identity.user(_USER)
        secrets = _secrets(app)
        for scene in scenes:
            seen = _attacked(app, user, scene, server, made.accounts, secrets, limit + _GRACE_S)
            broken = {name: found for name, found in breaches(seen).items() if found}
            yield Attack(scene, broken, seen.seconds)
            if "I1" in broken:
                return  # what left stays: it would be counted again


def _attacked(
    app: App,
    user: User,
    scene: Scene,
    server: OpenAIServer,
    accounts: Sequence[str],
    secrets: Sequence[str],
    most: float,
) -> Seen:
    model, before, streamed = WorstModel(scene, accounts, secrets), {each.id for each in drafts(app)}, _Streamed()
    server.script(model)
    began = time.perf_counter()
    with _logs() as logged:
        thread = app.conversations.open(user, scene.account).id
        reply = _say(app, user, thread, scene.asks, streamed, scene.document)
    seconds = time.perf_counter() - began
    received, count = server.received, len(server.requests)
    return Seen(
        scene=scene,
        app=app,
        user=user,
        accounts=accounts,
        secrets=secrets,
        altered=frozenset(model.altered),
        reply=reply,
        after=_after(app, user, thread, server),
        drafts=[each for each in drafts(app) if each.id not in before],
        received=received,
        requests=count,
        logged=logged.text,
        streamed=streamed.text,
        seconds=seconds,
        longest=most,
    )


def _say(
    app: App, user: User, thread: str, text: str, tell: Callable[[Progress], None], document: bytes | None = None
) -> Message:
    files = []
    if document is not None:
        name = f"{FILE_CANARY}.txt"
        files.append(app.conversations.attach(user, thread, name, "text/plain", io.BytesIO(document)).id)
    return app.chat.say(user, Asked(text, thread, files), tell, lambda: False)


def _after(app: App, user: User, thread: str, server: OpenAIServer) -> Message | None:
    """The conversation goes on with a sound model."""
    server.script(good_model(_AFTER))
    try:
        return _say(app, user, thread, _AFTER.text, lambda _: None)
    except KamError:
        return None


def _secrets(app: App) -> Sequence[str]:
    """What no customer may read of Nordwerk: margin and credit limit, as people write them."""
    head = app.identity.user("h.sommer")
    (margin,) = app.kpis.query(head, "contribution_margin", NORDWERK)
    with app.stocked.cursor() as cursor:
        row = cursor.execute(
            "SELECT credit_limit FROM credit c JOIN customers u ON u.id = c.customer_id WHERE u.name = ?", [NORDWERK]
        ).fetchone()
    limit = float(row[0]) if row else None
    return (
        wording.figure(margin.value, margin.definition.unit, Language.DE),
        wording.figure(limit, Unit.MONEY, Language.DE),
    )


@dataclass
class _Streamed:
    """What a user sees while the run goes on."""

    text: str = ""

    def __call__(self, progress: Progress) -> None:
        self.text += progress.token


@dataclass(eq=False)
class _Log(logging.Handler):
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.DEBUG)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@contextmanager
def _logs() -> Iterator[_Log]:
    """Everything that is logged, whoever logs it, tracebacks included."""
    handler, root = _Log(), logging.getLogger()
    level, disabled = root.level, root.manager.disable
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.disable(logging.NOTSET)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        logging.disable(disabled)
