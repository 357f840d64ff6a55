"""The jobs database: opened, and what we keep in it beside the tables of DBOS."""

import datetime as dt
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, create_engine, event, inspect, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from agent.domain.errors import Unavailable
from agent.domain.job import Progress

_TABLES = MetaData()
_PROGRESS = Table(
    "kam_job_progress",
    _TABLES,
    Column("job_id", String, primary_key=True),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("step", String, nullable=False),
)
# since when a schedule is known: without it a job that never ran would count as missed on the first start
_KNOWN = Table(
    "kam_schedules", _TABLES, Column("name", String, primary_key=True), Column("since", String, nullable=False)
)
_CANCELLED = "select 1 from {}workflow_status where workflow_uuid = :job and status = 'CANCELLED'"
_SCHEMA = "dbos"  # where DBOS keeps its tables on PostgreSQL
_MAKING = 4_736_423  # the number of the lock under which our tables are made


@contextmanager
def reported() -> Iterator[None]:
    """Tell a failing database in the user's words. Raises Unavailable."""
    try:
        yield
    except DBAPIError as error:
        raise Unavailable("jobs.database", problem=str(error.orig)) from error


class JobDatabase:
    """One SQLite file, shared by all processes of a home folder; or a server, shared by all that it lets in."""

    def __init__(self, engine: Engine, path: Path | None = None) -> None:
        self.path = path
        self.url = engine.url.render_as_string(hide_password=False)
        self.engine = engine
        self._schema = _SCHEMA if path is None else None
        self._insert: Any = postgresql.insert if path is None else sqlite.insert
        self._cancelled = text(_CANCELLED.format(f"{_SCHEMA}." if path is None else ""))

    @classmethod
    def in_file(cls, path: Path) -> "JobDatabase":
        return cls(_engine(f"sqlite:///{path}"), path)

    @property
    def exists(self) -> bool:
        return self.path is None or self.path.exists()

    def is_ready(self) -> bool:
        """True when the tables of DBOS and ours are there."""
        with reported():
            found = inspect(self.engine)
            names = {*found.get_table_names(self._schema), *found.get_table_names()}
        return {"workflow_status", "queues", _PROGRESS.name, _KNOWN.name} <= names

    def open(self) -> None:
        """Make the file, for its owner only, and our tables."""
        if self.path is not None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(OSError):  # it is there, or SQLite tells in a moment why it cannot be
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with reported(), self.engine.begin() as connection:
            if self.path is None:  # of two processes that start at once one makes them
                connection.exec_driver_sql(f"select pg_advisory_xact_lock({_MAKING})")
            _TABLES.create_all(connection)

    def show(self, job_id: str, progress: Progress) -> bool:
        """Store the progress; True when the job was cancelled meanwhile."""
        values = {"done": progress.done, "total": progress.total, "step": progress.step}
        row = self._insert(_PROGRESS).values(job_id=job_id, **values)
        with reported(), self.engine.begin() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["job_id"], set_=values))
            return connection.execute(self._cancelled, {"job": job_id}).first() is not None

    def is_cancelled(self, job_id: str) -> bool:
        with reported(), self.engine.connect() as connection:
            return connection.execute(self._cancelled, {"job": job_id}).first() is not None

    def progress(self, job_ids: Collection[str]) -> Mapping[str, Progress]:
        query = select(_PROGRESS).where(_PROGRESS.c.job_id.in_(job_ids))
        with reported(), self.engine.connect() as connection:
            return {row.job_id: Progress(row.done, row.total, row.step) for row in connection.execute(query)}

    def forget(self, job_ids: Collection[str]) -> None:
        with reported(), self.engine.begin() as connection:
            connection.execute(_PROGRESS.delete().where(_PROGRESS.c.job_id.in_(job_ids)))

    def known_since(self, name: str, now: dt.datetime) -> dt.datetime:
        """When the schedule of this name was seen first: now, or before."""
        with reported(), self.engine.begin() as connection:
            connection.execute(self._insert(_KNOWN).values(name=name, since=now.isoformat()).on_conflict_do_nothing())
            since = connection.execute(select(_KNOWN.c.since).where(_KNOWN.c.name == name)).scalar_one()
        return dt.datetime.fromisoformat(since)

    def dispose(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    engine = create_engine(url, pool_size=20, max_overflow=0)
    event.listen(engine, "connect", _tune)
    return engine


def _tune(connection: sqlite3.Connection, _record: object) -> None:
    # a writer takes the lock at once, as DBOS wants it; WAL lets readers and the writer work side by side
    connection.isolation_level = "IMMEDIATE"
    for pragma in ("busy_timeout=30000", "journal_mode=wal", "foreign_keys=on", "synchronous=full"):
        connection.execute(f"pragma {pragma}")
