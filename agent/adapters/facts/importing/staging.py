"""Rows of a source as texts in DuckDB: batches go over in columns, because a million single inserts take minutes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
from duckdb import DuckDBPyConnection

from agent.adapters.facts.importing.rows import BrokenRow
from agent.domain.facts.importing import Line

_BATCH = 20_000
Refuse = Callable[[int, str, int], None]  # line, code, number of fields


@dataclass(slots=True)
class Staging:
    """Fills ``table``: ``_line`` and one text column for each of ``columns``.

    ``columns`` maps the place of a field to the column's name; other fields are left out. ``width`` is the
    number of fields a row must have. ``clean`` gives the SQL that a field goes through on its way.
    """

    connection: DuckDBPyConnection
    table: str
    columns: dict[int, str]
    width: int
    refuse: Refuse
    clean: Callable[[str], str] = field(default=lambda column: f'"{column}"')

    def fill(self, rows: Iterable[Line]) -> int:
        """Create the table and load the rows; returns how many there were, blank ones left out."""
        columns = ", ".join(f'"{name}" VARCHAR' for name in self.columns.values())
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {self.table} (_line BIGINT, {columns})")
        total, lines, batch = 0, list[int](), list[Sequence[str | None]]()
        for line, values in rows:
            if len(values) != self.width:
                fitted = self._fitted(values)
                if fitted is None:
                    total += self._broken(line, values)
                    continue
                values = fitted
            if not any(values):
                continue
            lines.append(line)
            batch.append(values)
            if len(batch) == _BATCH:
                total += self._insert(lines, batch)
                lines, batch = [], []
        return total + self._insert(lines, batch)

    def _fitted(self, values: Sequence[str | None]) -> Sequence[str | None] | None:
        """Separators too many at the end of a line say nothing."""
        if len(values) > self.width and not any(values[self.width :]):
            return values[: self.width]
        return None

    def _broken(self, line: int, values: Sequence[str | None]) -> int:
        if isinstance(values, BrokenRow):
            self.refuse(line, values.code, 0)
        elif any(values):
            self.refuse(line, "fields", len(values))
        else:
            return 0
        return 1

    def _insert(self, lines: list[int], batch: list[Sequence[str | None]]) -> int:
        if not batch:
            return 0
        fields = list(zip(*batch, strict=True))
        arrays = [pa.array(lines, pa.int64()), *(_texts(fields[place]) for place in self.columns)]
        arrived = pa.table(arrays, names=["_line", *self.columns.values()])
        self.connection.register("_arrived", arrived)
        columns = ", ".join(self.clean(name) for name in self.columns.values())
        self.connection.execute(f"INSERT INTO {self.table} SELECT _line, {columns} FROM _arrived")  # noqa: S608
        self.connection.unregister("_arrived")
        return len(batch)


def _texts(values: Sequence[str | None]) -> pa.Array:
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:  # half a character, as JSON can carry it
        return pa.array([value and value.encode("utf-8", "replace").decode() for value in values], pa.string())
