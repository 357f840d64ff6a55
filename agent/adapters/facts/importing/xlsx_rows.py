"""Rows of an Excel file: the sheet named like the table, else the first one."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.adapters.facts.importing.rows import BrokenRow, cell_text
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Line

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MEGABYTE = 1_000_000
_LARGEST_TOTAL = 2_000 * _MEGABYTE
_LARGEST_HELD = 300 * _MEGABYTE  # what openpyxl holds in memory: everything but the sheets
_HIGHEST_RATIO, _RATIO_FROM = 150, 20 * _MEGABYTE
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#NV", "#BEZUG!", "#WERT!"})
_SHEETS = "xl/worksheets/"


@dataclass(frozen=True, slots=True)
class XlsxFile:
    """``columns``: the first row that is not empty, at line ``header``."""

    path: Path
    sheet: str
    columns: tuple[str, ...]
    header: int

    def rows(self) -> Iterator[Line]:
        with _sheet(self.path, self.sheet) as (_, sheet):
            for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
                if line > self.header:
                    yield line, _texts(values, len(self.columns))


def open_xlsx(path: Path, sheet: str) -> XlsxFile:
    """Raises BadInput ``facts.file.xlsx``, ``.bomb`` or ``.empty``."""
    _check_package(path)
    with _sheet(path, sheet) as (name, opened):
        for line, values in enumerate(opened.iter_rows(values_only=True), 1):
            if any(value is not None for value in values):
                return XlsxFile(path, name, _header(values), line)
    raise BadInput("facts.file.empty", file=path.name)


def _header(values: Sequence[object]) -> tuple[str, ...]:
    columns = [cell_text(value) or "" for value in values]
    while not columns[-1].strip():
        columns.pop()
    return tuple(columns)


def _texts(values: Sequence[object], width: int) -> tuple[str | None, ...]:
    """As many fields as there are columns: what an empty cell leaves out is no wrong number of fields."""
    fields = tuple(cell_text(value) for value in values)
    if not _ERRORS.isdisjoint(fields):
        return BrokenRow("formula")
    if len(fields) > width and not any(fields[width:]):
        return fields[:width]
    return fields + (None,) * (width - len(fields))


@contextmanager
def _sheet(path: Path, wanted: str) -> Iterator[tuple[str, "ReadOnlyWorksheet"]]:
    """The sheet and its name; whatever the library meets in a broken file is told as such."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and validations that no row has
            workbook = _load(path)
            try:
                same = (each for each in workbook.sheetnames if each.casefold() == wanted.casefold())
                name = next(same, workbook.sheetnames[0])
                sheet = workbook[name]
                sheet.reset_dimensions()  # what a file says about its size is not always true
                yield name, sheet
            finally:
                workbook.close()
    except (BadInput, MemoryError, GeneratorExit):
        raise
    except Exception:  # the library raises a dozen kinds for files that are none
        raise BadInput("facts.file.xlsx", file=path.name) from None


def _load(path: Path) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(path, read_only=True, data_only=True, keep_links=False)


def _check_package(path: Path) -> None:
    """Totals before anything is unpacked; no part declares a document type."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            total = sum(entry.file_size for entry in entries)
            held = sum(entry.file_size for entry in entries if not entry.filename.startswith(_SHEETS))
            packed = max(path.stat().st_size, 1)
            if total > _LARGEST_TOTAL or held > _LARGEST_HELD or total > max(_RATIO_FROM, _HIGHEST_RATIO * packed):
                raise BadInput("facts.file.bomb", file=path.name)
            if any(_declares_type(package, entry) for entry in entries if entry.filename.endswith((".xml", ".rels"))):
                raise BadInput("facts.file.xlsx", file=path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise BadInput("facts.file.xlsx", file=path.name) from None


def _declares_type(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with package.open(entry) as part:
        return b"<!DOCTYPE" in part.read(4_096)
