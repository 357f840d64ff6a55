"""LangGraph checkpoints in SQLite, read back strictly: no pickle, no types by name."""

import sqlite3
from pathlib import Path

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver

from agent.domain.errors import Unavailable


class Checkpoints(SqliteSaver):
    """Checkpoints hold document text: what is deleted leaves no copy in the file or its log.

    One connection, shared by the threads of this process (the saver locks it).
    """

    def __init__(self, path: Path) -> None:
        serde = JsonPlusSerializer(pickle_fallback=False, allowed_msgpack_modules=None)
        super().__init__(_opened(path), serde=serde)
        self.setup()

    def delete_thread(self, thread_id: str) -> None:
        super().delete_thread(thread_id)
        with self.lock:
            self.conn.execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        self.conn.close()


def _opened(path: Path) -> sqlite3.Connection:
    """The store; a damaged one is made anew, because reviews can be asked for again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connected(path)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname not in {"SQLITE_NOTADB", "SQLITE_CORRUPT"}:
            raise Unavailable("system.state", problem=str(error)) from error
    for part in ("", "-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)
    return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=15, check_same_thread=False)
    try:
        connection.execute("pragma secure_delete=on")
        connection.execute("select count(*) from sqlite_master")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
