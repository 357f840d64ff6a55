"""What stands on every page of a PDF beside its text."""

from datetime import UTC, datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from agent.adapters.office import look
from agent.adapters.office.pdf.fonts import BOLD, PLAIN
from agent.adapters.office.pdf.styles import color
from agent.domain.document_model import din5008
from agent.domain.document_model.document import Document, LetterHead

_TOTAL = "total-pages"
_WIDTH, _HEIGHT = din5008.PAGE_WIDTH * mm, din5008.PAGE_HEIGHT * mm


class CountingCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Fills in the number of pages when the last one is done; tells ``made_at`` as the time of writing."""

    def __init__(self, *given: Any, made_at: datetime, **named: Any) -> None:
        super().__init__(*given, **named)
        stamp, moment = self._doc._timeStamp, made_at.astimezone(UTC)
        stamp.t, stamp.lt, stamp.YMDhms = moment.timestamp(), moment.timetuple(), tuple(moment.timetuple())[:6]
        stamp.tzname, stamp.dhh, stamp.dmm = "UTC", 0, 0

    def save(self) -> None:
        pages = self.getPageNumber() - 1
        self.beginForm(_TOTAL, 0, -2, 40, 12)
        self.setFont(PLAIN, look.SMALL)
        self.setFillColor(color(look.MUTED))
        self.drawString(0, 0, str(pages))
        self.endForm()
        super().save()


def running(canvas: Any, document: Document, margin: float) -> None:
    """Marking above, footer and page number below."""
    canvas.saveState()
    canvas.setFillColor(color(look.MUTED))
    if document.marking:
        canvas.setFont(BOLD, look.SMALL)
        canvas.drawRightString(_WIDTH - margin, _HEIGHT - 12 * mm, document.marking)
    canvas.setFont(PLAIN, look.SMALL)
    told = look.PAGE[document.language.value].format(page=canvas.getPageNumber())
    left = _WIDTH - margin - stringWidth(f"{told}000", PLAIN, look.SMALL)
    canvas.drawString(left, 10 * mm, told)
    canvas.translate(left + stringWidth(told, PLAIN, look.SMALL), 10 * mm)
    canvas.doForm(_TOTAL)
    canvas.restoreState()
    canvas.saveState()
    canvas.setFillColor(color(look.MUTED))
    for number, text in enumerate(document.footer):
        _fitted(canvas, text, margin, (10 - 3.2 * number) * mm, left - margin - 4 * mm, look.SMALL)
    canvas.restoreState()


def letter_page(canvas: Any, letter: LetterHead) -> None:
    """Letterhead, address, information block, folding marks; measured from the top of the page."""
    canvas.saveState()
    canvas.setFillColor(color(look.ACCENT))
    canvas.setFont(BOLD, 14)
    canvas.drawString(din5008.LEFT * mm, _HEIGHT - 28 * mm, letter.company)
    canvas.setFillColor(color(look.INK))
    _address(canvas, letter)
    _info(canvas, letter)
    canvas.setStrokeColor(color(look.GRID))
    canvas.setLineWidth(0.5)
    for mark, length in ((din5008.FOLDS[0], 5), (din5008.HOLE, 8), (din5008.FOLDS[1], 5)):
        canvas.line(3 * mm, _HEIGHT - mark * mm, (3 + length) * mm, _HEIGHT - mark * mm)
    canvas.restoreState()


def _address(canvas: Any, letter: LetterHead) -> None:
    left, top = din5008.LEFT * mm, _HEIGHT - (din5008.ADDRESS_TOP + din5008.REMARKS_HEIGHT) * mm
    _fitted(canvas, letter.sender, left, top + 4.6 * mm, din5008.ADDRESS_WIDTH * mm, 6.5)
    _fitted(canvas, letter.remark, left, top + 0.4 * mm, din5008.ADDRESS_WIDTH * mm, 7.5)
    for number, text in enumerate(letter.address[: din5008.MOST_ADDRESS_LINES], 1):
        _fitted(canvas, text, left, top - number * 4.4 * mm, din5008.ADDRESS_WIDTH * mm, look.TEXT)


def _info(canvas: Any, letter: LetterHead) -> None:
    left, top = din5008.INFO_LEFT * mm, _HEIGHT - din5008.INFO_TOP * mm
    for number, (label, value) in enumerate(letter.info, 1):
        at = top - number * 4.4 * mm
        _fitted(canvas, label, left, at, 15 * mm, look.SMALL)
        _fitted(canvas, value, left + 16 * mm, at, (din5008.INFO_WIDTH - 26) * mm, look.SMALL)


def _fitted(canvas: Any, text: str, left: float, at: float, room: float, size: float) -> None:
    """Smaller where it is too long for its place."""
    drawn = stringWidth(text, PLAIN, size)
    canvas.setFont(PLAIN, size * min(1.0, room / drawn) if drawn else size)
    canvas.drawString(left, at, text)
