"""Connections of our own beside the pools: they hold a lock, or listen."""

from typing import Any

import psycopg

from agent.adapters.postgresql.clients import PREFIX, client_name
from agent.domain.errors import Unavailable

# either side finds out that the other one is gone: about 20 seconds, and the server lets go of what we held
_ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2, "connect_timeout": 5}
_SERVER = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2 -c timezone=UTC"

_OTHERS = """select distinct application_name from pg_stat_activity
    where datname = current_database() and application_name like %s and application_name <> %s order by 1"""


def dsn_of(url: str) -> str:
    """As libpq takes it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def options() -> dict[str, Any]:
    """How every connection that no pool of SQLAlchemy makes is opened."""
    return {**_ALIVE, "options": _SERVER, "application_name": client_name(), "autocommit": True}


def connected(url: str) -> "psycopg.Connection[tuple[Any, ...]]":
    """Every statement on its own. Raises psycopg.Error."""
    return psycopg.connect(dsn_of(url), **options())


def others(url: str) -> list[str]:
    """The names of our other processes that are connected to this database, on whatever machine.

    Raises Unavailable ``system.database``.
    """
    try:
        with connected(url) as connection:
            found = connection.execute(_OTHERS, [f"{PREFIX}%", client_name()]).fetchall()
    except psycopg.Error as error:
        raise Unavailable("system.database", problem=str(error).partition("\n")[0]) from error
    return [name for (name,) in found]
