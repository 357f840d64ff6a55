"""A PDF as text: every page by the first reader that can, form values and notes after their page."""

from collections.abc import Sequence

from agent.adapters.documents.extract import Extract, TextBuilder
from agent.adapters.documents.limits import Deadline, Limits
from agent.adapters.documents.lines import paragraphs
from agent.adapters.documents.pdf.file import RESERVE, PdfFile
from agent.adapters.documents.pdf.ocr import TextRecognition
from agent.adapters.documents.pdf.page import Page, State
from agent.adapters.documents.pdf.recognise import recognise
from agent.adapters.documents.pdf.running import mark_running
from agent.domain.document import Coverage
from agent.domain.errors import BadInput

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Raises BadInput: corrupt, password, too_many_pages, no_text_layer, ocr_without_result, timeout."""
    file = PdfFile(data, deadline)
    count = file.count()
    if count > limits.max_pages:
        raise BadInput("document.too_many_pages", pages=count, limit=limits.max_pages)
    pages = [file.page(index) for index in range(count)]
    if all(page.state is State.FAILED for page in pages):
        in_time = deadline.remaining() >= RESERVE
        raise BadInput("document.corrupt") if in_time else _timeout(limits)
    if any(page.lacks_text for page in pages):
        ocr = TextRecognition(limits.ocr, deadline)
        finished = not ocr.available or recognise(file, pages, ocr)
        if not _any_text(pages):
            raise _without_text(limits, ocr.available, finished)
    return _assemble(pages).finish(MEDIA_TYPE, _coverage(file, pages))


def _any_text(pages: Sequence[Page]) -> bool:
    return any(page.lines or page.notes for page in pages)


def _without_text(limits: Limits, recognised: bool, finished: bool) -> BadInput:
    if not recognised:
        return BadInput("document.no_text_layer")
    if not finished:
        return _timeout(limits)
    return BadInput("document.ocr_without_result")


def _timeout(limits: Limits) -> BadInput:
    return BadInput("document.timeout", seconds=round(limits.seconds))


def _assemble(pages: Sequence[Page]) -> TextBuilder:
    builder = TextBuilder()
    marked = mark_running([page.lines for page in pages], [page.height for page in pages])
    for page, lines in zip(pages, marked, strict=True):
        for paragraph in paragraphs(lines):
            builder.add(paragraph.text, paragraph.kind, page.number)
        for note in page.notes:
            builder.add(note.text, note.kind, page.number, label=note.label)
    return builder


def _coverage(file: PdfFile, pages: Sequence[Page]) -> Coverage:
    warnings = list(file.warnings())
    if any(page.notes_failed for page in pages):
        warnings.append("document.warning.part_unread")
    if any(page.unseen_text for page in pages):
        warnings.append("document.warning.invisible_text")
    return Coverage(
        pages=len(pages),
        pages_without_text=tuple(page.number for page in pages if page.lacks_text),
        failed_pages=_numbers(pages, State.FAILED),
        ocr_pages=_numbers(pages, State.RECOGNISED),
        second_reader_pages=_numbers(pages, State.READ_BY_SECOND),
        attachments=file.attachments(),
        warnings=tuple(warnings),
    )


def _numbers(pages: Sequence[Page], state: State) -> tuple[int, ...]:
    return tuple(page.number for page in pages if page.state is state)
