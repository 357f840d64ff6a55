"""How much somebody may ask, counted over all processes that share a database server."""

import logging
import threading
import time

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)
# after a crash everybody starts with a full bucket, so no row needs to survive one
_TABLE = """create unlogged table if not exists kam_rates (
key text primary key, tokens double precision not null, enough boolean not null, at timestamptz not null)"""
_TAKE = text("""
insert into kam_rates as old (key, tokens, enough, at)
values (:key, cast(:per_minute as double precision) - :cost, true, clock_timestamp())
on conflict (key) do update set (tokens, enough, at) = (
  select case when there >= :cost then there - :cost else there end, there >= :cost, clock_timestamp()
  from (select least(:per_minute, old.tokens + greatest(0, extract(epoch from clock_timestamp() - old.at))
    * :per_minute / 60) as there) as filled)
returning tokens, enough""")
_OLD = text("delete from kam_rates where at < clock_timestamp() - interval '5 minutes'")
_TIDY_S = 60.0
_MAKING = 4_736_422  # the number of the lock under which the table is made


class ServerRates:
    """Implements the port `Rates`. While the server does not answer nobody is refused: the request itself will be."""

    asks_elsewhere = True

    def __init__(self, engine: Engine) -> None:
        # `read_only`: no writer's lock, a row is locked for as long as its statement runs
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT", read_only=True)
        self._made = False
        self._mutex = threading.Lock()
        self._tidied = time.monotonic()

    def take(self, kind: str, key: str, cost: float, per_minute: float) -> float:
        values = {"key": f"{kind} {key}", "cost": cost, "per_minute": per_minute}
        try:
            self._prepare()
            with self._engine.connect() as connection:
                tokens, enough = connection.execute(_TAKE, values).one()
        except SQLAlchemyError:
            log.warning("requests are not counted", exc_info=True)
            return 0.0
        return 0.0 if enough else float((cost - tokens) * 60 / per_minute)

    def _prepare(self) -> None:
        with self._mutex:
            if not self._made:
                with self._engine.connect() as connection:
                    connection.execute(text("select pg_advisory_lock(:number)"), {"number": _MAKING})
                    try:
                        connection.execute(text(_TABLE))
                    finally:
                        connection.execute(text("select pg_advisory_unlock(:number)"), {"number": _MAKING})
                self._made = True
            late = time.monotonic() - self._tidied > _TIDY_S
            if late:
                self._tidied = time.monotonic()
        if late:
            with self._engine.connect() as connection:
                connection.execute(_OLD)
