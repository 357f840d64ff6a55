"""The map from offsets of the text to the elements of the body that hold it, told by the reader itself."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from agent.adapters.documents.docx.paragraph import ParagraphText
from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.alignment import Alignment, align
from agent.domain.document import Block

_FIELD_CHARACTER = w("fldChar")


@dataclass(slots=True, eq=False)
class Field:
    """An outermost complex field: from the ``w:fldChar`` that begins it to the one that ends it."""

    begin: etree._Element
    begins_in: etree._Element  # w:p
    end: etree._Element | None = None
    ends_in: etree._Element | None = None
    results: list["Leaf"] = field(default_factory=list)

    @property
    def in_one_paragraph(self) -> bool:
        return self.ends_in is self.begins_in


@dataclass(slots=True, eq=False)
class Leaf:
    """An element that holds text; ``start`` and ``end`` count characters of the paragraph's raw text."""

    node: etree._Element
    start: int
    end: int
    field: Field | None


@dataclass(slots=True, eq=False)
class Place:
    """A paragraph of the body with text. ``leaves`` follow each other without gaps."""

    node: etree._Element
    block: Block
    leaves: list[Leaf]
    alignment: Alignment

    @property
    def start(self) -> int:
        """Where the paragraph's own text starts, behind a generated number."""
        return self.block.start + self.block.label

    @property
    def end(self) -> int:
        return self.block.end

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of the offsets start…end of the document's text."""
        return self.alignment.raw(start - self.start, end - self.start)

    def between(self, start: int, end: int) -> list[Leaf]:
        """The leaves that hold characters of a raw range."""
        return [leaf for leaf in self.leaves if leaf.start < end and leaf.end > start]

    def before(self, at: int) -> Leaf | None:
        """The leaf of the raw character before ``at``."""
        return next((leaf for leaf in self.leaves if leaf.start < at <= leaf.end), None)

    def after(self, at: int) -> Leaf | None:
        """The leaf of the raw character at ``at``."""
        return next((leaf for leaf in self.leaves if leaf.start <= at < leaf.end), None)


class Places:
    """Gathers the paragraphs of the body while the reader walks it (a `Trace`)."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._starts: list[int] = []
        self._unmapped: list[Block] = []
        self.end = 0  # of the body's text
        self._open: list[Field | None] = []  # the outermost field, and None for each one inside it

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def paragraph(self, node: etree._Element, found: ParagraphText, block: Block | None) -> None:
        leaves = list(self._leaves(node, found))
        if block is None:
            return
        self.end = block.end
        alignment = align(found.text)
        if alignment is None:
            self._unmapped.append(block)
        else:
            self._places.append(Place(node, block, leaves, alignment))
            self._starts.append(block.start)

    def _leaves(self, paragraph: etree._Element, found: ParagraphText) -> Iterator[Leaf]:
        at = 0
        for node, text in found.leaves:
            if node.tag == _FIELD_CHARACTER:
                self._field(node, paragraph)
            elif text:
                outermost = self._open[0] if self._open else None
                leaf = Leaf(node, at, at + len(text), outermost)
                if outermost is not None:
                    outermost.results.append(leaf)
                at = leaf.end
                yield leaf

    def _field(self, node: etree._Element, paragraph: etree._Element) -> None:
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            self._open.append(None if self._open else Field(node, paragraph))
        elif kind == "end" and self._open:
            ended = self._open.pop()
            if ended is not None:
                ended.end, ended.ends_in = node, paragraph

    def at(self, offset: int) -> Place | None:
        """The paragraph that holds ``offset``, or ends there."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._places[index].end < offset:
            return None
        return self._places[index]

    def unmapped(self, start: int, end: int) -> bool:
        """True when the range holds a paragraph whose characters could not be told apart."""
        return any(block.start < end and block.end > start for block in self._unmapped)

    def overlapping(self, start: int, end: int) -> list[Place]:
        """The paragraphs with own text in start…end."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        rest = self._places[first : bisect_right(self._starts, end)]
        return [place for place in rest if place.start < end and place.end > start]
