"""Opens the state database and brings its schema up to date."""

import importlib
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.exc import DataError, DBAPIError, TimeoutError
from sqlalchemy.orm import Session, sessionmaker

from agent.adapters.state.engines import engine_of, reading_options, try_to_write
from agent.adapters.state.suitable import require_suitable
from agent.adapters.state.tables import Base
from agent.domain.errors import BadInput, Unavailable

MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = "alembic_version"


@contextmanager
def reported() -> Iterator[None]:
    """Tell a failing database in the user's words. Raises Unavailable, BadInput for a text that it does not take."""
    try:
        yield
    except DataError as error:
        raise BadInput("system.not_storable") from error
    except DBAPIError as error:
        code = "system.database" if _is_out_of_reach(error) else "system.state"
        raise Unavailable(code, problem=_first_line(error)) from error
    except TimeoutError as error:  # every connection of this process is in use
        raise Unavailable("system.state", problem="timeout") from error


def _first_line(error: DBAPIError) -> str:
    """What follows it may quote the row."""
    return next(iter(str(error.orig).splitlines()), "")


def _is_out_of_reach(error: DBAPIError) -> bool:
    """PostgreSQL tells no state where there is no connection, and these where it ends one (08…, 57P…)."""
    state = getattr(error.orig, "sqlstate", "")
    return state is None or state.startswith(("08", "57P"))


class Database:
    """One engine; sessions are short and commit on leaving `transaction`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = engine_of(url)
        self._writing = sessionmaker(self.engine, expire_on_commit=False)
        self._readable = self.engine.execution_options(**reading_options(self.engine))
        self._open = threading.local()  # the transaction this thread is in
        self._reading = sessionmaker(self._readable, expire_on_commit=False)

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

    def writable(self, patience_ms: int) -> None:
        """Take the lock of a writer and let go of it. Raises Unavailable ``system.state``, ``system.database``."""
        with reported(), self._readable.connect() as connection:
            try:
                try_to_write(connection, patience_ms)
            except sqlite3.Error as error:
                raise Unavailable("system.state", problem=str(error)) from error

    def migrate(self) -> str | None:
        """Upgrade to the newest revision; the one it came from, None where there was nothing to upgrade.

        Raises BadInput for a schema newer than this program, and for a server's database that is not suitable.
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
            if {*inspect(connection).get_table_names()} & {*Base.metadata.tables, _VERSION}:
                return False
            if connection.dialect.name == "postgresql":
                require_suitable(connection)
            Base.metadata.create_all(connection)
            connection.execute(text("create table alembic_version (version_num varchar(32) not null primary key)"))
            connection.execute(text("insert into alembic_version values (:revision)"), {"revision": revision})
        return True

    def _revision(self) -> str | None:
        # read by hand: importing alembic costs half a second and is needed only to upgrade
        with self._readable.connect() as connection:  # nobody waits for a writer only to find nothing to do
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


def revisions() -> list[str]:
    """The revisions this program knows, oldest first: the numbered files of `migrations/versions`."""
    names = sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return [re.match(r"\d+", name)[0] for name in names]  # type: ignore[index]
