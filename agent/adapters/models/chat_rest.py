"""Leaves an endpoint alone that does not answer, so that not every turn waits for it in vain."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from agent.domain.errors import Unavailable

_FAILURES = 3
_REST_S = 30.0


@dataclass(slots=True)
class Rest:
    """After three failures in a row nobody asks for half a minute; then the next one tries."""

    clock: Callable[[], float] = time.monotonic
    _failures: int = 0
    _until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def require_awake(self, host: str) -> None:
        """Raises Unavailable ``models.no_answer`` while it rests."""
        with self._lock:
            if self.clock() < self._until:
                raise Unavailable("models.no_answer", host=host, cause="Pause")

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= _FAILURES:
                self._until = self.clock() + _REST_S

    def answered(self) -> None:
        with self._lock:
            self._failures, self._until = 0, 0.0
