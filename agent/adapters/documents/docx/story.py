"""One story of a Word file (body, header, notes): its paragraphs become blocks in reading order."""

from typing import Protocol

from lxml import etree

from agent.adapters.documents.docx.changes import DELETED, INSERTED, Mark, inner_mark, mark_of
from agent.adapters.documents.docx.numbering import Numbering
from agent.adapters.documents.docx.paragraph import ParagraphReader, ParagraphText, shown_alternative
from agent.adapters.documents.docx.styles import Styles
from agent.adapters.documents.docx.xml import ALTERNATE, value, w
from agent.adapters.documents.extract import TextBuilder
from agent.domain.document import Block, BlockKind

_PARAGRAPH, _TABLE, _ROW, _CELL = w("p"), w("tbl"), w("tr"), w("tc")


class Trace(Protocol):
    """Whoever must know which elements the text comes from."""

    def paragraph(self, node: etree._Element, found: ParagraphText, block: Block | None) -> None:
        """A paragraph was read, in reading order; ``block`` is None when it gave no text."""
        ...


class Story:
    """``kind`` is PARAGRAPH for the body, where tables, text boxes and headings are told apart."""

    def __init__(
        self,
        root: etree._Element,
        builder: TextBuilder,
        reader: ParagraphReader,
        styles: Styles,
        numbering: Numbering,
        kind: BlockKind = BlockKind.PARAGRAPH,
        trace: Trace | None = None,
    ) -> None:
        self._trace = trace
        self._builder = builder
        self._reader = reader
        self._styles = styles
        self._numbering = numbering
        self._kind = kind
        # lxml hands out the same object only as long as somebody holds it
        self._positions = {node: index for index, node in enumerate(root.iter(_PARAGRAPH))}

    def read(self, node: etree._Element) -> None:
        """Add the paragraphs below ``node``: the body, a note, a whole header."""
        self._read(node, self._kind, None, False)

    def _read(self, node: etree._Element, kind: BlockKind, mark: Mark | None, shaded: bool) -> None:
        for child in node:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, kind, mark, shaded)
            elif tag == _TABLE:
                self._read(child, self._inside(BlockKind.CELL), mark, shaded)
            elif tag == _ROW:
                self._read(child, kind, _row_mark(child, mark), shaded)
            elif tag == _CELL:
                self._read(child, kind, mark, True)  # table styles colour cells: white text there is common
            elif tag in INSERTED or tag in DELETED:
                self._read(child, kind, inner_mark(mark, child), shaded)
            elif tag == ALTERNATE:
                self._read(shown_alternative(child), kind, mark, shaded)
            elif tag not in (w("sdtPr"), w("sectPr"), w("tblPr"), w("trPr"), w("tcPr")):
                self._read(child, kind, mark, shaded)

    def _paragraph(self, node: etree._Element, kind: BlockKind, mark: Mark | None, shaded: bool) -> None:
        found = self._reader.read(node, mark, shaded)
        block = None
        if found.text.strip() or not _is_removed(node, mark):
            label = self._label(node)  # an empty numbered paragraph counts, a deleted one does not
            if kind is BlockKind.PARAGRAPH and self._styles.is_heading(_style(node) or self._styles.default):
                kind = BlockKind.HEADING
            block = self._builder.add(found.text, kind, paragraph=self._positions[node], label=label)
        self._reader.place(found, block, self._builder.length)
        if self._trace is not None:
            self._trace.paragraph(node, found, block)
        for box in found.boxes:
            self._read(box, self._inside(BlockKind.TEXT_BOX), mark, True)

    def _inside(self, kind: BlockKind) -> BlockKind:
        """Tables and text boxes of a header stay header: the kind also tells the part."""
        return kind if self._kind is BlockKind.PARAGRAPH else self._kind

    def _label(self, node: etree._Element) -> str:
        properties = node.find(w("pPr"))
        own = None if properties is None else properties.find(w("numPr"))
        inherited = self._styles.numbering(_style(node) or self._styles.default)
        number = value(own, "numId")
        level = value(own, "ilvl")
        if number is None and inherited is not None:
            number, style_level, style = inherited
            tied = self._numbering.level_of_style(number, style)
            level = level or style_level or (None if tied is None else str(tied))
        if number is None:
            return ""
        return self._numbering.label(number, int(level) if level and level.isdecimal() else 0)


def _style(node: etree._Element) -> str | None:
    return value(node.find(w("pPr")), "pStyle")


def _row_mark(row: etree._Element, mark: Mark | None) -> Mark | None:
    """A row deleted as a whole deletes its text, even where its runs are not marked."""
    properties = row.find(w("trPr"))
    deletion = None if properties is None else properties.find(w("del"))
    return mark if deletion is None else mark_of(deletion)


def _is_removed(node: etree._Element, mark: Mark | None) -> bool:
    """True when the paragraph mark itself is deleted or moved away."""
    if mark is not None and mark.deletes:
        return True
    properties = node.find(f"{w('pPr')}/{w('rPr')}")
    return properties is not None and any(properties.find(tag) is not None for tag in DELETED)
