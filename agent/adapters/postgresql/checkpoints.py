"""LangGraph checkpoints in PostgreSQL, read back strictly: no pickle, no types by name."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from langgraph.checkpoint.postgres import PostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool

from agent.adapters.postgresql.connecting import dsn_of, options
from agent.adapters.postgresql.locks import ServerLocks
from agent.domain.errors import Unavailable

_MOST = 4  # connections
_PATIENCE_S = 15.0
_MAKING_S, _LOOK_S = 60.0, 0.1


class ServerCheckpoints(PostgresSaver):
    """A pool of connections, shared by the threads of this process; all processes see the same checkpoints."""

    def __init__(self, url: str) -> None:
        self._pool: ConnectionPool[psycopg.Connection[DictRow]] = ConnectionPool(
            dsn_of(url),
            min_size=1,
            max_size=_MOST,
            timeout=_PATIENCE_S,
            kwargs={**options(), "prepare_threshold": 0, "row_factory": dict_row},
            check=ConnectionPool.check_connection,  # what the server ended meanwhile is not handed out
            open=True,
            name="checkpoints",
        )
        super().__init__(self._pool, serde=JsonPlusSerializer(pickle_fallback=False, allowed_msgpack_modules=None))
        try:
            with _reported(), self._pool.connection() as connection:
                if not self._is_set_up(connection):
                    self._set_up(url)
        except BaseException:
            self._pool.close()
            raise

    def close(self) -> None:
        self._pool.close()

    @contextmanager
    def _cursor(self, *, pipeline: bool = False) -> Iterator[psycopg.Cursor[DictRow]]:
        with _reported(psycopg.OperationalError), super()._cursor(pipeline=pipeline) as cursor:
            yield cursor

    def _is_set_up(self, connection: "psycopg.Connection[DictRow]") -> bool:
        if connection.execute("select to_regclass('checkpoint_migrations') as found").fetchone() == {"found": None}:
            return False
        row = connection.execute("select max(v) as version from checkpoint_migrations").fetchone()
        return row is not None and row["version"] == len(self.MIGRATIONS) - 1

    def _set_up(self, url: str) -> None:
        """One process at a time: two that make the same table at once fail."""
        lock = ServerLocks(url).lock("checkpoints")
        # indexes are made concurrently, which waits for every open statement: so nobody may wait inside of one
        deadline = time.monotonic() + _MAKING_S
        while not lock.take():
            if time.monotonic() > deadline:
                raise Unavailable("system.database", problem="checkpoints")
            time.sleep(_LOOK_S)
        try:
            self.setup()
        finally:
            lock.release()


@contextmanager
def _reported(kind: type[psycopg.Error] = psycopg.Error) -> Iterator[None]:
    """A connection that was lost is an OperationalError, and so is a pool that waited in vain for one."""
    try:
        yield
    except kind as error:
        raise Unavailable("system.database", problem=str(error).partition("\n")[0]) from error
