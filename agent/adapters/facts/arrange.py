"""How a finished version is laid out on disk, so that a question reads little of it."""

from duckdb import DuckDBPyConnection

from agent.adapters.facts.sql_files import sql

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
# What is computed once for a version, from `sql/derived`, in this order (a later one may read an earlier one), and how
# it lies: KPIs look up there what stood on a day instead of adding up the history of every account each time.
DERIVED = {
    "delivered_lines": "customer_id, order_id, id",
    "customer_days": "day, customer_id",
    "contract_articles": "customer_id, contract_id, article_id",
    "contract_plan": "customer_id, contract_id, article_id, month",
    "called_off": "customer_id, contract_id, article_id, since",
    "uncounted_orders": "customer_id, contract_id, id",
    "frozen_forecasts": "month, customer_id, article_id, frozen_on",
    "customer_articles": "customer_id, article_id",
    "forecast_runs": "customer_id, article_id, first_month",
    "cost_sources": "customer_id",
}


def arrange(connection: DuckDBPyConnection) -> None:
    """Sort the big tables and compute the derived ones; called once, when a version has been filled."""
    for table, order in _SORTED.items():
        connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {table} ORDER BY {order}")  # noqa: S608
    for name, order in DERIVED.items():
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS FROM (\n{derived(name)}\n) ORDER BY {order}")


def derived(name: str) -> str:
    """The SELECT of a derived table."""
    return sql(f"derived/{name}").rstrip()
