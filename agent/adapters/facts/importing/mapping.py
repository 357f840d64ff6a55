"""Exports that look otherwise: sources as tables of texts in memory, one SELECT for each table of the facts."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from agent.adapters.facts.importing.convert import trimmed
from agent.adapters.facts.importing.csv_rows import CsvLayout, open_csv
from agent.adapters.facts.importing.mapping_file import MappingFile, SourceFile, read_mapping
from agent.adapters.facts.importing.parquet_rows import open_parquet
from agent.adapters.facts.importing.rows import one_line
from agent.adapters.facts.importing.sqlite_script import run_script, script_columns, script_rows
from agent.adapters.facts.importing.staging import Staging
from agent.adapters.facts.importing.time_limit import TimeLimit
from agent.adapters.facts.importing.xlsx_rows import open_xlsx
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Line, Note, TableSource
from agent.domain.facts.tables import TABLES

_BATCH = 10_000
_LONGEST_S = 120.0  # for one table
_MOST_ROWS = 20_000_000  # of one table; what a query makes up without end would fill the disk
_LINE = "_line"  # the line in the file; a SELECT that hands it on gets its refused rows told by it
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "threads": "2",
    "memory_limit": "1GB",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def mapped_sources(folder: Path, file: Path) -> Iterator[tuple[Sequence[TableSource], Sequence[Note]]]:
    """The sources of a mapping; good as long as the context.

    Raises BadInput ``facts.mapping.…`` for the mapping and ``facts.file.…`` for the files it names.
    """
    mapping = read_mapping(file)
    with ExitStack() as stack:
        connection = stack.enter_context(duckdb.connect(config=_CLOSED))
        reading = _Reading(folder, connection, stack)
        for name, source in mapping.sources.items():
            reading.load(name, source)
        connection.execute("SET lock_configuration = true")
        tables = [name for name in TABLES if name in mapping.tables]
        yield [_source(connection, mapping, file, name) for name in tables], reading.notes


@dataclass(slots=True)
class _Reading:
    folder: Path
    connection: DuckDBPyConnection
    stack: ExitStack
    notes: list[Note] = field(default_factory=list)
    _scripts: dict[Path, sqlite3.Connection] = field(default_factory=dict)

    def load(self, name: str, source: SourceFile) -> None:
        path = self.folder / source.file
        columns, rows = self._open(path, source)
        names = dict(enumerate(_distinct(columns)))
        bad: list[int] = []
        staging = Staging(self.connection, f'"{name}"', names, len(columns), lambda line, *_: bad.append(line), trimmed)
        staging.fill(rows)
        if bad:
            self.notes.append(Note("facts.note.unread", {"file": path.name, "count": len(bad), "line": bad[0]}))

    def _open(self, path: Path, source: SourceFile) -> tuple[tuple[str, ...], Iterator[Line]]:
        match source.format:
            case "csv":
                columns = tuple(source.columns) if source.columns else None
                csv = open_csv(path, CsvLayout(source.delimiter, source.encoding, columns))
                return csv.columns, csv.rows(self.notes)
            case "xlsx":
                xlsx = open_xlsx(path, source.table.casefold())
                return xlsx.columns, xlsx.rows()
            case "parquet":
                parquet = open_parquet(path)
                return parquet.columns, parquet.rows()
            case "sqlite_script":
                script = self._script(path)
                return script_columns(script, source.table, path), script_rows(script, source.table)

    def _script(self, path: Path) -> sqlite3.Connection:
        if path not in self._scripts:
            self._scripts[path] = run_script(path)
            self.stack.callback(self._scripts[path].close)
        return self._scripts[path]


def _distinct(columns: Sequence[str]) -> Iterator[str]:
    """Names that DuckDB can tell apart: it has no case, and a header may be empty or repeat itself."""
    seen = {_LINE}
    for place, column in enumerate(columns, 1):
        name = column.strip().replace('"', "'") or f"column_{place}"
        if name.casefold() in seen:
            name = f"{name}_{place}"
        seen.add(name.casefold())
        yield name


def _source(connection: DuckDBPyConnection, mapping: MappingFile, file: Path, table: str) -> TableSource:
    query = _only_select(mapping.tables[table], file, table)
    # a view, because a query may end in a semicolon or a comment and must not be put into another
    _run(connection, f'CREATE TEMP VIEW "_{table}" AS {query}', file, table)
    columns = [row[0] for row in connection.execute(f'DESCRIBE "_{table}"').fetchall()]
    names = tuple(name for name in columns if name != _LINE)
    rows = _rows(connection, columns, file, table)
    return TableSource(table, f"{file.name}: {table}", names, rows, decimal_comma=mapping.decimal == ",")


def _only_select(text: str, file: Path, table: str) -> str:
    """Raises BadInput ``facts.mapping.sql`` or ``.select`` for anything but one SELECT."""
    try:
        statements = duckdb.extract_statements(text)
    except duckdb.Error as error:
        raise _sql_error(error, file, table) from None
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise BadInput("facts.mapping.select", file=file.name, table=table)
    return str(statements[0].query)


def _rows(connection: DuckDBPyConnection, columns: Sequence[str], file: Path, table: str) -> Iterator[Line]:
    """Values as text; the line of the file where the SELECT gives it, else the number of the row."""
    known = columns.index(_LINE) if _LINE in columns else None
    for number, values in enumerate(_fetched(connection, file, table), 1):
        if known is None:
            yield number, values
        else:
            line = values[known] or ""
            yield int(line) if line.isdecimal() else number, values[:known] + values[known + 1 :]


def _fetched(connection: DuckDBPyConnection, file: Path, table: str) -> Iterator[tuple[str | None, ...]]:
    limit, rows = TimeLimit(connection, _LONGEST_S), 0
    with limit.running():
        found = _run(connection, f'SELECT CAST(COLUMNS(*) AS VARCHAR) FROM "_{table}"', file, table)  # noqa: S608
    while batch := _next(found, limit, file, table):
        rows += len(batch)
        if rows > _MOST_ROWS:
            raise BadInput("facts.mapping.rows", file=file.name, table=table, most=_MOST_ROWS)
        yield from batch


def _next(found: DuckDBPyConnection, limit: TimeLimit, file: Path, table: str) -> list[tuple[str | None, ...]]:
    try:
        with limit.running():
            return found.fetchmany(_BATCH)
    except duckdb.Error as error:  # a cast may fail at any row
        raise _sql_error(error, file, table) from None


def _run(connection: DuckDBPyConnection, query: str, file: Path, table: str) -> DuckDBPyConnection:
    try:
        return connection.execute(query)
    except duckdb.Error as error:
        raise _sql_error(error, file, table) from None


def _sql_error(error: duckdb.Error, file: Path, table: str) -> BadInput:
    if isinstance(error, duckdb.InterruptException):
        return BadInput("facts.mapping.slow", file=file.name, table=table, seconds=f"{_LONGEST_S:.0f}")
    if isinstance(error, duckdb.OutOfMemoryException):
        return BadInput("facts.mapping.memory", file=file.name, table=table)
    return BadInput("facts.mapping.sql", file=file.name, table=table, problem=one_line(str(error)))
