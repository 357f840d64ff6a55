"""A document as DOCX."""

import io
from copy import deepcopy
from typing import Any

import docx as library
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from agent.adapters.office import look
from agent.adapters.office.docx import letter, running, tables
from agent.adapters.office.docx.package import saved
from agent.adapters.office.docx.styles import prepare
from agent.adapters.office.docx.xml import element, run, twips
from agent.adapters.office.fitted import Fitted
from agent.domain.document_model import block as model
from agent.domain.document_model import din5008
from agent.domain.document_model.columns import laid_out

_GAP = 4.0  # mm between pictures


def docx(fitted: Fitted) -> bytes:
    document, scale = fitted.document, fitted.scale
    word = library.Document()
    prepare(word, document, scale)
    running.add(word, document)
    left, right = (din5008.LEFT, din5008.RIGHT) if document.letter else (look.MARGIN, look.MARGIN)
    body, blocks = _Body(word, din5008.PAGE_WIDTH - left - right, scale), document.blocks
    if document.letter:
        body.append(letter.head(document.letter))
        body.subject(document.letter.subject)
    if document.one_page:
        for block in document.head:
            body.add(block)
        body.columns()
        blocks = blocks[len(document.head) :]
    for block in blocks:
        body.add(block)
    return saved(word)


class _Body:
    """Adds blocks at the end; ``width`` in mm."""

    def __init__(self, word: Any, width: float, scale: float) -> None:
        self._word, self._width, self._scale = word, width, scale
        self._break = False  # the next block begins a page

    def add(self, block: model.Block) -> None:
        match block:
            case model.Heading():
                self._paragraph(f"Heading {block.level}", block.text)
            case model.Paragraph():
                self._lines(block.lines)
            case model.ItemList():
                self._items(block)
            case model.Table():
                self._table(block)
            case model.Picture():
                self._picture(block)
            case model.Note():
                self._paragraph("Caption", block.text)
            case model.PageBreak():
                self._break = True

    def append(self, tree: Any) -> None:
        """Before the section's own properties, which end the body."""
        self._word.element.body.insert_element_before(tree, "w:sectPr")

    def subject(self, text: str) -> None:
        """Exactly where it has to stand: without the space above a heading."""
        self._paragraph("Heading 3", text).paragraph_format.space_before = 0

    def columns(self) -> None:
        """What follows stands in two columns on the same page."""
        last = self._word.element.body.sectPr
        above, self._width = deepcopy(last), (self._width - look.GUTTER) / 2
        if self._word.paragraphs:
            self._word.paragraphs[-1]._p.get_or_add_pPr().append(above)
        last.insert(0, element("type", val="continuous"))
        for reference in last.xpath("w:headerReference|w:footerReference"):
            last.remove(reference)  # those of the section above count
        for each in last.xpath("w:cols"):
            each.set(qn("w:num"), "2")
            each.set(qn("w:space"), str(twips(look.GUTTER)))

    def _paragraph(self, style: str, text: str = "") -> Any:
        made = self._word.add_paragraph(style=style)
        if text:
            made._p.append(run(text))
        if self._break:
            made.paragraph_format.page_break_before, self._break = True, False
        return made

    def _lines(self, lines: tuple[str, ...]) -> None:
        made = self._paragraph("Normal")
        for at, line in enumerate(lines):
            if at:
                made._p.append(element("r", element("br")))
            made._p.append(run(line))

    def _items(self, items: model.ItemList) -> None:
        number = self._new_numbers() if items.numbered else None
        for item in items.items:
            made = self._paragraph("List Number" if items.numbered else "List Bullet", item)
            if number is not None:
                properties = made._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
        if items.items:
            made.paragraph_format.space_after = Pt(6 * self._scale)

    def _new_numbers(self) -> int:
        """Every list counts from 1; the style alone would go on counting."""
        numbering = self._word.part.numbering_part.element
        style = self._word.styles["List Number"].element.pPr.numPr.numId.val
        kind = next(each for each in numbering.num_lst if each.numId == style).abstractNumId.val
        made = numbering.add_num(kind)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _table(self, found: model.Table) -> None:
        fitted = laid_out(found)
        if fitted != (found,):
            for block in fitted:
                self.add(block)
            return
        if self._break:
            self._paragraph("Normal")
        self.append(tables.table(found, self._width, self._scale))
        self._paragraph("Caption")  # two tables without a paragraph between them are one

    def _picture(self, picture: model.Picture) -> None:
        if not picture.images:
            return
        made = self._paragraph("Normal")
        each = (self._width - _GAP * (len(picture.images) - 1)) / len(picture.images)
        for at, image in enumerate(picture.images):
            if at:
                made._p.append(run(" "))
            drawn = made.add_run().add_picture(io.BytesIO(image.png), width=Mm(each))
            drawn._inline.docPr.set("descr", image.alt)
            for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice leaves room
                drawn._inline.set(side, "0")
        if picture.caption:
            self._paragraph("Caption", picture.caption)
