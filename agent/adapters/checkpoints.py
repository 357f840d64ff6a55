"""LangGraph checkpoints in SQLite, read back strictly: no pickle, no types by name."""

import sqlite3
from pathlib import Path

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver


class Checkpoints(SqliteSaver):
    """Checkpoints hold document text: what is deleted leaves no copy in the file or its log.

    One connection, shared by the threads of this process (the saver locks it).
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=15, check_same_thread=False)
        super().__init__(connection, serde=JsonPlusSerializer(pickle_fallback=False, allowed_msgpack_modules=None))
        self.setup()
        connection.execute("pragma secure_delete=on")

    def delete_thread(self, thread_id: str) -> None:
        super().delete_thread(thread_id)
        with self.lock:
            self.conn.execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        self.conn.close()
