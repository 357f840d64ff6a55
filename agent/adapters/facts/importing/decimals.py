"""Is ``1.250`` a thousand and more, or one and a quarter?

Decided for each column of a file by all its values: others of the column that can only be German
(``1.250,50``, ``12,5``) or only English (``1,250.50``, ``12.5``) tell. Where none tells, the source does: a
file with semicolons is German. Where both kinds stand in one column, ambiguous values are refused: a quantity
wrong by a factor of a thousand is worse than a row that is missing and told.
"""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from agent.domain.facts.columns import Column, Kind
from agent.domain.facts.importing import Note, TableSource


def decimal_commas(
    connection: DuckDBPyConnection, source: TableSource, columns: Sequence[Column]
) -> tuple[dict[str, bool | None], list[Note]]:
    """By column of the stage: True for the comma, False for the point, None to refuse what is ambiguous.

    The notes tell where only the separator decided.
    """
    numbers = [column.name for column in columns if column.kind is Kind.NUMBER]
    commas: dict[str, bool | None] = {column.name: source.decimal_comma for column in columns}
    unclear = [name for name, count in zip(numbers, _count(connection, "ambiguous", numbers), strict=True) if count]
    german, english = (_count(connection, kind, unclear) for kind in ("german", "english"))
    notes = []
    for name, comma, point in zip(unclear, german, english, strict=True):
        if comma or point:
            commas[name] = None if comma and point else bool(comma)
        else:
            notes.append(_guess(source, name))
    return commas, notes


def _count(connection: DuckDBPyConnection, kind: str, names: Sequence[str]) -> Sequence[int]:
    if not names:
        return ()
    counts = ", ".join(f'count(*) FILTER (facts_{kind}("{name}"))' for name in names)
    return connection.execute(f"SELECT {counts} FROM _stage").fetchall()[0]  # noqa: S608 - names are our own


def _guess(source: TableSource, column: str) -> Note:
    code = "facts.note.thousands" if source.decimal_comma else "facts.note.decimals"
    return Note(code, {"file": source.origin, "column": column})
