"""The first page of a letter in Word: one table without lines, whose rows are as high as DIN 5008, form B, wants.

A table and no text frames: Word and LibreOffice agree on where it stands, to a tenth of a millimetre.
"""

from typing import Any

from agent.adapters.office import look
from agent.adapters.office.docx.xml import element, run, twips
from agent.domain.document_model import din5008
from agent.domain.document_model.document import LetterHead

_LEFT = din5008.INFO_LEFT - din5008.LEFT  # mm: address and what is free beside it
_INFO = din5008.PAGE_WIDTH - din5008.RIGHT - din5008.INFO_LEFT
_GAP = din5008.SUBJECT_TOP - din5008.ADDRESS_TOP - din5008.REMARKS_HEIGHT - din5008.LINES_HEIGHT


def head(letter: LetterHead) -> Any:
    """``w:tbl`` from the top margin to where the subject stands."""
    sender = [run(letter.sender, size=6.5, color=look.INK)], [run(letter.remark, size=7.5, color=look.INK)]
    address = [[run(line, size=look.TEXT, color=look.INK)] for line in letter.address[: din5008.MOST_ADDRESS_LINES]]
    info = [_info(label, value) for label, value in letter.info]
    company = [[run(letter.company, size=14, bold=True, color=look.ACCENT)]]
    return element(
        "tbl",
        _properties(),
        element("tblGrid", element("gridCol", w=twips(_LEFT)), element("gridCol", w=twips(_INFO))),
        _row(din5008.ADDRESS_TOP - din5008.TOP, _cell(_LEFT, company), _cell(_INFO, [])),
        _row(din5008.INFO_TOP - din5008.ADDRESS_TOP, _cell(_LEFT, []), _cell(_INFO, [])),
        _row(
            din5008.REMARKS_HEIGHT - (din5008.INFO_TOP - din5008.ADDRESS_TOP),
            _cell(_LEFT, list(sender), bottom=True),
            _cell(_INFO, info, merge="restart"),
        ),
        _row(din5008.LINES_HEIGHT, _cell(_LEFT, address), _cell(_INFO, [], merge="continue")),
        _row(_GAP, _cell(_LEFT, []), _cell(_INFO, [])),
    )


def _info(label: str, value: str) -> list[Any]:
    return [run(f"{label}: ", size=look.SMALL, color=look.MUTED), run(value, size=look.SMALL, color=look.INK)]


def _properties() -> Any:
    none = [element(side, w=0, type="dxa") for side in ("left", "right")]
    return element(
        "tblPr",
        element("tblW", w=twips(_LEFT + _INFO), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *none),
    )


def _row(height: float, *cells: Any) -> Any:
    properties = element("trPr", element("cantSplit"), element("trHeight", val=twips(height), hRule="exact"))
    return element("tr", properties, *cells)


def _cell(width: float, lines: list[list[Any]], *, bottom: bool = False, merge: str = "") -> Any:
    properties = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    if merge:
        properties.append(element("vMerge", val=merge))
    if bottom:
        properties.append(element("vAlign", val="bottom"))
    tight = {"before": 0, "after": 0, "line": 240, "lineRule": "auto"}
    return element(
        "tc", properties, *(element("p", element("pPr", element("spacing", **tight)), *line) for line in lines or [[]])
    )
