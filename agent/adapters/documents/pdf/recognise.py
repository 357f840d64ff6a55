"""OCR of the pages that have no text."""

from collections.abc import Iterator, Sequence

from agent.adapters.documents.lines import typed_lines
from agent.adapters.documents.ocr import TextRecognition
from agent.adapters.documents.pdf.file import PdfFile
from agent.adapters.documents.pdf.page import Page, State


def recognise(file: PdfFile, pages: Sequence[Page], ocr: TextRecognition) -> None:
    """Fill in the recognised lines of the pages without text, as far as the time goes."""
    wanted = [page for page in pages if page.lacks_text]
    for page, text in zip(wanted, ocr.texts(_pictures(file, wanted)), strict=False):
        lines = typed_lines(text or "")
        if lines:
            page.state, page.lines, page.height, page.partial = State.RECOGNISED, lines, 0.0, False


def _pictures(file: PdfFile, pages: Sequence[Page]) -> Iterator[bytes]:
    return (file.picture(page.number - 1) for page in pages)
