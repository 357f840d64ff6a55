"""Signals between all processes that share a database server: LISTEN and NOTIFY."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from agent.adapters.postgresql.connecting import connected
from agent.adapters.signals import LocalSignals, Wake

log = logging.getLogger(__name__)
_CHANNEL = "kam"
_NOTIFY = text("select pg_notify(:channel, :subject)")
_AGAIN_S = (0.1, 1.0, 2.0, 5.0)  # waits between attempts to connect anew
_TURN_S = 5.0  # how long one turn of the listener waits: only its end looks at the clock


class ServerSignals(LocalSignals):
    """Implements the port `Signals`. It listens from the first `hear` on, in a thread of its own.

    ``engine``: of the state's database; a signal is told apart from any transaction, after what it tells of is stored.
    """

    look_s = 20.0

    def __init__(self, url: str, engine: Engine) -> None:
        super().__init__()
        self._url = url
        self._telling = engine.execution_options(isolation_level="AUTOCOMMIT", read_only=True)
        self._closing = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def tell(self, subject: str) -> None:
        try:
            with self._telling.connect() as connection:
                connection.execute(_NOTIFY, {"channel": _CHANNEL, "subject": subject})
        except SQLAlchemyError:
            log.warning("a signal was not sent", exc_info=True)
            self._wake(subject)

    @contextmanager
    def hear(self, subject: str, wake: Wake) -> Iterator[None]:
        self._start()
        with super().hear(subject, wake):
            yield

    def close(self) -> None:
        self._closing.set()
        if self._thread is not None:
            self.tell("")  # wakes the listener, which sees that it is over
            self._thread.join(_TURN_S + 1)

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._listen, name="signals", daemon=True)
                self._thread.start()

    def _listen(self) -> None:
        failures = 0
        while not self._closing.is_set():
            try:
                with connected(self._url) as connection:
                    connection.execute(f"listen {_CHANNEL}")
                    failures = 0
                    self._hear_all(connection)
            except psycopg.Error:
                log.warning("signals are not heard", exc_info=failures == 0)
                self._closing.wait(_AGAIN_S[min(failures, len(_AGAIN_S) - 1)])
                failures += 1

    def _hear_all(self, connection: "psycopg.Connection[tuple[object, ...]]") -> None:
        self._wake_all()  # what was told while nobody listened
        while not self._closing.is_set():
            for told in connection.notifies(timeout=_TURN_S):
                self._wake(told.payload)
                if self._closing.is_set():
                    return
