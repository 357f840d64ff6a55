"""Writes what only its owner should read, whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path


def written_lines(path: Path, lines: Iterable[str]) -> int:
    """Write the lines to a new file with mode 0600; gives how many. Raises OSError, also when the file is there."""
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(target, "w", encoding="utf-8", newline="") as file:
            return sum(1 for line in lines if file.write(line))
    except BaseException:
        path.unlink()
        raise
