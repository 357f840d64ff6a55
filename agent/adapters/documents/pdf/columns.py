"""Two columns whose rows were written across: every reader interleaves them.

A gutter is taken as one only where many rows have long text on both sides, so that tables of
labels and values, which are to be read across, stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from agent.adapters.documents.lines import Line

_FEWEST_ROWS = 12
_SHARE_OF_ROWS = 0.6
_NARROWEST_GAP = 8.0
_SHORTEST_TEXT = 20
_LEAST_FILL = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the reader found in one place; points, ``bottom`` grows upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def split_columns(pieces: Sequence[Piece], width: float) -> list[Line] | None:
    """Lines in column order; None when the page has no two interleaved columns. Pieces in file order."""
    if len(pieces) < 2 * _FEWEST_ROWS:
        return None
    rows = _rows(pieces)
    gutter = _gutter(rows, width)
    if gutter is None or not _interleaved(pieces, gutter, len(rows)):
        return None
    return _in_column_order(rows, gutter)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces of one height, top down; within a row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -_middle(piece)):
        if rows and _middle(rows[-1][0]) - _middle(piece) < 0.5 * (piece.top - piece.bottom):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def _gutter(rows: Sequence[list[Piece]], width: float) -> float | None:
    """The left edge of the right column."""
    starts = {round(piece.left) for row in rows for piece in row if 0.35 * width < piece.left < 0.65 * width}
    best = max(starts, key=lambda x: len(_pairs(rows, x)), default=None)
    if best is None:
        return None
    pairs = _pairs(rows, best)
    if len(pairs) < _FEWEST_ROWS or len(pairs) < _SHARE_OF_ROWS * len(rows):
        return None
    texts = [sum(len(piece.text.strip()) for piece in left) for left, _ in pairs]
    left_edge = min(left[0].left for left, _ in pairs)
    fill = median((left[-1].right - left_edge) / (best - left_edge) for left, _ in pairs)
    return best if median(texts) >= _SHORTEST_TEXT and fill >= _LEAST_FILL else None


def _pairs(rows: Sequence[list[Piece]], gutter: float) -> list[tuple[list[Piece], list[Piece]]]:
    """Rows with text on both sides and a clear gap between."""
    pairs = []
    for row in rows:
        left, right = _sides(row, gutter)
        if left and right and max(piece.right for piece in left) < gutter - _NARROWEST_GAP:
            pairs.append((left, right))
    return pairs


def _sides(row: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    left = [piece for piece in row if piece.left < gutter - 1]
    return left, [piece for piece in row if piece.left >= gutter - 1]


def _interleaved(pieces: Sequence[Piece], gutter: float, rows: int) -> bool:
    """True when the file jumps from side to side about once a row."""
    sides = [piece.left >= gutter - 1 for piece in pieces]
    jumps = sum(a != b for a, b in pairwise(sides))
    return jumps >= rows


def _in_column_order(rows: Sequence[list[Piece]], gutter: float) -> list[Line]:
    """Left column, then right; a row across both (a title) ends the columns above it."""
    lines: list[Line] = []
    right_column: list[Line] = []
    for row in rows:
        left, right = _sides(row, gutter)
        if any(piece.right > gutter for piece in left):
            lines += [*right_column, _line(row)]
            right_column = []
        else:
            lines += [_line(left)] if left else []
            right_column += [_line(right)] if right else []
    return lines + right_column


def _line(row: Sequence[Piece]) -> Line:
    text = " ".join(" ".join(piece.text.split()) for piece in row)
    size = max(piece.top - piece.bottom for piece in row)
    return Line(text.strip(), row[0].left, row[-1].right, row[0].bottom, size)
