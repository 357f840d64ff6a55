"""When a run looks whether it should end: at a signal at once, else now and then; past its time without looking."""

import datetime as dt
import threading
from dataclasses import replace

import pytest

from agent.domain.assistant.run import Run
from agent.services.chat_stop import RunStop
from tests.kpi_world import SetClock

NEVER = 10_000.0


class Looked:
    """A state that counts who looks."""

    def __init__(self, run: Run) -> None:
        self.run: Run | None = run
        self.times = 0

    def of(self, _thread_id: str) -> Run | None:
        self.times += 1
        return self.run


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def state(clock: SetClock) -> Looked:
    return Looked(Run("r", "t", "m", clock.now(), clock.now() + dt.timedelta(minutes=1)))


def stop_of(state: Looked, clock: SetClock, moved: threading.Event, look_s: float = NEVER) -> RunStop:
    assert state.run is not None
    return RunStop(state, clock, state.run, lambda: False, moved, look_s)  # type: ignore[arg-type]


def test_without_a_signal_nobody_looks(state: Looked, clock: SetClock) -> None:
    stop = stop_of(state, clock, threading.Event())
    assert [stop() for _ in range(50)] == [False] * 50
    assert state.times == 0


def test_at_a_signal_it_looks_once(state: Looked, clock: SetClock) -> None:
    moved = threading.Event()
    stop = stop_of(state, clock, moved)
    moved.set()
    assert [stop() for _ in range(3)] == [False] * 3, "something moved, and it goes on"
    assert state.times == 1


def test_a_cancellation_ends_it_at_the_signal(state: Looked, clock: SetClock) -> None:
    moved = threading.Event()
    stop = stop_of(state, clock, moved)
    assert state.run is not None
    state.run = replace(state.run, cancelled=True)
    assert not stop()
    moved.set()
    assert stop()
    assert stop(), "for good"


def test_a_signal_that_was_lost_is_made_up_for(state: Looked, clock: SetClock) -> None:
    stop = stop_of(state, clock, threading.Event(), look_s=0)
    state.run = None
    assert stop()


def test_past_its_time_it_ends_without_looking(state: Looked, clock: SetClock) -> None:
    stop = stop_of(state, clock, threading.Event())
    clock.moment += dt.timedelta(minutes=2)
    assert stop()
    assert state.times == 0
