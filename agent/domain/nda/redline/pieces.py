"""A change as a reader sees it: what stays, what is struck, what is new."""

from collections.abc import Iterator
from dataclasses import dataclass

from agent.domain.nda.redline.smallest import smallest

KEPT, STRUCK, NEW = "kept", "struck", "new"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: str
    text: str


def pieces(original: str, text: str) -> tuple[Piece, ...]:
    """How ``original`` becomes ``text``, with the edits of the Word redline; none is empty."""
    return tuple(piece for piece in _pieces(original, text) if piece.text)


def _pieces(original: str, text: str) -> Iterator[Piece]:
    at = 0
    for hunk in smallest(original, text):
        yield Piece(KEPT, original[at : hunk.start])
        yield Piece(STRUCK, original[hunk.start : hunk.end])
        yield Piece(NEW, hunk.text)
        at = hunk.end
    yield Piece(KEPT, original[at:])
