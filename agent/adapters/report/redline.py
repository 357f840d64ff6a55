"""A change as a reader sees it, for texts of any length."""

from agent.domain.nda.redline.pieces import KEPT, NEW, STRUCK, Piece, pieces

__all__ = ["KEPT", "NEW", "STRUCK", "Piece", "redline"]

# comparing words takes the square of their number; longer texts are shown as old and new
_COMPARED = 12_000


def redline(original: str, text: str) -> tuple[Piece, ...]:
    """The pieces that show how ``original`` becomes ``text``, word by word, with the edits of the Word redline."""
    if len(original) + len(text) > _COMPARED:
        return tuple(piece for piece in (Piece(STRUCK, original), Piece(NEW, text)) if piece.text)
    return pieces(original, text)
