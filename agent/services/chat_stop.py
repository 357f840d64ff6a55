"""Whether a run should end: cancelled from anywhere, deleted, taken over, or past its time."""

import time
from collections.abc import Callable

from agent.domain.assistant.run import Run
from agent.domain.errors import KamError
from agent.ports import Clock
from agent.ports.conversations import Runs

_LOOK_S = 0.25  # between two looks into the state


class RunStop:
    """Asked before each step. A cancellation by another process shows within a quarter of a second."""

    def __init__(self, runs: Runs, clock: Clock, run: Run, wanted: Callable[[], bool]) -> None:
        self._runs, self._clock, self._run, self._wanted = runs, clock, run, wanted
        self._next = time.monotonic() + _LOOK_S
        self._over = False

    def __call__(self) -> bool:
        self._over = self._over or self._wanted() or self._ended()
        return self._over

    def _ended(self) -> bool:
        if time.monotonic() < self._next:
            return False
        self._next = time.monotonic() + _LOOK_S
        try:
            found = self._runs.of(self._run.thread)
        except KamError:  # a state that does not answer ends no run; storing the answer will tell
            return False
        return found is None or found.id != self._run.id or found.cancelled or found.is_over(self._clock.now())
