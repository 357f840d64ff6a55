"""Versions of the facts: one DuckDB file each; a pointer names the one in use.

A new version is built beside the old one and swapped in by replacing the pointer, so readers never
wait and never see half an import. (A DuckDB file that one process writes cannot be read by another.)
"""

import os
import re
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from agent.adapters.facts import schema
from agent.adapters.facts.answers import Answers, AnyRow, Row
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
# what DuckDB raises where a file does not hold what it should
_DAMAGED = (duckdb.IOException, duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*\.duckdb")
_BUILDING = ".building"  # a version in the making, so that what a killed build leaves is never taken for one
_OWNER_ONLY, _OWNER_ONLY_FOLDER = 0o600, 0o700  # margins and credit lines are nobody else's business
KEPT = 400_000  # cells of answers, some 40 MB


class FactsStore:
    """The facts of one folder. Safe for threads; each `cursor` belongs to its caller.

    ``kept``: cells of answers that `rows` and `once` keep of the version in use; 0 to read anew each time.
    """

    def __init__(self, folder: Path, *, kept: int = KEPT) -> None:
        self._folder, self._most = folder, kept
        self._lock = threading.Lock()
        self._opened: _Opened | None = None

    @property
    def exists(self) -> bool:
        """Whether the folder holds any version, in use or not: then nothing may be built over it unasked.

        A demo world of another schema counts as none: it is invented, and made again.
        """
        return not self.is_empty and not self._is_outdated_demo

    @property
    def is_empty(self) -> bool:
        """Whether there is no version at all, not even an outdated one."""
        return not self._pointer.exists() and not any(self._folder.glob("*.duckdb"))

    @property
    def _is_outdated_demo(self) -> bool:
        try:
            if self._pointer.exists():
                self.info()
        except Unavailable as error:
            return error.code == "facts.none"
        return False

    @property
    def file(self) -> Path:
        """The file in use. Raises Unavailable ``facts.none``, ``facts.pointer`` or ``facts.unreadable``."""
        try:
            name = self._pointer.read_bytes().decode("ascii", "replace").strip()
        except FileNotFoundError:
            raise self._no_pointer() from None
        if not _VERSION.fullmatch(name):  # nor may it lead out of the folder
            raise Unavailable("facts.unreadable", name=self._pointer.name)
        return self._folder / name

    def _no_pointer(self) -> Unavailable:
        if self.is_empty:
            return Unavailable("facts.none")
        newest = max(self._folder.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns)
        return Unavailable("facts.pointer", folder=str(self._folder), newest=newest.name)

    def info(self) -> FactsInfo:
        """Raises Unavailable ``facts.none``, ``facts.pointer``, ``facts.unreadable`` or ``facts.outdated``."""
        return self._current().info

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A read-only cursor on the version in use; it stays on it to the end.

        Raises what `info` raises, ``facts.unreadable`` also where damage is met on the way.
        """
        with self._cursor(self._current()) as cursor:
            yield cursor

    def rows(self, text: str, values: Mapping[str, object]) -> list[Row]:
        """What a SELECT gives on the version in use: text and values alone settle it, so a second time it is kept.

        The rows are shared with whoever asks the same: nobody changes what is in them. Raises as `cursor`.
        """
        return self.once(text, values, lambda cursor: cursor.execute(text, values).fetchall())

    def once(
        self,
        question: str,
        values: Mapping[str, object],
        read: Callable[[duckdb.DuckDBPyConnection], Sequence[AnyRow]],
    ) -> list[AnyRow]:
        """As `rows`, of anything that ``read`` finds by ``values`` alone; ``question`` is its own for each kind."""
        if not self._most:
            with self.cursor() as cursor:
                return list(read(cursor))
        opened = self._current()

        def reading() -> Sequence[AnyRow]:
            with self._cursor(opened) as cursor:
                return read(cursor)

        return opened.answers.of(question, values, reading)

    @contextmanager
    def _cursor(self, opened: "_Opened") -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = opened.connection.cursor()
        try:
            yield cursor
        except duckdb.Error as error:
            if not _is_damage(error):
                raise
            self._drop(opened)
            raise Unavailable("facts.unreadable", name=opened.name) from error
        finally:
            with suppress(duckdb.Error):
                cursor.close()

    def _drop(self, damaged: "_Opened") -> None:
        """A connection that has met damage answers nothing any more; others may still hold cursors of it."""
        with self._lock:
            if self._opened is damaged:
                self._opened = None

    def publish(self, source: FactsSource, as_of: datetime, fill: Fill, *, keep: bool = False) -> FactsInfo:
        """Build a version with ``fill`` and swap it in; ``keep`` begins with a copy of the one in use.

        Nothing changes when ``fill`` raises. Raises Conflict ``facts.busy`` while another process builds one.
        """
        self._folder.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
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
        building = path.with_suffix(_BUILDING)
        try:
            self._build(building, version, source, as_of, fill, keep)
            _close_to_others(building, refused_rows(path))
            building.replace(path)
            self._point_to(path)
        except BaseException:
            _remove(building)
            _remove(path)
            raise
        self._forget_old(path)

    def _build(self, path: Path, version: str, source: FactsSource, as_of: datetime, fill: Fill, keep: bool) -> None:
        if keep:
            self.info()  # a version of another schema is nothing to build on
            shutil.copyfile(self.file, path)
        with duckdb.connect(str(path), config={"threads": "2"}) as connection:
            path.chmod(_OWNER_ONLY)
            if not keep:
                schema.create(connection)
            fill(connection)
            arrange(connection)
            connection.execute("DELETE FROM facts_meta")
            meta = [version, source.value, as_of.isoformat(), schema.number()]
            connection.execute("INSERT INTO facts_meta VALUES (?, ?, ?, ?)", meta)
            connection.execute("CHECKPOINT")

    def _point_to(self, path: Path) -> None:
        fresh = self._pointer.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(_OWNER_ONLY)
        fresh.replace(self._pointer)

    def _forget_old(self, current: Path) -> None:
        """Leave the last version beside the one in use: other processes may be about to open it."""
        versions = sorted(self._folder.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in [each for each in versions if each != current][1:]:
            _remove(path)
        for path in self._folder.glob(f"*{_BUILDING}"):  # of a build that was killed: we hold the lock
            _remove(path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        try:
            with FileLock(self._folder / "building.lock", timeout=5, mode=_OWNER_ONLY):
                yield
        except Timeout:
            raise Conflict("facts.busy") from None

    def _current(self) -> "_Opened":
        path = self.file
        with self._lock:
            if self._opened is None or self._opened.name != path.name:
                self._opened = _Opened(path.name, *_open(path), Answers(self._most))
            return self._opened

    @property
    def _pointer(self) -> Path:
        return self._folder / "current"

    def close(self) -> None:
        with self._lock:
            if self._opened is not None:
                self._opened.connection.close()
                self._opened = None


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A version in use; what was read of it goes with it."""

    name: str
    connection: duckdb.DuckDBPyConnection
    info: FactsInfo
    answers: Answers


def _open(path: Path) -> tuple[duckdb.DuckDBPyConnection, FactsInfo]:
    try:
        connection = duckdb.connect(str(path), read_only=True, config=_READING)
        version, source, as_of, *number = connection.execute("SELECT * FROM facts_meta").fetchall()[0]
        if number != [schema.number()]:
            connection.close()
            raise _outdated(path, source)
        counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in TABLES)  # noqa: S608
        tables = dict(connection.execute(counts).fetchall())
        info = FactsInfo(version, FactsSource(source), datetime.fromisoformat(as_of), tables)
    except (duckdb.Error, IndexError, TypeError, ValueError) as error:
        raise Unavailable("facts.unreadable", name=path.name) from error
    return connection, info


def _outdated(path: Path, source: str) -> Unavailable:
    """Invented facts of another schema are as good as none, real ones have to be imported again."""
    return Unavailable("facts.none") if source == FactsSource.DEMO else Unavailable("facts.outdated", name=path.name)


def refused_rows(version: Path) -> Path:
    """The file beside a version that lists the rows which its import refused."""
    return version.with_suffix(".refused.csv")


def _remove(path: Path) -> None:
    for each in (path, path.with_name(path.name + ".wal"), refused_rows(path)):
        each.unlink(missing_ok=True)
    shutil.rmtree(path.with_name(path.name + ".tmp"), ignore_errors=True)  # what a killed build left


def _is_damage(error: duckdb.Error) -> bool:
    """A block whose checksum is wrong raises the bare base class."""
    return type(error) is duckdb.Error or isinstance(error, _DAMAGED)


def _close_to_others(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            path.chmod(_OWNER_ONLY)
