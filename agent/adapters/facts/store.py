"""Versions of the facts: one DuckDB file each; a pointer names the one in use.

A new version is built beside the old one and swapped in by replacing the pointer, so readers never
wait and never see half an import. (A DuckDB file that one process writes cannot be read by another.)
"""

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb

from agent.adapters.facts import schema
from agent.adapters.facts.arrange import arrange
from agent.domain.errors import Conflict, Unavailable
from agent.domain.facts.info import FactsInfo, FactsSource
from agent.domain.facts.tables import TABLES

Fill = Callable[[duckdb.DuckDBPyConnection], None]
# facts are data: nothing that is read may reach files or the network through SQL
_READING: dict[str, str | bool | int | float | list[str]] = {
    "threads": "2",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


class FactsStore:
    """The facts of one folder. Safe for threads; each `cursor` belongs to its caller."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._opened: tuple[str, duckdb.DuckDBPyConnection, FactsInfo] | None = None

    @property
    def exists(self) -> bool:
        return self._pointer.exists()

    @property
    def file(self) -> Path:
        """The file in use. Raises Unavailable ``facts.none``."""
        try:
            return self._folder / self._pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise Unavailable("facts.none") from None

    def info(self) -> FactsInfo:
        """Raises Unavailable ``facts.none`` or ``facts.unreadable``."""
        return self._current()[2]

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A read-only cursor on the version in use; it stays on it to the end."""
        cursor = self._current()[1].cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def publish(self, source: FactsSource, as_of: datetime, fill: Fill, *, keep: bool = False) -> FactsInfo:
        """Build a version with ``fill`` and swap it in; ``keep`` begins with a copy of the one in use.

        Nothing changes when ``fill`` raises. Raises Conflict ``facts.busy`` while another process builds one.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._writing():
            self._swap_in(source, as_of, fill, keep)
        return self.info()

    def amend(self, version: str, fill: Fill) -> FactsInfo:
        """Publish ``version`` again with what was computed from it; source and age stay.

        Raises Conflict ``supply.facts_changed`` when another version came into use meanwhile, else as `publish`.
        """
        with self._writing():
            info = self.info()
            if info.version != version:
                raise Conflict("supply.facts_changed")
            self._swap_in(info.source, info.as_of, fill, keep=True)
        return self.info()

    def _swap_in(self, source: FactsSource, as_of: datetime, fill: Fill, keep: bool) -> None:
        version = f"{as_of:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        path = self._folder / f"{version}.duckdb"
        try:
            self._build(path, version, source, as_of, fill, keep)
            self._point_to(path)
        except BaseException:
            _remove(path)
            raise
        self._forget_old(path)

    def _build(self, path: Path, version: str, source: FactsSource, as_of: datetime, fill: Fill, keep: bool) -> None:
        if keep:
            shutil.copyfile(self.file, path)
        with duckdb.connect(str(path), config={"threads": "2"}) as connection:
            if not keep:
                schema.create(connection)
            fill(connection)
            arrange(connection)
            connection.execute("DELETE FROM facts_meta")
            connection.execute("INSERT INTO facts_meta VALUES (?, ?, ?)", [version, source.value, as_of.isoformat()])
            connection.execute("CHECKPOINT")

    def _point_to(self, path: Path) -> None:
        fresh = self._pointer.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)

    def _forget_old(self, current: Path) -> None:
        """Leave the last version beside the one in use: other processes may be about to open it."""
        versions = sorted(self._folder.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in [each for each in versions if each != current][1:]:
            _remove(path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        try:
            with FileLock(self._folder / "building.lock", timeout=5):
                yield
        except Timeout:
            raise Conflict("facts.busy") from None

    def _current(self) -> tuple[str, duckdb.DuckDBPyConnection, FactsInfo]:
        path = self.file
        with self._lock:
            if self._opened is None or self._opened[0] != path.name:
                self._opened = (path.name, *_open(path))
            return self._opened

    @property
    def _pointer(self) -> Path:
        return self._folder / "current"

    def close(self) -> None:
        with self._lock:
            if self._opened is not None:
                self._opened[1].close()
                self._opened = None


def _open(path: Path) -> tuple[duckdb.DuckDBPyConnection, FactsInfo]:
    try:
        connection = duckdb.connect(str(path), read_only=True, config=_READING)
        version, source, as_of = connection.execute("SELECT * FROM facts_meta").fetchall()[0]
        counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in TABLES)  # noqa: S608
        tables = dict(connection.execute(counts).fetchall())
    except (duckdb.Error, IndexError) as error:
        problem = str(error).splitlines()[0]
        raise Unavailable("facts.unreadable", name=path.name, problem=problem) from error
    return connection, FactsInfo(version, FactsSource(source), datetime.fromisoformat(as_of), tables)


def refused_rows(version: Path) -> Path:
    """The file beside a version that lists the rows which its import refused."""
    return version.with_suffix(".refused.csv")


def _remove(path: Path) -> None:
    for each in (path, path.with_name(path.name + ".wal"), refused_rows(path)):
        each.unlink(missing_ok=True)
    shutil.rmtree(path.with_name(path.name + ".tmp"), ignore_errors=True)  # what a killed build left
