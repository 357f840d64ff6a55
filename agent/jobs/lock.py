"""One process a name: who holds the lock is the executor, and a free lock means that its process has gone."""

import re

from agent.domain.errors import BadInput, Conflict
from agent.ports.sharing import Locks

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class ExecutorLock:
    """It is free again when the process ends, however it ends."""

    def __init__(self, locks: Locks, executor: str) -> None:
        if not _NAME.fullmatch(executor):
            raise BadInput("jobs.executor_name", executor=executor)
        self.executor = executor
        self._lock = locks.lock(executor)

    def take(self) -> None:
        """Raises Conflict when another process has it."""
        if not self._lock.take():
            raise Conflict("jobs.executor_taken", executor=self.executor)

    def release(self) -> None:
        self._lock.release()

    @property
    def held(self) -> bool:
        return self._lock.held
