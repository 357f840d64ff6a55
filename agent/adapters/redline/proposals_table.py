"""Proposals as a table in a Word file, for sources that are no Word file: struck and new words side by side.

All texts are data: they become runs as they are.
"""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from agent.adapters.redline.words import printable
from agent.domain.language import Language
from agent.domain.nda.redline.pieces import NEW, STRUCK, pieces
from agent.ports import ProposalRow

_LOCALES = {Language.DE: "de-DE", Language.EN: "en-GB"}
_WIDTHS = (Cm(4.2), Cm(7.6), Cm(7.6), Cm(6.3))  # A4 across with 2 cm margins
_STRUCK, _NEW, _SHADE = RGBColor(0xB0, 0x1E, 0x1E), RGBColor(0x1A, 0x4F, 0x9C), "E8ECF1"


def proposals_file(
    title: str, intro: str, columns: Sequence[str], rows: Sequence[ProposalRow], language: Language
) -> bytes:
    """The bytes of the DOCX; ``columns``: four headings for subject, original, proposal, comment."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document, _LOCALES[language])
    document.core_properties.title = printable(title)[:255]
    document.core_properties.language = _LOCALES[language]
    _forget_template(document.core_properties)
    document.add_heading(printable(title), level=1)
    for line in printable(intro).split("\n"):
        document.add_paragraph(line)
    _add_table(document, columns, rows)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _forget_template(properties: Any) -> None:
    """python-docx's template names its own author and the day it was made."""
    properties.author = properties.comments = ""
    for node in list(properties._element):
        if node.tag.endswith(("}created", "}modified")):
            properties._element.remove(node)


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _set_styles(document: Any, locale: str) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    heading = document.styles["Heading 1"]
    heading.font.color.rgb, heading.font.size = RGBColor(0, 0, 0), Pt(16)
    properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for owner in (properties, normal.element.get_or_add_rPr()):
        for old in owner.findall(qn("w:lang")):
            owner.remove(old)
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), locale)
        tag.set(qn("w:eastAsia"), locale)
        owner.append(tag)


def _add_table(document: Any, columns: Sequence[str], rows: Sequence[ProposalRow]) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    _flag(table.rows[0], "w:tblHeader")
    for cell, heading in zip(table.rows[0].cells, columns, strict=True):
        _shade(cell)
        _write(cell, heading).bold = True
    for row in rows:
        _add_row(table, row)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width


def _add_row(table: Any, row: ProposalRow) -> None:
    added = table.add_row()
    if max(map(len, (row.original, row.text, row.comment))) < 1_500:  # longer than half a page may break
        _flag(added, "w:cantSplit")
    heading, original, text, comment = added.cells
    _write(heading, row.heading).bold = True
    _write_change(original, text, row)
    _write(comment, row.comment)


def _write_change(original: Any, text: Any, row: ProposalRow) -> None:
    """The two wordings side by side, what differs between them marked."""
    for piece in () if row.noted else pieces(row.original, row.text):
        if piece.kind != NEW:
            run = _write(original, piece.text)
            if piece.kind == STRUCK:
                _strike(run)
        if piece.kind != STRUCK:
            run = _write(text, piece.text)
            if piece.kind == NEW:
                _underline(run)
    for cell, wording in ((original, row.original), (text, row.text)):
        if not wording.strip():
            _write(cell, row.remark).italic = True
        elif row.noted:
            _write(cell, wording)


def _strike(run: Any) -> None:
    run.font.strike, run.font.color.rgb = True, _STRUCK


def _underline(run: Any) -> None:
    run.font.underline, run.font.color.rgb = True, _NEW


def _write(cell: Any, text: str) -> Any:
    """Text at the end of a cell, as one run; line breaks and tabs stay."""
    return cell.paragraphs[0].add_run(printable(text))


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shading)
