"""Runs in threads of their own: they outlive the stream, the event loop and a server that stops."""

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App
from agent.domain.assistant.turn import Progress
from agent.services.chat_intake import Asked, Begun
from api.chat_runs import ChatRuns
from tests.approvals_world import quick_folder
from tests.scripted_assistant import Scripted


@pytest.fixture
def home() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "home"


@pytest.fixture
def assistant(app: App) -> Scripted:
    scripted = Scripted(hold=threading.Event())
    app.__dict__["assistant"] = scripted
    return scripted


@pytest.fixture
def runs() -> Iterator[ChatRuns]:
    runs = ChatRuns()
    yield runs
    runs.close()


@pytest.fixture
def begun(app: App) -> Begun:
    return app.chat.begin(app.user(), Asked("Wie steht OTIF?"))


def stored(app: App, begun: Begun) -> list[str]:
    end = time.monotonic() + 60
    while len(found := app.conversations.messages(begun.user, begun.run.thread)) < 2:
        assert time.monotonic() < end
        time.sleep(0.02)
    return [each.text for each in found]


def test_the_stream_ends_with_the_run(app: App, assistant: Scripted, runs: ChatRuns, begun: Begun) -> None:
    assert assistant.hold is not None
    assistant.hold.set()

    async def told() -> list[Any]:
        return [each async for each in runs.stream(app.chat, begun)]

    *pieces, ended = asyncio.run(told())
    assert pieces == [Progress(token=word) for word in ("WIE", "STEHT", "OTIF?")]
    assert isinstance(ended, Future)
    assert ended.result().text == "WIE STEHT OTIF?"


def test_a_run_outlives_the_loop_that_asked_for_it(app: App, assistant: Scripted, runs: ChatRuns, begun: Begun) -> None:
    async def leave() -> None:
        async with aclosing(runs.stream(app.chat, begun)):
            await asyncio.to_thread(assistant.started.wait, 10)

    asyncio.run(leave())
    assert assistant.hold is not None
    assistant.hold.set()
    assert stored(app, begun) == ["Wie steht OTIF?", "WIE STEHT OTIF?"]


def test_a_server_that_stops_asks_the_runs_to_end(app: App, assistant: Scripted, runs: ChatRuns, begun: Begun) -> None:
    run = runs.start(app.chat, begun, lambda _told: None)
    assert assistant.started.wait(10)
    runs.close()
    assert run.result(10).text == "WIE STEHT OTIF?"
    assert assistant.stopped == [True]
