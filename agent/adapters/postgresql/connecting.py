"""Connections of our own beside the pools: they hold a lock, or listen."""

from typing import Any

import psycopg

# either side finds out that the other one is gone: about 20 seconds, and the server lets go of what we held
_ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2, "connect_timeout": 5}
_SERVER = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2 -c timezone=UTC"


def dsn_of(url: str) -> str:
    """As libpq takes it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def connected(url: str) -> "psycopg.Connection[tuple[Any, ...]]":
    """Every statement on its own. Raises psycopg.Error."""
    return psycopg.connect(dsn_of(url), autocommit=True, options=_SERVER, **_ALIVE)  # type: ignore[arg-type]
