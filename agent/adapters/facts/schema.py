"""The tables of `agent.domain.facts.tables` as DuckDB tables."""

import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from agent.adapters.facts.arrange import DERIVED, derived
from agent.domain.facts.columns import Kind
from agent.domain.facts.tables import TABLES, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.NUMBER: "DOUBLE",
    Kind.DATE: "DATE",
    Kind.TIME: "TIMESTAMP",
    Kind.MONTH: "DATE",
    Kind.FLAG: "BOOLEAN",
}


# what the forecast run computes from the facts; no import brings it
COMPUTED = {
    # weeks by their Monday, pieces a week
    "model_forecasts": "article_id VARCHAR NOT NULL, week DATE NOT NULL, quantity DOUBLE NOT NULL, model VARCHAR",
    # of the chosen model, in pieces a week; ``weeks`` were compared
    "forecast_errors": (
        "article_id VARCHAR NOT NULL, model VARCHAR, rmse DOUBLE, bias DOUBLE, weeks INTEGER, computed_at TIMESTAMP"
    ),
}


def create(connection: "DuckDBPyConnection") -> None:
    """Create every table, empty."""
    for statement in _tables():
        connection.execute(statement)
    connection.execute("CREATE TABLE facts_meta (version VARCHAR, source VARCHAR, as_of VARCHAR, schema BIGINT)")


@lru_cache
def number() -> int:
    """Which tables a version holds. It follows from them, so that nobody can forget to count it up.

    A version with another number was written by another release: its tables may lack what is asked of them.
    """
    text = [*_tables(), *(f"{name} {order} {derived(name)}" for name, order in DERIVED.items())]
    return zlib.crc32(re.sub(r"--.*|\s+", " ", "\n".join(text)).encode())


def _tables() -> list[str]:
    """Column names are quoted: ``class`` and ``user`` are words of SQL."""
    filled = [f"CREATE TABLE {table.name} ({_columns(table)})" for table in TABLES.values()]
    return filled + [f"CREATE TABLE {name} ({columns})" for name, columns in COMPUTED.items()]


def _columns(table: Table) -> str:
    return ", ".join(
        f'"{column.name}" {TYPES[column.kind]}{" NOT NULL" if column.required else ""}' for column in table.all_columns
    )
