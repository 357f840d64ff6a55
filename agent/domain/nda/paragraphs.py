"""The paragraphs of a document: its blocks, cut at line breaks, joined where lines were only wrapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from agent.domain.document import Block, BlockKind, Document
from agent.domain.nda.numbering import label
from agent.domain.nda.sentences import NUMBER_WORD_AT_END

_PAGE_NUMBER = re.compile(
    r"[\s\-–|]*(?:(?:Page|Seite|S\.)\s*)?\d{1,4}(?:\s*(?:of|von|/)\s*\d{1,4})?[\s\-–|]*", re.IGNORECASE
)
_PAGE_WORDS = re.compile(r"[\s\-–|]*(?:Page|Seite)\s*\d{1,4}(?:\s*(?:of|von|/)\s*\d{1,4})?[\s\-–|]*", re.IGNORECASE)
_SKIPPED = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
_TERMINAL = tuple(".;:!?…")
_OPEN_END = re.compile(
    r"(?:[,\-–]|\b(?:and|or|und|oder|of|the|to|der|die|das|des|von|mit|in|for|für|by|any))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Trimmed offsets; ``leads`` is True when a longer paragraph follows (it may be a heading)."""

    start: int
    end: int
    kind: BlockKind
    leads: bool = False
    block: int = -1  # which block of the document its last line stands in


def paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs in order, without page headers, footers and bare page numbers."""
    text = document.text
    lines = [line for line in _lines(document) if not _PAGE_WORDS.fullmatch(text, line.start, line.end)]
    width = _wrap_width(lines)
    joined: list[Paragraph] = []
    for line in lines:
        if joined and _continues(text, joined[-1], line, width):
            joined[-1] = replace(joined[-1], end=line.end, block=line.block)
        else:
            joined.append(line)
    return [
        replace(this, leads=following is not None and following.end - following.start > 60)
        for this, following in zip_longest(joined, joined[1:])
        if this is not None
    ]


def _lines(document: Document) -> Iterator[Paragraph]:
    size = len(document.text)
    last = 0
    blocks = document.blocks or (Block(0, size),)
    for number, block in enumerate(sorted(blocks, key=lambda block: (block.start, -block.end))):
        start, end = max(block.start, last), min(block.end, size)
        if block.kind in _SKIPPED or start >= end:
            continue
        last = end
        for match in re.finditer(r"[^\n]+", document.text[start:end]):
            left, right = start + match.start(), start + match.end()
            piece = document.text[left:right]
            left, right = left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip())
            if left < right:
                # a text without blocks tells nothing about which lines belong together
                yield Paragraph(left, right, block.kind, block=number if document.blocks else -left - 1)


def _wrap_width(lines: list[Paragraph]) -> int | None:
    """The line width of a text that was wrapped to one, in characters; None for one paragraph a line."""
    lengths = sorted(line.end - line.start for line in lines)
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    full = sum(width * 0.8 <= length for length in lengths)
    return width if width <= 130 and lengths[-1] <= 1.6 * width and full >= 0.3 * len(lengths) else None


def _continues(text: str, before: Paragraph, line: Paragraph, width: int | None) -> bool:
    """Whether a line goes on with the paragraph before it: wrapped, or broken inside a sentence."""
    gap = text[before.end : line.start]
    if before.kind is not line.kind or gap.strip() or gap.count("\n") > 1 or line.kind is BlockKind.HEADING:
        return False
    if text.startswith("(", line.start) and NUMBER_WORD_AT_END.search(
        text[max(before.start, before.end - 20) : before.end]
    ):
        return True
    if text.startswith(("#", "|", "- ", "* ", "**"), line.start) or label(text, line.start, line.end):
        return False
    last_line = text.rfind("\n", before.start, before.end) + 1
    length = before.end - max(last_line, before.start)
    ended = text[before.end - 1] in _TERMINAL or text.endswith("**", before.start, before.end)
    if width is not None:
        return length >= 0.72 * width or (not ended and text[line.start].islower())
    if ended or length < 40 or not text[line.start].islower():
        return False
    # a line break that somebody typed into a paragraph, or a sentence that cannot end here
    return line.block == before.block or _mid_sentence(text, before)


def _mid_sentence(text: str, before: Paragraph) -> bool:
    return bool(_OPEN_END.search(text[max(before.start, before.end - 12) : before.end]))
