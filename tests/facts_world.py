"""Small worlds of facts for tests: rows as dicts, published as a real version in DuckDB."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from agent.adapters.facts.store import FactsStore
from agent.domain.facts.info import FactsSource
from agent.domain.facts.tables import TABLES

Rows = Sequence[Mapping[str, Any]]
AS_OF = dt.datetime(2026, 11, 22, 6, 0, tzinfo=dt.UTC)


def publish(store: FactsStore, as_of: dt.datetime = AS_OF, **tables: Rows) -> None:
    """Publish the rows as given: no validation, missing columns are null, missing ids are numbered."""

    def fill(connection: DuckDBPyConnection) -> None:
        for name, rows in tables.items():
            columns = [column.name for column in TABLES[name].all_columns]
            places = ", ".join("?" for _ in columns)
            values = [[{"id": f"{name}-{at}", **row}.get(each) for each in columns] for at, row in enumerate(rows, 1)]
            if values:
                connection.executemany(f"INSERT INTO {name} VALUES ({places})", values)  # noqa: S608

    store.publish(FactsSource.IMPORT, as_of, fill)


def world(folder: Path, **tables: Rows) -> FactsStore:
    """A store in ``folder`` with these rows: ``world(tmp_path, customers=[customer("ACME")], order_lines=[…])``."""
    store = FactsStore(folder)
    publish(store, **tables)
    return store


def customer(key: str, name: str | None = None, **values: Any) -> dict[str, Any]:
    return {"id": key, "name": name or key, "class": "A", "language": "de", **values}
