"""Rows of a Parquet file, read by DuckDB."""

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from agent.adapters.facts.importing.rows import cell_text
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Line

_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class ParquetFile:
    path: Path
    columns: tuple[str, ...]

    def rows(self) -> Iterator[Line]:
        """Lines count rows from 1: the file has no header line. Raises BadInput ``facts.file.parquet``."""
        try:
            with duckdb.connect(config={"threads": "1", "memory_limit": "512MB"}) as connection:
                found = connection.execute("SELECT * FROM read_parquet($1)", [_literal(self.path)])
                line = 1
                while batch := found.fetchmany(_BATCH):
                    yield from enumerate((tuple(map(cell_text, values)) for values in batch), line)
                    line += len(batch)
        except duckdb.Error:
            raise BadInput("facts.file.parquet", file=self.path.name) from None


def open_parquet(path: Path) -> ParquetFile:
    """Raises BadInput ``facts.file.parquet``."""
    try:
        with duckdb.connect() as connection:
            found = connection.execute("DESCRIBE SELECT * FROM read_parquet($1)", [_literal(path)]).fetchall()
    except duckdb.Error:
        raise BadInput("facts.file.parquet", file=path.name) from None
    return ParquetFile(path, tuple(row[0] for row in found))


def _literal(path: Path) -> str:
    """The path with nothing in it that would match other files."""
    return glob.escape(str(path))
