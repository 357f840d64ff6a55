"""Rows among each other: ids that come twice, references that point nowhere."""

from collections.abc import Collection, Iterator

from duckdb import DuckDBPyConnection

from agent.adapters.facts.importing.problems import Problems
from agent.domain.facts.columns import Column
from agent.domain.facts.importing import Note
from agent.domain.facts.tables import TABLES, Table


def refuse_dangling(
    connection: DuckDBPyConnection, table: Table, imported: Collection[str], problems: Problems
) -> Iterator[Note]:
    """Mark rows of ``_checked`` that point at a missing id; the tables they refer to are filled already.

    A table that has no rows and is no part of the import cannot tell: then a note says so.
    """
    for column in table.columns:
        if column.references is None:
            continue
        if column.references not in imported and _is_empty(connection, column.references):
            if _is_used(connection, column):
                values = {"table": table.name, "column": column.name, "reference": column.references}
                yield Note("facts.note.unchecked", values)
            continue
        _refuse_missing(connection, column, column.references, problems)


def _refuse_missing(connection: DuckDBPyConnection, column: Column, table: str, problems: Problems) -> None:
    """One number for what is nowhere, one for what came and was refused itself."""
    unknown = problems.number("reference", column.name, table)
    refused = problems.number("reference_refused", column.name, table)
    known = f"SELECT 1 FROM _refused_ids AS r WHERE r.table_name = '{table}' AND r.id = _checked.\"{column.name}\""  # noqa: S608
    connection.execute(
        f"UPDATE _checked SET _problem = CASE WHEN EXISTS ({known}) THEN {refused} ELSE {unknown} END, "  # noqa: S608
        f'_value = left("{column.name}", 200) WHERE _problem IS NULL AND "{column.name}" IS NOT NULL '
        f'AND NOT EXISTS (SELECT 1 FROM {table} AS r WHERE r.id = _checked."{column.name}")'
    )


def refuse_duplicates(connection: DuckDBPyConnection, problems: Problems) -> None:
    """Of good rows with the same id the first stays."""
    number = problems.number("duplicate", "id")
    connection.execute(
        f"UPDATE _checked SET _problem = {number}, _value = id, _first = same.line "  # noqa: S608
        "FROM (SELECT id AS same_id, min(rowid) AS first, arg_min(_line, rowid) AS line FROM _checked "
        "WHERE _problem IS NULL GROUP BY id HAVING count(*) > 1) AS same "
        "WHERE _checked.id = same.same_id AND _problem IS NULL AND _checked.rowid > same.first"
    )


def drop_dangling(connection: DuckDBPyConnection, replaced: Collection[str]) -> Iterator[Note]:
    """Take out rows of tables that stayed when what they point at has gone with a replaced table."""
    changed = set(replaced)
    for table in TABLES.values():
        if table.name in replaced:
            continue
        gone = [_points_nowhere(column) for column in table.columns if column.references in changed]
        if not gone:
            continue
        found = connection.execute(f"DELETE FROM {table.name} WHERE {' OR '.join(gone)}").fetchall()  # noqa: S608
        if found[0][0]:
            changed.add(table.name)
            yield Note("facts.note.dropped", {"table": table.name, "count": found[0][0]})


def tell_names_apart(connection: DuckDBPyConnection) -> Iterator[Note]:
    """Customers of the same name get their id behind it: who may see an account is said by its name."""
    found = connection.execute(
        "UPDATE customers SET name = name || ' (' || id || ')' WHERE lower(name) IN "
        "(SELECT lower(name) FROM customers GROUP BY 1 HAVING count(*) > 1)"
    ).fetchall()
    if found[0][0]:
        yield Note("facts.note.same_name", {"count": found[0][0]})


def _points_nowhere(column: Column) -> str:
    reference = f'SELECT 1 FROM {column.references} AS r WHERE r.id = "{column.name}"'  # noqa: S608
    return f'("{column.name}" IS NOT NULL AND NOT EXISTS ({reference}))'


def _is_empty(connection: DuckDBPyConnection, table: str) -> bool:
    return not connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall()  # noqa: S608


def _is_used(connection: DuckDBPyConnection, column: Column) -> bool:
    query = f'SELECT 1 FROM _checked WHERE _problem IS NULL AND "{column.name}" IS NOT NULL LIMIT 1'  # noqa: S608
    return bool(connection.execute(query).fetchall())
