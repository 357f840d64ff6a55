"""How a finished version is laid out on disk, so that a question reads little of it."""

from duckdb import DuckDBPyConnection

# big tables lie sorted: DuckDB skips the blocks whose smallest and largest value rule them out.
# What is asked for by customer lies by customer; forecasts lie by month, because every question
# about them is about few months; what belongs to a contract lies by contract.
_SORTED = {
    "articles": "customer_id, id",
    "activities": "customer_id, date, id",
    "complaints": "customer_id, date, id",
    "contract_lines": "contract_id, article_id, id",
    "call_off_plan": "contract_id, article_id, month, id",
    "order_lines": "customer_id, requested_on, id",
    "shipments": "customer_id, shipped_on, id",
    "forecasts": "month, customer_id, article_id, id",
    "revenue": "customer_id, month, id",
}
# deliveries know their order line only: without the customer every question would read all of them
_CUSTOMER_DELIVERIES = """
    CREATE OR REPLACE TABLE customer_deliveries AS
    SELECT o.customer_id, d.order_line_id, d.delivered_on, d.quantity
    FROM deliveries d JOIN order_lines o ON o.id = d.order_line_id
    ORDER BY o.customer_id, d.order_line_id, d.delivered_on, d.id
"""


def arrange(connection: DuckDBPyConnection) -> None:
    """Sort the big tables and derive ``customer_deliveries``; called once, when a version has been filled."""
    for table, order in _SORTED.items():
        connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
    connection.execute(_CUSTOMER_DELIVERIES)
