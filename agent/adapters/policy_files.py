"""The digests of the files under the policy folder."""

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path

_LONGEST = 300
_LARGEST = 500_000


class PolicyFolder:
    """Implements the port `PolicyFiles`. A file is read again only when its size or time of change is another one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, tuple[tuple[int, int], str]] = {}

    def digests(self) -> Mapping[str, str] | None:
        if not self._root.is_dir():
            return None
        paths = sorted(path for path in self._root.rglob("*") if _counts(path.relative_to(self._root)))
        self._known = {name: known for path in paths if (known := self._look(path, name := self._name(path)))}
        return {name: digest for name, (_stamp, digest) in self._known.items()}

    def text(self, file: str) -> str | None:
        """Asked with a name that `digests` gave, and no other."""
        path = self._root / file
        try:
            data = path.read_bytes() if file in self._known and path.stat().st_size <= _LARGEST else None
            return None if data is None else data.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()[:_LONGEST]

    def _look(self, path: Path, name: str) -> tuple[tuple[int, int], str] | None:
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                return None
            stamp = (found.st_mtime_ns, found.st_size)
            before = self._known.get(name)
            return before if before and before[0] == stamp else (stamp, _sha256(path))
        except FileNotFoundError:  # removed while we looked
            return None


def _counts(path: Path) -> bool:
    """Not an editor's or an interpreter's own files."""
    return not any(part.startswith((".", "__")) for part in path.parts) and not path.name.endswith("~")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
