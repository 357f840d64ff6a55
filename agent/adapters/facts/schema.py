"""The tables of `agent.domain.facts.tables` as DuckDB tables."""

from typing import TYPE_CHECKING

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
    """Create every table, empty. Column names are quoted: ``class`` and ``user`` are words of SQL."""
    for table in TABLES.values():
        connection.execute(f"CREATE TABLE {table.name} ({_columns(table)})")
    for name, columns in COMPUTED.items():
        connection.execute(f"CREATE TABLE {name} ({columns})")
    connection.execute("CREATE TABLE facts_meta (version VARCHAR, source VARCHAR, as_of VARCHAR)")


def _columns(table: Table) -> str:
    return ", ".join(
        f'"{column.name}" {TYPES[column.kind]}{" NOT NULL" if column.required else ""}' for column in table.all_columns
    )
