"""CSV as German and English systems write it: separator and quoting, with the line of every row."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from agent.adapters.facts.importing.rows import BrokenRow
from agent.adapters.facts.importing.text_lines import text_lines
from agent.domain.errors import BadInput
from agent.domain.facts.importing import Line, Note

_SEPARATORS = (";", "\t", "|", ",")
_DECLARED = "sep="  # Excel's own first line


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """What a mapping may say about a file; None is found out. ``columns``: the file has no header."""

    delimiter: str | None = None
    encoding: str | None = None
    columns: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CsvFile:
    """``columns`` as written in the file. A semicolon says that the comma is the decimal sign."""

    path: Path
    layout: CsvLayout
    delimiter: str
    columns: tuple[str, ...]

    @property
    def decimal_comma(self) -> bool:
        return self.delimiter == ";"

    def rows(self, notes: list[Note]) -> Iterator[Line]:
        """Line and fields of every record behind the header.

        Raises BadInput ``facts.file.quoting`` where a quote that is never closed swallows lines.
        """
        records = _records(self.path, text_lines(self.path, notes, self.layout.encoding), self.delimiter)
        if self.layout.columns is None:
            next((record for record in records if _is_header(record[1])), None)
        yield from records


def open_csv(path: Path, layout: CsvLayout | None = None) -> CsvFile:
    """Read the header. Raises BadInput ``facts.file.empty`` and what `text_lines` raises."""
    layout = layout or CsvLayout()
    lines = text_lines(path, [], layout.encoding)
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise BadInput("facts.file.empty", file=path.name)
    delimiter = layout.delimiter or _delimiter(first)
    if layout.columns is not None:
        return CsvFile(path, layout, delimiter, layout.columns)
    header = next(
        (fields for _, fields in _records(path, chain([first], lines), delimiter) if _is_header(fields)), None
    )
    if header is None:
        raise BadInput("facts.file.empty", file=path.name)
    return CsvFile(path, layout, delimiter, tuple(field or "" for field in header))


def _is_header(fields: Sequence[str | None]) -> bool:
    return any(fields) and not (fields[0] or "").startswith(_DECLARED)


def _delimiter(line: str) -> str:
    """The separator that stands most often outside of quotes."""
    if line.startswith(_DECLARED) and line[len(_DECLARED) :].rstrip("\r\n"):
        return line[len(_DECLARED)]
    bare = "".join(line.split('"')[::2])
    return max(_SEPARATORS, key=bare.count) if any(each in bare for each in _SEPARATORS) else ","


def _records(path: Path, lines: Iterator[str], delimiter: str) -> Iterator[Line]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            fields: Sequence[str | None] = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if reader.line_num > start:
                raise BadInput("facts.file.quoting", file=path.name, line=start) from None
            fields = BrokenRow("quoting")
        yield start, fields
        start = reader.line_num + 1
