"""How long a query that a user wrote may run."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from duckdb import DuckDBPyConnection


@dataclass(slots=True)
class TimeLimit:
    """``seconds`` that are left; only what runs inside of `running` counts, not what is done with the rows."""

    connection: DuckDBPyConnection
    seconds: float

    @contextmanager
    def running(self) -> Iterator[None]:
        """DuckDB raises InterruptException in here when the time is up."""
        timer = threading.Timer(max(self.seconds, 0), self.connection.interrupt)
        timer.daemon = True
        begin = time.monotonic()
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self.seconds -= time.monotonic() - begin
