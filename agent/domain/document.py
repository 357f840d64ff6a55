"""A document as the assistant reads it: one text, blocks that lead back to the source, coverage."""

from dataclasses import dataclass
from enum import StrEnum

# the media type of a Word file
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class BlockKind(StrEnum):
    """Where a block stood in the source."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text_box"
    FORM_FIELD = "form_field"
    ANNOTATION = "annotation"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source; ``start`` and ``end`` count code points of ``Document.text``.

    ``label`` is the length of a generated prefix (automatic numbering such as ``3.2`` and its
    space) that stands in the text but not in the source. ``page`` counts from 1.
    ``paragraph`` is the position of the ``w:p`` in document order of its part, for Word sources.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None
    paragraph: int | None = None
    label: int = 0


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """An insertion or deletion of the other side. Deleted text stands here only, never in the text.

    ``start`` and ``end`` count code points of ``Document.text``: where inserted text stands, or where
    deleted text stood (start == end); None where the text does not show it.
    """

    kind: str  # "insertion" | "deletion"
    author: str
    date: str | None
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the reader saw and what it could not see; every answer on a document carries it.

    ``warnings`` are codes of `agent.domain.messages` (``document.warning.…``): active or foreign
    content that was reported and not followed.
    """

    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    failed_pages: tuple[int, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    second_reader_pages: tuple[int, ...] = ()
    changes: tuple[TrackedChange, ...] = ()
    comments: tuple[Comment, ...] = ()
    hidden_runs: int = 0
    attachments: tuple[str, ...] = ()
    password_missing: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """False when a page gave no text: then nothing may be called missing."""
        return not (self.pages_without_text or self.failed_pages)


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file. Offsets everywhere count code points of ``text``, end exclusive."""

    name: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    coverage: Coverage

    def page_of(self, offset: int) -> int | None:
        """The page (from 1) of the block that holds ``offset``; None without pages."""
        for block in self.blocks:
            if block.start <= offset < block.end:
                return block.page
        return None
