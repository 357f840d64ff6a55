"""Tables of a Word file, made as XML: python-docx takes seconds for some hundred rows."""

from collections.abc import Iterable
from typing import Any

from agent.adapters.office import look
from agent.adapters.office.docx.xml import element, run, twips
from agent.domain.document_model.block import Table
from agent.domain.document_model.columns import widths

_CHARACTER = 1.72  # mm of a character of Arial at the size of a table, bold and with room
_PADDING = 70  # twips


def table(found: Table, width: float, scale: float) -> Any:
    """``w:tbl``; ``width`` in mm. The head is repeated on each page and no row is broken over two."""
    shares = widths(found, width, lambda text: (len(text) + 1.5) * _CHARACTER * scale + 3)
    columns = [twips(share * width) for share in shares]
    made = element("tbl", _properties(sum(columns)))
    made.append(element("tblGrid", *(element("gridCol", w=each) for each in columns)))
    made.append(_row(found.head, columns, found, scale, head=True))
    made.extend(_row(row, columns, found, scale, head=False) for row in found.rows)
    return made


def _properties(width: int) -> Any:
    line = {"val": "single", "sz": 4, "space": 0, "color": look.GRID}
    borders = element("tblBorders", element("top", **line), element("bottom", **line), element("insideH", **line))
    margins = element("tblCellMar", *(element(side, w=_PADDING, type="dxa") for side in ("left", "right")))
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        borders,
        element("tblLayout", type="fixed"),
        margins,
        element("tblLook", val="0020", firstRow="1"),
    )


def _row(cells: Iterable[str], columns: list[int], found: Table, scale: float, *, head: bool) -> Any:
    properties = element("trPr", element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    for at, (text, width) in enumerate(zip(cells, columns, strict=True)):
        made.append(_cell(text, width, scale, head=head, right=at in found.right))
    return made


def _cell(text: str, width: int, scale: float, *, head: bool, right: bool) -> Any:
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if head:
        properties.append(element("shd", val="clear", color="auto", fill=look.HEAD))
    spacing = element("spacing", before=round(30 * scale), after=round(40 * scale), line=240, lineRule="auto")
    look_of = element("pPr", spacing, *([element("jc", val="right")] if right else []))
    return element("tc", properties, element("p", look_of, run(text, size=look.TABLE * scale, bold=head)))
