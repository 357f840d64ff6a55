"""LangGraph checkpoints in SQLite, read back strictly: no pickle, no types by name."""

import sqlite3
from pathlib import Path

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver


def open_checkpoints(path: Path) -> SqliteSaver:
    """One connection, shared by the threads of this process (the saver locks it)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=15, check_same_thread=False)
    saver = SqliteSaver(connection, serde=JsonPlusSerializer(pickle_fallback=False, allowed_msgpack_modules=None))
    saver.setup()
    connection.execute("pragma secure_delete=on")  # a deleted checkpoint leaves no text behind
    return saver
