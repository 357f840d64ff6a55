"""Opens the state database and brings its schema up to date."""

import importlib
import os
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from agent.adapters.state.tables import Base
from agent.domain.errors import BadInput, Unavailable

MIGRATIONS = Path(__file__).parent / "migrations"


@contextmanager
def reported() -> Iterator[None]:
    """Tell a failing database in the user's words. Raises Unavailable."""
    try:
        yield
    except DBAPIError as error:
        raise Unavailable("system.state", problem=str(error.orig)) from error


class Database:
    """One engine; sessions are short and commit on leaving `transaction`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        if url.startswith("sqlite:///"):
            _make_private(self.engine.url.database)
        if url.startswith("sqlite"):
            event.listen(self.engine, "connect", _tune_sqlite)
            event.listen(self.engine, "begin", _begin)
        self._writing = sessionmaker(self.engine, expire_on_commit=False)
        self._open = threading.local()  # the transaction this thread is in
        self._reading = sessionmaker(self.engine.execution_options(read_only=True), expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that writes; commits on leaving. Inside of another one of the same thread it joins that,
        so that what belongs together is kept or lost together. Raises Unavailable when the database fails."""
        outer = self._current
        if outer is not None:
            yield outer
            outer.flush()
            return
        with reported(), self._writing.begin() as session:
            self._open.session = session
            try:
                yield session
            finally:
                self._open.session = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Implements the port `Together`: every write inside is one transaction."""
        with self.transaction():
            yield

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads and takes no write lock; inside of a transaction it sees what that wrote."""
        outer = self._current
        if outer is not None:
            yield outer
            return
        with reported(), self._reading.begin() as session:
            yield session

    @property
    def _current(self) -> Session | None:
        return getattr(self._open, "session", None)

    def migrate(self) -> str | None:
        """Upgrade to the newest revision; the one it came from, None where there was nothing to upgrade.

        Raises BadInput for a schema newer than this program.
        """
        with reported():
            found = self._revision()
        known = revisions()
        if found is None and self._create(known[-1]):
            return None
        if found == known[-1]:
            return None
        if found is not None and found not in known:
            raise BadInput("system.newer_schema", found=found)
        self._upgrade()
        return found

    def _create(self, revision: str) -> bool:
        """A new database gets today's tables at once; True when it was new. Alembic is for the others."""
        with reported(), self.engine.begin() as connection:  # locked: of two processes one creates
            if inspect(connection).get_table_names():
                return False
            Base.metadata.create_all(connection)
            connection.execute(text("create table alembic_version (version_num varchar(32) not null primary key)"))
            connection.execute(text("insert into alembic_version values (:revision)"), {"revision": revision})
        return True

    def _revision(self) -> str | None:
        # read by hand: importing alembic costs half a second and is needed only to upgrade
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("select version_num from alembic_version")).scalar()

    def _upgrade(self) -> None:
        command = importlib.import_module("alembic.command")
        config = importlib.import_module("alembic.config").Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = self.engine
        with reported():
            command.upgrade(config, "head")

    def dispose(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    try:
        return create_engine(url, connect_args=_connect_args(url))
    except (ArgumentError, ImportError) as error:  # no address, or a database without its driver
        raise BadInput("system.setting", name="KAM_DATABASE_URL", problem=str(error).splitlines()[0]) from None


def _make_private(name: str | None) -> None:
    """The file is for its owner only: mails stand in it. SQLite gives its log the same mode."""
    if not name or name.startswith((":", "file:")):
        return
    path = Path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # it is there, or SQLite tells in a moment why it cannot be
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def revisions() -> list[str]:
    """The revisions this program knows, oldest first: the numbered files of `migrations/versions`."""
    names = sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return [re.match(r"\d+", name)[0] for name in names]  # type: ignore[index]


def _connect_args(url: str) -> dict[str, object]:
    return {"timeout": 15} if url.startswith("sqlite") else {}


def _tune_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    for pragma in ("journal_mode=wal", "foreign_keys=on", "synchronous=full"):
        connection.execute(f"pragma {pragma}")


def _begin(connection: Connection) -> None:
    # a writer takes the lock at once: a lock taken later cannot wait and fails at random
    reads = connection.get_execution_options().get("read_only")
    connection.exec_driver_sql("begin" if reads else "begin immediate")
