"""Facts in one DuckDB file that somebody else writes, as on shared storage: read, and never written here."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.adapters.facts.store import FactsStore
from agent.domain.errors import Conflict, Unavailable

_KEEP = 2  # copies: another process may be about to open the one before


class FactsFile(FactsStore):
    """A new version is put in place by renaming it over the old one; whoever reads goes on with the old one.

    ``copies``: a folder of ours, where each version is copied once. DuckDB takes a path that it has open for the file
    it was, whatever lies there now, and reads at random what a network would bring block by block.
    """

    def __init__(self, path: Path, copies: Path) -> None:
        super().__init__(path.parent)
        self._path, self._copies = path, copies

    @property
    def is_empty(self) -> bool:
        return False  # nothing may be built here, not even where the file is missing

    @property
    def exists(self) -> bool:
        return True

    @property
    def file(self) -> Path:
        """Raises Unavailable ``facts.unreadable``."""
        try:
            copy = self._copies / self._name(self._path.stat())
            return copy if copy.exists() else self._copied()
        except OSError as error:
            raise Unavailable("facts.unreadable", name=self._path.name) from error

    def _copied(self) -> Path:
        self._copies.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path.open("rb") as source:  # of what is open, even where it is replaced meanwhile
            copy = self._copies / self._name(os.fstat(source.fileno()))
            part = copy.with_name(f"{copy.name}.{os.getpid()}.part")
            with part.open("wb") as target:
                part.chmod(0o600)
                shutil.copyfileobj(source, target, 1 << 20)
        part.replace(copy)
        copies = sorted(self._copies.glob("*.duckdb"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
        for old in copies[_KEEP:]:
            old.unlink(missing_ok=True)
        return copy

    def _name(self, found: os.stat_result) -> str:
        return f"{self._path.stem}-{found.st_ino}-{found.st_mtime_ns}.duckdb"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        raise Conflict("facts.read_only", name=self._path.name)
        yield
