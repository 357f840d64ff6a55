"""The state of one connector's syncs."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from agent.adapters.sync_state.schema import SCHEMA
from agent.domain.errors import Conflict, Unavailable

Key = int | str
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """The run under way. ``resumed`` when an earlier process began it."""

    started_at: datetime
    full: bool
    resumed: bool


class SyncState:
    """Opened as a context manager, by one process at a time. ``system`` names the other side in errors.

    ``identity`` says what is read (address and database): another one makes what was kept void.
    """

    def __init__(self, folder: Path, system: str, identity: str) -> None:
        self._folder, self._system, self._identity = folder, system, identity
        self._opened: sqlite3.Connection | None = None
        self._lock: Any = None

    # --- open and close

    def __enter__(self) -> Self:
        from filelock import FileLock, Timeout

        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = FileLock(self._folder / "sync.lock", timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            raise Conflict("connectors.running", system=self._system) from None
        try:
            with self._told():
                self._opened = self._open()
        except BaseException:
            self._lock.release()
            raise
        return self

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, check_same_thread=False)
        self.path.chmod(0o600)  # personal data
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(SCHEMA)
        known = connection.execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()
        if known is None or known[0] != self._identity:
            for table in ("meta", "streams", "records", "names", "firsts"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
            connection.execute("INSERT INTO meta VALUES ('identity', ?)", [self._identity])
        connection.commit()
        return connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._opened is not None:
            self._opened.close()  # what was not committed is undone
            self._opened = None
        self._lock.release()

    @property
    def path(self) -> Path:
        return self._folder / "state.sqlite3"

    @property
    def db(self) -> sqlite3.Connection:
        if self._opened is None:
            raise RuntimeError("used outside of its context")
        return self._opened

    # --- the run

    def begin(self, now: datetime, full: bool) -> Run:
        """Go on with the run that was cut off, or begin one. A full one forgets everything but first values."""
        with self._writing() as db:
            began = self._meta("began")
            if began is not None and not (full and self._meta("full") == "0"):
                return Run(datetime.fromisoformat(began), self._meta("full") == "1", resumed=True)
            db.execute("UPDATE streams SET cursor = NULL, done = 0, rows = 0")
            db.execute("DELETE FROM meta WHERE name = 'next_mark'")
            if full:
                for table in ("records", "names", "streams"):
                    db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
            self._set_meta(began=now.isoformat(), full="1" if full else "0")
        return Run(now, full, resumed=False)

    def finish(self, version: str) -> None:
        """What was read is in use as ``version``: marks move, nothing counts as changed any more."""
        with self._writing() as db:
            db.execute("UPDATE records SET changed = 0 WHERE changed")
            db.execute(
                "UPDATE streams SET mark = coalesce(json_extract(cursor, '$.mark'), mark), cursor = NULL, done = 0"
            )
            db.execute("DELETE FROM meta WHERE name IN ('began', 'full', 'next_mark')")
            self._set_meta(version=version)

    @property
    def next_mark(self) -> str | None:
        """Where the run after this one is to begin, as seen when this one began."""
        return self._meta("next_mark")

    @next_mark.setter
    def next_mark(self, value: str | None) -> None:
        if value is not None:
            with self._writing():
                self._set_meta(next_mark=value)

    @property
    def version(self) -> str | None:
        """The version of the facts that our last finished sync made."""
        return self._meta("version")

    # --- streams

    def cursor(self, stream: str) -> dict[str, Any] | None:
        """Where the run under way stands in the stream; None when it has not begun it."""
        row = self.db.execute("SELECT cursor FROM streams WHERE name = ?", [stream]).fetchone()
        return json.loads(row[0]) if row and row[0] else None

    def is_done(self, stream: str) -> bool:
        row = self.db.execute("SELECT done FROM streams WHERE name = ?", [stream]).fetchone()
        return bool(row and row[0])

    def mark(self, stream: str) -> str | None:
        row = self.db.execute("SELECT mark FROM streams WHERE name = ?", [stream]).fetchone()
        return row[0] if row else None

    def rows(self) -> list[tuple[str, int]]:
        """Rows read in the run under way, by stream."""
        return list(self.db.execute("SELECT name, rows FROM streams WHERE rows > 0 ORDER BY name"))

    def put(
        self, stream: str, records: Iterable[tuple[Key, Record]], cursor: Mapping[str, Any], *, done: bool = False
    ) -> int:
        """Keep a page and the place behind it, both or neither; returns the rows of the stream so far."""
        rows = [(stream, key, _json(record)) for key, record in records]
        with self._writing() as db:
            db.executemany(
                "INSERT INTO records VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE"
                " SET data = excluded.data, changed = 1 WHERE data <> excluded.data",
                rows,
            )
            db.execute(
                "INSERT INTO streams (name, cursor, done, rows) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE"
                " SET cursor = excluded.cursor, done = excluded.done, rows = rows + excluded.rows",
                [stream, _json(cursor), done, len(rows)],
            )
            return int(db.execute("SELECT rows FROM streams WHERE name = ?", [stream]).fetchone()[0])

    def restart(self, stream: str) -> None:
        """Forget what was read of a stream that is always read whole."""
        with self._writing() as db:
            db.execute("DELETE FROM records WHERE stream = ?", [stream])
            db.execute("UPDATE streams SET cursor = NULL, done = 0, rows = 0 WHERE name = ?", [stream])

    # --- first values and names

    def keep_first(self, stream: str, key: Key, value: str | None) -> str | None:
        """The first known value of the key: ``value`` when there is none yet. Kept with the next page or `finish`."""
        found = self.first(stream, key)
        if found is None:
            self.db.execute(
                "INSERT INTO firsts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
                " WHERE value IS NULL",
                [stream, key, value],
            )
        return value if found is None else found

    def first(self, stream: str, key: Key) -> str | None:
        row = self.db.execute("SELECT value FROM firsts WHERE stream = ? AND key = ?", [stream, key]).fetchone()
        return row[0] if row else None

    def has_first(self, stream: str, key: Key) -> bool:
        found = self.db.execute("SELECT 1 FROM firsts WHERE stream = ? AND key = ?", [stream, key])
        return found.fetchone() is not None

    def forget_firsts(self, stream: str) -> None:
        """Undone unless `finish` follows."""
        self.db.execute("DELETE FROM firsts WHERE stream = ?", [stream])

    def name(self, stream: str, key: Key, wanted: str, otherwise: str) -> str:
        """The business key of a record: as first given, else ``wanted`` where it is free, else ``otherwise``."""
        row = self.db.execute("SELECT name FROM names WHERE stream = ? AND key = ?", [stream, key]).fetchone()
        if row:
            return str(row[0])
        for name in (wanted, otherwise):
            if name and self.db.execute("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", [stream, key, name]).rowcount:
                return name
        raise AssertionError("the other name is unique")

    # --- the rest

    def _meta(self, name: str) -> str | None:
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()
        return row[0] if row else None

    def _set_meta(self, **values: str) -> None:
        self.db.executemany(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", values.items()
        )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told(), self.db:
            yield self.db

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise Unavailable("connectors.state", name=self.path.name, problem=error) from error


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))  # ASCII: half a character of JSON is no UTF-8
