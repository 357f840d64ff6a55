"""Aligned columns for the shell."""

from collections.abc import Sequence

WIDEST = 36


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """One line a row; the columns numbered in ``right`` end flush. Cells are cut at `WIDEST` characters."""
    cells = [[short(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def short(text: str, longest: int = WIDEST) -> str:
    """In one line: a name must not make a row of its own."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
