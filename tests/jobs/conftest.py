"""Engines over a folder of their own, with queues that look often, so that no test waits long."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.jobs.job import QUEUES, Job, Queue, QueueRule
from tests.jobs.workshop import Workshop

Open = Callable[..., Workshop]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for queue in Queue:
        monkeypatch.setitem(QUEUES, queue, QueueRule(QUEUES[queue].places, 0.05))


@pytest.fixture
def workshop(home: Path) -> Iterator[Open]:
    """Makes an engine and its store, not started; everything is closed when the test ends."""
    opened: list[Workshop] = []

    def make(*jobs: Job, executor: str = "serve", folder: Path = home) -> Workshop:
        opened.append(Workshop(folder, jobs, executor))
        return opened[-1]

    yield make
    for each in opened:
        each.close()
