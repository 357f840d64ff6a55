"""Looks after the jobs of processes that die while this one runs."""

import logging
import threading
from collections.abc import Callable

from agent.domain.errors import KamError
from agent.jobs.library import DBAPIError
from agent.jobs.lock import ExecutorLock

log = logging.getLogger(__name__)
_LOOK_S = 10.0  # a job of a dead process is taken up within this time and a little
_GRACE = 2  # looks without taking anything over, after our own lock was lost: others have lost theirs, too


class Heirs:
    """A thread that calls ``adopt`` now and then, and takes our own lock again where the server let go of it."""

    def __init__(self, own: ExecutorLock, adopt: Callable[[], None]) -> None:
        self._own, self._adopt, self._look_s = own, adopt, _LOOK_S
        self._stopping = threading.Event()
        self._grace = 0
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._stopping.clear()
        self._thread = threading.Thread(target=self._watch, name="heirs", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def look(self) -> None:
        """Once. Raises what the locks and the database raise."""
        if not self._own.held:
            self._grace = _GRACE
            self._own.take()
        elif self._grace:
            self._grace -= 1
        else:
            self._adopt()

    def _watch(self) -> None:
        while not self._stopping.wait(self._look_s):
            try:
                self.look()
            except (KamError, DBAPIError):
                log.warning("jobs of other processes are not looked after now", exc_info=True)
