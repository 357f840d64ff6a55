"""Whether a run should end: cancelled from anywhere, deleted, taken over, or past its time."""

import threading
import time
from collections.abc import Callable

from agent.domain.assistant.run import Run
from agent.domain.errors import KamError
from agent.ports import Clock
from agent.ports.conversations import Runs

_MOST_S = 5.0  # a deleted conversation gives no signal


class RunStop:
    """Asked before each step. It looks into the state when ``moved`` is set, and every ``look_s`` seconds."""

    def __init__(
        self,
        runs: Runs,
        clock: Clock,
        run: Run,
        wanted: Callable[[], bool],
        moved: threading.Event,
        look_s: float,
    ) -> None:
        self._runs, self._clock, self._run, self._wanted = runs, clock, run, wanted
        self._moved, self._look_s = moved, min(look_s, _MOST_S)
        self._next = time.monotonic() + self._look_s
        self._over = False

    def __call__(self) -> bool:
        self._over = self._over or self._wanted() or self._ended()
        return self._over

    def _ended(self) -> bool:
        if self._run.is_over(self._clock.now()):
            return True
        if time.monotonic() < self._next and not self._moved.is_set():
            return False
        self._moved.clear()
        self._next = time.monotonic() + self._look_s
        try:
            found = self._runs.of(self._run.thread)
        except KamError:  # a state that does not answer ends no run; storing the answer will tell
            return False
        return found is None or found.id != self._run.id or found.cancelled
