"""Files that are there whole or not at all, also after the power fails."""

import errno
import os
import tempfile
from pathlib import Path

from agent.domain.errors import Unavailable

_BEGUN = ".begun"  # a folder inside, so that nobody who looks for finished files finds half ones
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename into place; readable for the owner only.

    Raises Unavailable ``outbox.folder…``: the file is not there then, or is what it was.
    """
    try:
        _write(path, data)
    except OSError as error:
        raise Unavailable(_code(error)) from error


def _write(path: Path, data: bytes) -> None:
    begun = path.parent / _BEGUN
    begun.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=begun, prefix=path.name[:40] + ".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Else the name could be lost with the power although the data is there."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _code(error: OSError) -> str:
    if error.errno in _FULL:
        return "outbox.folder.full"
    return "outbox.folder.denied" if error.errno in _DENIED else "outbox.folder"


def is_there(path: Path) -> bool:
    """Raises Unavailable ``outbox.folder…`` when that cannot be seen."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise Unavailable(_code(error)) from error
    return True
