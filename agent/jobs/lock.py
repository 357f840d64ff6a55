"""One process a name: who holds the file lock is the executor, and a free lock means that its process has gone."""

import re
from pathlib import Path

from filelock import FileLock, Timeout

from agent.domain.errors import BadInput, Conflict

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class ExecutorLock:
    """The system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path, executor: str) -> None:
        if not _NAME.fullmatch(executor):
            raise BadInput("jobs.executor_name", executor=executor)
        self.executor = executor
        self._lock = FileLock(folder / f"{executor}.lock", thread_local=False)
        self._folder = folder

    def take(self) -> None:
        """Raises Conflict when another process has it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise Conflict("jobs.executor_taken", executor=self.executor) from None

    def release(self) -> None:
        self._lock.release()

    @property
    def held(self) -> bool:
        return self._lock.is_locked
