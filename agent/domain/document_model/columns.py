"""How a table is laid out on paper: widths by what stands in the columns, and what is no table any more."""

from collections.abc import Callable

from agent.domain.document_model.block import Block, Paragraph, Table

MOST_COLUMNS = 12
LONGEST_CELL = 700  # code points: a row must fit a page
_LEAST = 0.04  # of the width
_LONGEST_WORD, _LONGEST_LINE = 24, 60  # code points that a column can ask for at most


def laid_out(table: Table) -> tuple[Block, ...]:
    """The table, or its rows told line by line where it has too many columns or a cell is as long as a page."""
    cells = [*table.head, *(cell for row in table.rows for cell in row)]
    if len(table.head) <= MOST_COLUMNS and all(len(cell) <= LONGEST_CELL for cell in cells):
        return (table,)
    return in_lines(table)


def in_lines(table: Table) -> tuple[Block, ...]:
    """Each row as a paragraph, with the name of the column before each cell."""
    return tuple(Paragraph(_told(table.head, row)) for row in table.rows) or (Paragraph(table.head),)


def widths(table: Table, room: float, measure: Callable[[str], float]) -> tuple[float, ...]:
    """The share of each column, 1 in all. ``room`` is the width of the table, ``measure`` that of a text with the
    space beside it.

    Each gets its longest word first; what is left goes to the columns with long cells.
    """
    columns = list(zip(table.head, *table.rows, strict=True))
    least = [max(_LEAST * room, *(measure(_word(cell)) for cell in column)) for column in columns]
    wanted = [max(measure(cell[:_LONGEST_LINE]) for cell in column) for column in columns]
    spare, missing = room - sum(least), sum(wanted) - sum(least)
    if spare > 0 and missing > 0:
        least = [low + spare * (high - low) / missing for low, high in zip(least, wanted, strict=True)]
    return tuple(each / sum(least) for each in least)


def _word(cell: str) -> str:
    return max(cell.split(" "), key=len)[:_LONGEST_WORD]


def _told(head: tuple[str, ...], row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}: {cell}" if name else cell for name, cell in zip(head, row, strict=True))
