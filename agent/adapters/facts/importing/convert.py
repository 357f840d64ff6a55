"""The SQL that turns a table's texts into values and finds the first problem of each row.

Generated from `agent.domain.facts.tables`; the macros of ``macros.sql`` read the values.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from agent.adapters.facts.importing.problems import Problems
from agent.adapters.facts.schema import TYPES
from agent.domain.facts.columns import Column, Kind
from agent.domain.facts.tables import Table

_LONGEST_KEY = 80  # what the state keeps of an id
_LARGEST = 1e12
_BLANKS = "' \t\r\n\u00a0\u202f\u200b\ufeff'"
_EARLIEST, _LATEST = "1990-01-01", "2100-12-31"


def create_macros(connection: DuckDBPyConnection) -> None:
    connection.execute(Path(__file__).with_name("macros.sql").read_text(encoding="utf-8"))


def cleaned(column: Column) -> str:
    """A field on its way into the stage: plain, trimmed, empty is NULL, numbers without their currency."""
    if column.kind is Kind.TEXT:
        return _trimmed(f'facts_plain("{column.name}")')
    text = trimmed(column.name)
    return f"facts_bare({text})" if column.kind is Kind.NUMBER else text


def trimmed(name: str) -> str:
    return _trimmed(f'"{name}"')


def _trimmed(text: str) -> str:
    return f"nullif(trim({text}, {_BLANKS}), '')"


def create_checked(connection: DuckDBPyConnection, table: Table) -> None:
    """``_problem`` numbers what is wrong with the row, ``_first`` is the line of the row that has its id."""
    columns = ", ".join(f'"{column.name}" {TYPES[column.kind]}' for column in table.all_columns)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE _checked "
        f"(_source SMALLINT, _line BIGINT, _problem SMALLINT, _value VARCHAR, _first BIGINT, {columns})"
    )


def check_statement(table: Table, source: int, commas: Mapping[str, bool | None], problems: Problems) -> str:
    """From ``_stage`` into ``_checked``. ``commas`` says by number column how ``1.250`` is read."""
    present = [column for column in table.all_columns if column.name in commas]
    raw = ", ".join(f'"{column.name}" AS r{at}' for at, column in enumerate(present))
    read = ", ".join(f"{_value(column, f'r{at}', commas[column.name])} AS c{at}" for at, column in enumerate(present))
    found = [
        (problems.number(code, column.name, detail), condition, at)
        for at, column in enumerate(present)
        for code, condition, detail in _conditions(column, f"r{at}", f"c{at}")
    ]
    numbers = " ".join(f"WHEN {condition} THEN {number}" for number, condition, _ in found)
    told = " ".join(f"WHEN {number} THEN r{at}" for number, _, at in found)
    names = ", ".join(f'"{column.name}"' for column in present)
    values = ", ".join(f"c{at}" for at in range(len(present)))
    return (
        f"INSERT INTO _checked (_source, _line, _problem, _value, {names}) "  # noqa: S608 - names are our own
        f"SELECT {source}, _line, _problem, left(CASE _problem {told} END, 200), {values} "
        f"FROM (SELECT *, CASE {numbers} END AS _problem "
        f"FROM (SELECT *, {read} FROM (SELECT _line, {raw} FROM _stage)))"
    )


def _value(column: Column, raw: str, comma: bool | None) -> str:
    match column.kind:
        case Kind.NUMBER:
            return f"facts_number({raw}, {'NULL::BOOLEAN' if comma is None else str(comma).lower()})"
        case Kind.TEXT if column.values:
            whens = " ".join(f"WHEN '{value.lower()}' THEN '{value}'" for value in column.values)
            return f"CASE lower({raw}) {whens} END"
        case Kind.TEXT:
            return raw
        case kind:
            return f"facts_{kind.value}({raw})"


def _conditions(column: Column, raw: str, value: str) -> Iterator[tuple[str, str, str]]:
    """Code, SQL that is true for a bad value, and what completes the text; the first that holds is told."""
    if column.required:
        yield "required", f"{raw} IS NULL", ""
    if column.name == "id" or column.references:
        yield "too_long", f"length({raw}) > {_LONGEST_KEY}", str(_LONGEST_KEY)
    if column.values:
        yield "choice", f"{raw} IS NOT NULL AND {value} IS NULL", ", ".join(column.values)
    elif column.kind is not Kind.TEXT:
        yield from _typed(column, raw, value)


def _typed(column: Column, raw: str, value: str) -> Iterator[tuple[str, str, str]]:
    unread = f"{raw} IS NOT NULL AND {value} IS NULL"
    if column.kind is Kind.NUMBER:
        yield "ambiguous", f"{unread} AND facts_ambiguous({raw})", ""
        unread = f"({unread}) OR abs({value}) > {_LARGEST}"
    yield column.kind.value, unread, ""
    if column.kind in {Kind.DATE, Kind.TIME, Kind.MONTH}:
        yield "range", f"{value} < DATE '{_EARLIEST}' OR {value} >= DATE '{_LATEST}' + 1", ""
    if column.minimum is not None:
        yield "minimum", f"{value} < {column.minimum}", f"{column.minimum:g}"
