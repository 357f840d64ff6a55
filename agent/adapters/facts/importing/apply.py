"""Good rows from ``_checked`` into the facts: in place of a table, or in place of rows with the same id."""

from collections.abc import Mapping, Sequence

from duckdb import DuckDBPyConnection

from agent.domain.facts.importing import ImportMode, TableSource
from agent.domain.facts.tables import Table

_GOOD = "_checked WHERE _problem IS NULL"


def apply(
    connection: DuckDBPyConnection,
    table: Table,
    mode: ImportMode,
    sources: Mapping[int, TableSource],
    given: Sequence[str],
) -> None:
    """``given`` are the columns that came with the sources."""
    names = ", ".join(f'"{column.name}"' for column in table.all_columns)
    if mode is ImportMode.REPLACE:
        connection.execute(f"DELETE FROM {table.name}")  # noqa: S608 - names are our own
        connection.execute(f"INSERT INTO {table.name} SELECT {names} FROM {_GOOD}")  # noqa: S608
        return
    kept_first = frozenset[str]().union(*(source.keep_first for source in sources.values()))
    values = ", ".join(_merged(column.name, given, kept_first) for column in table.all_columns)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE _merged AS SELECT {values} "  # noqa: S608
        f"FROM (SELECT * FROM {_GOOD}) AS new LEFT JOIN {table.name} AS old USING (id)"
    )
    connection.execute(f"DELETE FROM {table.name} WHERE id IN (SELECT id FROM _merged)")  # noqa: S608
    connection.execute(f"INSERT INTO {table.name} SELECT {names} FROM _merged")  # noqa: S608
    connection.execute("DROP TABLE _merged")


def _merged(name: str, given: Sequence[str], kept_first: frozenset[str]) -> str:
    """A column that did not come keeps its value: its source says nothing about it."""
    if name == "id":
        return "id"
    if name not in given:
        return f'old."{name}" AS "{name}"'
    if name in kept_first:
        return f'coalesce(old."{name}", new."{name}") AS "{name}"'
    return f'new."{name}" AS "{name}"'
