"""What a spreadsheet program makes of a cell: text from outside must not be computed."""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet computes what begins like this

Cell = str | int | float | None


def inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_line(cells: Iterable[object]) -> str:
    """One line with its end; an empty cell for None."""
    target = io.StringIO()
    csv.writer(target).writerow([_shown(cell) for cell in cells])
    return target.getvalue()


def _shown(cell: object) -> str:
    if isinstance(cell, int | float):  # our own figures: a negative one is no formula
        return str(cell)
    return "" if cell is None else inert(str(cell))
