"""The rows that were refused: counted by source and reason, the first listed, all written to a file."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from agent.adapters.facts.importing.problems import Problems
from agent.domain.facts.importing import RefusedRow, TableSource
from agent.domain.language import Language

LISTED = 200
_BATCH = 10_000
_FORMULA = ("=", "+", "@", "\t", "\r")  # a spreadsheet would run what begins like this


@dataclass(slots=True)
class Refusals:
    """Lies in a temporary table of the version that is being built."""

    connection: DuckDBPyConnection
    sources: Sequence[TableSource]
    problems: Problems = field(default_factory=Problems)
    _waiting: list[tuple[int, int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE _refused "
            "(source SMALLINT, line BIGINT, problem SMALLINT, value VARCHAR, first BIGINT)"
        )
        self.connection.execute("CREATE OR REPLACE TEMP TABLE _refused_ids (table_name VARCHAR, id VARCHAR)")

    def unread(self, source: int, line: int, code: str, fields: int) -> None:
        """A row that never reached the stage; ``fields`` is how many it has."""
        expected = str(len(self.sources[source].columns)) if code == "fields" else ""
        self._waiting.append((source, line, self.problems.number(code, detail=expected), str(fields)))
        if len(self._waiting) == _BATCH:
            self.flush()

    def flush(self) -> None:
        if not self._waiting:
            return
        names = ("source", "line", "problem", "value")
        arrived = pa.table(dict(zip(names, (list(each) for each in zip(*self._waiting, strict=True)), strict=True)))
        self.connection.register("_arrived", arrived)
        self.connection.execute("INSERT INTO _refused SELECT *, NULL FROM _arrived")
        self.connection.unregister("_arrived")
        self._waiting.clear()

    def take_checked(self, table: str) -> None:
        """Keep what `check` found in the table at hand; the ids tell rows that point at them what happened."""
        self.connection.execute(
            "INSERT INTO _refused_ids SELECT ?, id FROM _checked WHERE _problem IS NOT NULL AND id IS NOT NULL", [table]
        )
        self.connection.execute(
            "INSERT INTO _refused SELECT _source, _line, _problem, _value, _first FROM _checked "
            "WHERE _problem IS NOT NULL"
        )

    def reasons(self, source: int) -> dict[str, int]:
        """Refused rows of a source by code."""
        found = self.connection.execute(
            "SELECT problem, count(*) FROM _refused WHERE source = ? GROUP BY problem ORDER BY 2 DESC, 1", [source]
        ).fetchall()
        reasons: dict[str, int] = {}
        for number, count in found:
            code = f"facts.row.{self.problems.known[number].code}"
            reasons[code] = reasons.get(code, 0) + count
        return reasons

    def first(self, source: int | None = None, limit: int = LISTED) -> tuple[RefusedRow, ...]:
        """The first refused rows, by source and line."""
        chosen = "" if source is None else f"WHERE source = {source}"
        cursor = self.connection.execute(f"SELECT * FROM _refused {chosen} ORDER BY source, line LIMIT {limit}")  # noqa: S608
        return tuple(self._row(*values) for values in cursor.fetchall())

    def write(self, path: Path) -> bool:
        """Every refused row as CSV with its reason in both languages; no file when there is none."""
        rows = self._all()
        first = next(rows, None)
        if first is None:
            return False
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(("table", "file", "line", "column", "value", "code", "Grund", "reason"))
            writer.writerow(_cells(first))
            writer.writerows(map(_cells, rows))
        return True

    def _all(self) -> Iterator[RefusedRow]:
        cursor = self.connection.execute("SELECT * FROM _refused ORDER BY source, line")
        while batch := cursor.fetchmany(_BATCH):
            for values in batch:
                yield self._row(*values)

    def _row(self, source: int, line: int, problem: int, value: str | None, first: int | None) -> RefusedRow:
        origin = self.sources[source]
        return self.problems.row(origin.table, origin.origin, line, problem, value, first)


def _cells(row: RefusedRow) -> tuple[str, ...]:
    texts = (row.text(Language.DE), row.text(Language.EN))
    cells = (row.table, row.origin, row.line, row.values["column"], row.values["value"], row.code, *texts)
    return tuple(_harmless(str(cell)) for cell in cells)


def _harmless(cell: str) -> str:
    runs = cell.startswith(_FORMULA) or (cell.startswith("-") and not cell[1:2].isdigit())
    return f"'{cell}" if runs else cell
