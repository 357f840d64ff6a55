"""An edit as a Word file shows it: struck and new text at offsets of the document's text, and one comment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hunk:
    """``document.text[start:end]`` becomes ``text``; an insertion has start == end."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph to insert; ``like`` is the start of the block whose format (style, numbering) it takes.

    Where that block is numbered by Word, the new one continues the numbering; else a number stands in ``text``.
    """

    text: str
    like: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One tracked change with one comment. ``document.text[start:end]`` is what the comment is anchored to; the
    comment of new paragraphs (start == end) stands at them.

    ``hunks`` lie inside start…end, in order, without overlap; hunks of different edits never overlap.
    ``paragraphs`` are inserted behind the paragraph that holds ``start``, in order. An edit without
    either is a comment alone. A hunk that strikes the whole text of a paragraph without a generated
    number, and puts nothing in its place, strikes the paragraph itself.
    """

    id: str
    start: int
    end: int
    comment: str
    hunks: tuple[Hunk, ...] = ()
    paragraphs: tuple[NewParagraph, ...] = ()
