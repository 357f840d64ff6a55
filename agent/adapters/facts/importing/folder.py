"""A folder of files, one a table: what is in it, as sources of rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from agent.adapters.facts.importing.csv_rows import open_csv
from agent.adapters.facts.importing.parquet_rows import open_parquet
from agent.adapters.facts.importing.rows import one_line
from agent.adapters.facts.importing.xlsx_rows import open_xlsx
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Note, TableSource
from agent.domain.facts.tables import TABLES

_SUFFIXES = frozenset({".csv", ".xlsx", ".parquet"})


def folder_sources(folder: Path) -> tuple[Sequence[TableSource], Sequence[Note]]:
    """``<table>.csv|.xlsx|.parquet``, names without case; what else lies there becomes a note.

    Raises BadInput ``facts.folder.none`` (no such folder), ``.empty`` (no file of a table), ``.twice``.
    """
    if not folder.is_dir():
        raise BadInput("facts.folder.none", folder=one_line(str(folder)))
    entries = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    files = [path for path in entries if _is_table(path)]
    notes = [Note("facts.note.ignored", {"file": one_line(path.name)}) for path in entries if path not in files]
    if not files:
        raise BadInput("facts.folder.empty", folder=one_line(str(folder)), tables=", ".join(TABLES))
    _require_one_each(files)
    return [open_table(path, _table(path)) for path in sorted(files, key=_order)], notes


def open_table(path: Path, table: str) -> TableSource:
    """Raises BadInput ``facts.file.…`` for a file that cannot be read."""
    notes: list[Note] = []
    match path.suffix.casefold():
        case ".xlsx":
            xlsx = open_xlsx(path, table)
            return TableSource(table, path.name, xlsx.columns, xlsx.rows())
        case ".parquet":
            parquet = open_parquet(path)
            return TableSource(table, path.name, parquet.columns, parquet.rows())
        case _:
            csv = open_csv(path)
            rows = csv.rows(notes)
            return TableSource(table, path.name, csv.columns, rows, decimal_comma=csv.decimal_comma, notes=notes)


def _table(path: Path) -> str:
    return path.stem.casefold()


def _is_table(path: Path) -> bool:
    """A link without a target counts: reading it tells that the file is missing."""
    named = _table(path) in TABLES and path.suffix.casefold() in _SUFFIXES
    return named and (path.is_file() or (path.is_symlink() and not path.exists()))


def _order(path: Path) -> int:
    return list(TABLES).index(_table(path))


def _require_one_each(files: Sequence[Path]) -> None:
    double = list(_doubles(files))
    if double:
        raise BadInput("facts.folder.twice", files=", ".join(double))


def _doubles(files: Sequence[Path]) -> Iterator[str]:
    for path in files:
        if sum(_table(each) == _table(path) for each in files) > 1:
            yield one_line(path.name)
