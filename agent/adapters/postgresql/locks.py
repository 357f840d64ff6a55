"""Locks of the database server: each on a connection of its own, with which it ends."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.errors import LockNotAvailable

from agent.adapters.postgresql.connecting import connected
from agent.domain.errors import Unavailable


class ServerLocks:
    """Implements the port `Locks`."""

    def __init__(self, url: str) -> None:
        self._url = url

    def lock(self, name: str) -> "ServerLock":
        return ServerLock(self._url, name)


class ServerLock:
    """Implements the port `Lock`."""

    def __init__(self, url: str, name: str) -> None:
        self._url = url
        self._number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None
        self._mutex = threading.RLock()

    def take(self, wait_s: float = 0.0) -> bool:
        """Raises Unavailable ``system.database``."""
        with self._mutex:
            if self._connection is not None:
                return False
            try:
                self._connection = self._taken(wait_s)
            except psycopg.Error as error:
                raise Unavailable("system.database", problem=str(error).partition("\n")[0]) from error
            return self._connection is not None

    def release(self) -> None:
        with self._mutex:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()

    @property
    def held(self) -> bool:
        with self._mutex:
            if self._connection is None:
                return False
            try:
                self._connection.execute("select 1")
            except psycopg.Error:
                self.release()
            return self._connection is not None

    def _taken(self, wait_s: float) -> "psycopg.Connection[tuple[Any, ...]] | None":
        connection = connected(self._url)
        try:
            if self._ask(connection, wait_s):
                return connection
        except LockNotAvailable:
            pass
        except BaseException:
            connection.close()
            raise
        connection.close()
        return None

    def _ask(self, connection: "psycopg.Connection[tuple[Any, ...]]", wait_s: float) -> bool:
        if wait_s <= 0:
            row = connection.execute("select pg_try_advisory_lock(%s)", (self._number,)).fetchone()
            return bool(row and row[0])
        connection.execute("select set_config('lock_timeout', %s, false)", (f"{int(wait_s * 1000)}ms",))
        connection.execute("select pg_advisory_lock(%s)", (self._number,))
        return True


class ServerTurn:
    """Implements the port `SenderTurn` for all processes that share the server."""

    def __init__(self, locks: ServerLocks) -> None:
        self._locks = locks

    @contextmanager
    def turn(self, wait_s: float) -> Iterator[bool]:
        lock = self._locks.lock("outbox")
        mine = lock.take(wait_s)
        try:
            yield mine
        finally:
            lock.release()
