"""The demo world of one day in an in-memory database, asked with plain SQL; ``$today`` is its day."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

import datetime as dt
from dataclasses import dataclass
from typing import Any

import duckdb

from agent.adapters.demo.world import build_demo

DAYS = tuple(map(dt.date.fromisoformat, ("2026-11-22", "2026-01-01", "2028-02-29", "2027-08-15")))


@dataclass(frozen=True)
class World:
    today: dt.date
    connection: duckdb.DuckDBPyConnection

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, {"today": self.today} if "$today" in sql else {}).fetchall()

    def row(self, sql: str) -> tuple[Any, ...]:
        """The only row."""
        (found,) = self.rows(sql)
        return found

    def one(self, sql: str) -> Any:
        """The only value."""
        (value,) = self.row(sql)
        return value


def open_world(today: dt.date, lines: int | None = None) -> World:
    connection = duckdb.connect(config={"threads": "2"})
    for name, table in build_demo(today, lines).items():
        connection.register("incoming", table)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
        connection.unregister("incoming")
    return World(today, connection)
