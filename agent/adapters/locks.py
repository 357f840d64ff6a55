"""Locks of the operating system, on files of one folder: for processes of one machine."""

from pathlib import Path

from filelock import FileLock, Timeout


class FileLocks:
    """Implements the port `Locks`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lock(self, name: str) -> "OneFileLock":
        return OneFileLock(self._folder / f"{name}.lock")


class OneFileLock:
    """Implements the port `Lock`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path, thread_local=False)

    def take(self, wait_s: float = 0.0) -> bool:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=wait_s)
        except Timeout:
            return False
        return True

    def release(self) -> None:
        self._lock.release()

    @property
    def held(self) -> bool:
        return self._lock.is_locked
