"""OCR of the pages that have no text."""

from collections.abc import Iterator, Sequence

from agent.adapters.documents.lines import typed_lines
from agent.adapters.documents.pdf.file import PdfFile
from agent.adapters.documents.pdf.ocr import TextRecognition
from agent.adapters.documents.pdf.page import Page, State


def recognise(file: PdfFile, pages: Sequence[Page], ocr: TextRecognition) -> bool:
    """Fill in the recognised lines of the pages without text; False when the time was up before all were read."""
    wanted = [page for page in pages if page.lacks_text]
    texts = list(ocr.texts(_pictures(file, wanted)))
    for page, text in zip(wanted, texts, strict=False):
        lines = typed_lines(text or "")
        if lines:
            page.state, page.lines, page.height, page.partial = State.RECOGNISED, lines, 0.0, False
    return len(texts) == len(wanted) and None not in texts


def _pictures(file: PdfFile, pages: Sequence[Page]) -> Iterator[bytes]:
    return (file.picture(page.number - 1) for page in pages)
