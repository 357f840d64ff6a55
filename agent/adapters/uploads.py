"""Files that users upload: under an id of ours, never under their own name."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from agent.domain.errors import BadInput, Unavailable

_CHUNK = 1 << 20


@contextmanager
def room_below(folder: Path) -> Iterator[None]:
    """What is written there has room, or nobody may write. Raises Unavailable ``system.disk``."""
    try:
        yield
    except OSError:
        raise Unavailable("system.disk", free=shutil.disk_usage(folder).free // 1_000_000) from None


class UploadFolder:
    """Implements the port `Uploads`. ``path_of`` gives the place of an id, ``max_mb`` the largest file in MB."""

    def __init__(self, path_of: Callable[[str], Path], max_mb: int) -> None:
        self._path_of, self._max_mb = path_of, max_mb

    def put(self, file_id: str, name: str, source: BinaryIO) -> str:
        """Whole or not at all. Raises Unavailable ``system.disk``."""
        path = self._path_of(file_id)
        part = path.with_name(path.name + ".part")
        try:
            with room_below(path.parent):
                sha256 = self._copied(source, part, name)
                part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return sha256

    def remove(self, file_id: str) -> None:
        self._path_of(file_id).unlink(missing_ok=True)

    def _copied(self, source: BinaryIO, target: Path, name: str) -> str:
        digest, size = hashlib.sha256(), 0
        with target.open("wb") as file:
            target.chmod(0o600)  # customers' documents are for the owner of the folder only
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > self._max_mb * 1_000_000:
                    raise BadInput("document.too_large", name=name, limit=self._max_mb)
                digest.update(chunk)
                file.write(chunk)
        return digest.hexdigest()
