"""Holds the conversations of the tasks, each in a fresh copy of the world, and scores what came of them."""

import io
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from agent.bootstrap import App
from agent.domain.assistant.conversation import Message
from agent.domain.errors import BadInput, KamError
from agent.domain.identity import User
from agent.services.chat_intake import Asked
from agent.settings import Settings
from evals.scripted_endpoint.server import OpenAIServer, running
from evals.tasks.files import FILES
from evals.tasks.good_model import good_model
from evals.tasks.scoring import Outcome, failures
from evals.tasks.task import Planted, Said, Task
from evals.worlds import Template, template

Told = Callable[[str], None]


class Model(StrEnum):
    PLANNER = "planner"
    SCRIPTED = "scripted"
    ENDPOINT = "endpoint"


@dataclass(frozen=True, slots=True)
class Trial:
    """A task that was tried once; solved where nothing ``failed``. ``cost`` in EUR, None: unknown."""

    task: Task
    failed: Sequence[str]
    seconds: float
    tokens: int = 0
    cost: float | None = None


def run(settings: Settings, tasks: Sequence[Task], model: Model, repeat: int = 1, told: Told = print) -> list[Trial]:
    """``repeat`` times each. Raises BadInput ``evals.tasks.endpoint`` where no endpoint is set and one is asked for."""
    if model is Model.ENDPOINT and not settings.model_url:
        raise BadInput("evals.tasks.endpoint")
    with template(settings) as made, _endpoint(settings, model) as runner:
        return list(_trials(made, tasks, runner, repeat, told))


def _trials(made: Template, tasks: Sequence[Task], runner: "Runner", repeat: int, told: Told) -> Iterator[Trial]:
    for task in tasks:
        for _ in range(repeat):
            trial = runner.tried(made, task)
            told("." if not trial.failed else f"\n{task.id}\n  " + "\n  ".join(trial.failed) + "\n")
            yield trial


@dataclass(frozen=True)
class Runner:
    """``chosen``: the settings of the model. ``server``: the one whose answers the task's script gives."""

    chosen: dict[str, Any]
    server: OpenAIServer | None = None

    def tried(self, made: Template, task: Task) -> Trial:
        change = partial(plant, task.planted) if task.planted else None
        with made.opened(change, **self.chosen) as app:
            began = time.perf_counter()
            user = app.identity.user(task.user)
            try:
                replies = list(self._held(app, user, task))
            except KamError as error:
                return Trial(task, [f"refused: {error.code}"], time.perf_counter() - began)
            seconds = time.perf_counter() - began
            failed = failures(Outcome(task, app, user, replies, made.accounts))
            return Trial(task, failed, seconds, _tokens(replies), _cost(replies))

    def _held(self, app: App, user: User, task: Task) -> Iterator[Message]:
        thread = app.conversations.open(user, task.account).id
        for said in task.messages:
            if self.server is not None:
                self.server.script(good_model(said))
            yield say(app, user, thread, said)


def say(app: App, user: User, thread: str, said: Said) -> Message:
    """One message with its files, answered."""
    files = [
        app.conversations.attach(user, thread, name, "text/plain", io.BytesIO(FILES[name]())).id for name in said.files
    ]
    return app.chat.say(user, Asked(said.text, thread, files), lambda _: None, lambda: False)


def plant(planted: Sequence[Planted], connection: Any) -> None:
    """What somebody else wrote, into the facts."""
    for each in planted:
        if each.contact is not None:
            connection.execute(_LATEST_NOTE, [f" {each.text}", each.contact])
        if each.article is not None:
            connection.execute("UPDATE articles SET name = name || ? WHERE id = ?", [f" {each.text}", each.article])


_LATEST_NOTE = """
UPDATE activities SET note = concat_ws('', note, ?)
WHERE id = (SELECT a.id FROM activities a JOIN contacts c ON c.id = a.contact_id
            WHERE c.name = ? ORDER BY a.date DESC, a.id DESC LIMIT 1)
"""


@contextmanager
def _endpoint(settings: Settings, model: Model) -> Iterator[Runner]:
    with running() if model is Model.SCRIPTED else nullcontext() as server:
        yield Runner(chosen_model(settings, model, server), server)


def chosen_model(settings: Settings, model: Model, server: OpenAIServer | None) -> dict[str, Any]:
    """The settings of the endpoint, as changes of those of a world, which has none."""
    if server is not None:
        return {"model_url": server.url, "model_name": "scripted"}
    if model is Model.PLANNER:
        return {}
    names = [each for each in Settings.model_fields if each.startswith(("model_", "chat_"))]
    return {name: getattr(settings, name) for name in names}


def _tokens(replies: Sequence[Message]) -> int:
    return sum(each.usage.input_tokens + each.usage.output_tokens for each in replies)


def _cost(replies: Sequence[Message]) -> float | None:
    known = [each.usage.cost for each in replies if each.usage.cost is not None]
    return sum(known) if known else None
