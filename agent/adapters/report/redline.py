"""A change as a reader sees it: what stays, what is struck, what is new."""

from collections.abc import Iterator
from dataclasses import dataclass

from agent.domain.nda.redline.smallest import smallest

KEPT, STRUCK, NEW = "kept", "struck", "new"
# comparing words takes the square of their number; longer texts are shown as old and new
_COMPARED = 12_000


@dataclass(frozen=True, slots=True)
class Piece:
    kind: str
    text: str


def redline(original: str, text: str) -> tuple[Piece, ...]:
    """The pieces that show how ``original`` becomes ``text``, word by word, with the edits of the Word redline."""
    if len(original) + len(text) > _COMPARED:
        pieces: Iterator[Piece] = iter((Piece(STRUCK, original), Piece(NEW, text)))
    else:
        pieces = _pieces(original, text)
    return tuple(piece for piece in pieces if piece.text)


def _pieces(original: str, text: str) -> Iterator[Piece]:
    at = 0
    for hunk in smallest(original, text):
        yield Piece(KEPT, original[at : hunk.start])
        yield Piece(STRUCK, original[hunk.start : hunk.end])
        yield Piece(NEW, hunk.text)
        at = hunk.end
    yield Piece(KEPT, original[at:])
