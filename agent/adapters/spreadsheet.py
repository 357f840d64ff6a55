"""Tables as files: CSV and XLSX. What stands in them comes from outside, and is never computed."""

import io
from collections.abc import Sequence
from typing import Any

from agent.domain.spreadsheet import Cell, csv_line

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOM = "\ufeff"  # without it spreadsheet programs read umlauts wrongly
_WIDEST, _LONGEST_TITLE = 60, 31


def csv_file(rows: Sequence[Sequence[Cell]]) -> bytes:
    return (_BOM + "".join(map(csv_line, rows))).encode()


def xlsx_file(rows: Sequence[Sequence[Cell]], title: str) -> bytes:
    """The first row is the head: bold, and it stays in view."""
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title[:_LONGEST_TITLE]
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _fill(sheet.cell(number, column), value)
    for column, head in enumerate(rows[0], 1):
        sheet.cell(1, column).font = Font(bold=True)
        longest = max(len(str(row[column - 1] or "")) for row in (rows[0], *rows[1:]))
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest, len(str(head))) + 2, _WIDEST)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(cell: Any, value: Cell) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # text, whatever it begins with
        cell.quotePrefix = True  # also once somebody edits it
    else:
        cell.value = value
