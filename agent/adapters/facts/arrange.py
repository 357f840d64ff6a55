"""How a finished version is laid out on disk, so that questions about one customer read little of it."""

from duckdb import DuckDBPyConnection

# big tables lie sorted: DuckDB skips the blocks whose smallest and largest value rule them out
_SORTED = {
    "order_lines": "customer_id, requested_on, id",
    "shipments": "customer_id, shipped_on, id",
    "activities": "customer_id, date, id",
    "revenue": "customer_id, month, id",
    "forecasts": "customer_id, article_id, month, id",
}


def arrange(connection: DuckDBPyConnection) -> None:
    """Sort the big tables; called once, when a version has been filled."""
    for table, order in _SORTED.items():
        connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
