"""One process sends at a time: a lock of the operating system on a file, which dies with its process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from agent.domain.errors import Unavailable

_POLL_S = 0.02


class FileTurn:
    """Implements the port `SenderTurn`. All processes that share the state must share the file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def turn(self, wait_s: float) -> Iterator[bool]:
        """Raises Unavailable ``outbox.turn`` when the file cannot be made. Threads exclude each other, too."""
        lock = self._lock()
        try:
            lock.acquire(timeout=max(wait_s, 0.0), poll_interval=_POLL_S)
        except Timeout:
            yield False
            return
        except (OSError, NotImplementedError) as error:
            raise Unavailable("outbox.turn") from error
        try:
            yield True
        finally:
            lock.release()

    def _lock(self) -> FileLock:
        """A new one each time: the same object could be taken twice by one thread. A soft lock would outlive us."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable("outbox.turn") from error
        return FileLock(self._path, mode=0o600, fallback_to_soft=False)
