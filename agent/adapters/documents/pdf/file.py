"""A PDF file behind its two readers."""

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from agent.adapters.documents.limits import Deadline
from agent.adapters.documents.lines import Line
from agent.adapters.documents.names import display_name
from agent.adapters.documents.pdf.annotations import Note, notes_of
from agent.adapters.documents.pdf.first import PageReader
from agent.adapters.documents.pdf.ocr import DOTS_PER_INCH, MOST_PIXELS
from agent.adapters.documents.pdf.page import Page, State
from agent.adapters.documents.pdf.second import SecondReader, Unreadable
from agent.domain.errors import BadInput

RESERVE = 3.0  # seconds kept for putting the text together
_STAMP = 40  # characters: less text than this on a picture of the page is a stamp
_UNREADABLE_SHARE = 0.3
_FULL_PAGE = 0.5
# pdfium counts the scripts of the document, not those of its pages, fields and open action
_SCRIPT = re.compile(rb"/(?:JavaScript|JS)\b")


class PdfFile:
    """Pages by index from 0. Raises BadInput: corrupt, password."""

    def __init__(self, data: bytes, deadline: Deadline) -> None:
        self._deadline = deadline
        self._has_script = _SCRIPT.search(data) is not None
        self._second = SecondReader(data, deadline)
        self._pdf = _open(data)
        self._form = self._init_form()

    def _init_form(self) -> pdfium.PdfFormEnv | None:
        if self._pdf is None or self._pdf.get_formtype() == raw.FORMTYPE_NONE:
            return None
        try:
            self._pdf.init_forms()  # has to come before the first page is loaded
        except pdfium.PdfiumError:
            return None
        return self._pdf.formenv

    def count(self) -> int:
        if self._pdf is not None and len(self._pdf) > 0:
            return len(self._pdf)
        try:
            count = self._second.count()
        except Unreadable:
            count = 0
        if count == 0:
            raise BadInput("document.corrupt")
        return count

    def page(self, index: int) -> Page:
        if self._deadline.remaining() < RESERVE:
            return Page(index + 1, State.FAILED)
        if self._pdf is None:
            return self._by_second(Page(index + 1, State.FAILED), index)
        try:
            page = self._by_first(index)
        except pdfium.PdfiumError:
            page = Page(index + 1, State.FAILED)
        if page.state is State.BLANK and self._second.may_show(index):
            page.state = State.WITHOUT_TEXT  # what is drawn there is damaged: that is no empty page
        if page.state is State.FAILED or _is_garbled(page.lines):
            return self._by_second(page, index)
        return page

    def _load(self, index: int) -> pdfium.PdfPage:
        if self._pdf is None:
            raise pdfium.PdfiumError("not opened by the first reader")
        return self._pdf[index]

    def _by_first(self, index: int) -> Page:
        loaded = self._load(index)
        reader = PageReader(loaded)
        lines = reader.lines()
        page = Page(index + 1, State.READ, lines, height=reader.height)
        page.notes, page.notes_failed = self._notes(loaded)
        if not lines:
            page.state = State.BLANK if reader.is_blank else State.WITHOUT_TEXT
        elif sum(len(line.text) for line in lines) < _STAMP:
            page.partial = reader.picture_share() > _FULL_PAGE
        page.unseen_text = reader.unseen_text()
        reader.close()
        loaded.close()
        return page

    def _notes(self, loaded: pdfium.PdfPage) -> tuple[list[Note], bool]:
        try:
            return notes_of(loaded, self._form), False
        except (pdfium.PdfiumError, ValueError):
            return [], True

    def _by_second(self, page: Page, index: int) -> Page:
        try:
            lines = self._second.page(index)
        except Unreadable:
            lines = []
        if lines and not _is_garbled(lines):
            page.lines, page.state, page.height = lines, State.READ_BY_SECOND, 0.0
        elif page.state is not State.FAILED:  # letters without meaning are as good as none
            page.lines, page.state = [], State.WITHOUT_TEXT
        return page

    def picture(self, index: int) -> bytes:
        """The page as a PGM image for OCR."""
        loaded = self._load(index)
        try:
            return PageReader(loaded).picture(DOTS_PER_INCH, MOST_PIXELS)
        finally:
            loaded.close()

    def attachments(self) -> tuple[str, ...]:
        if self._pdf is None:
            return ()
        count = self._pdf.count_attachments()
        return tuple(display_name(self._pdf.get_attachment(index).get_name()) for index in range(count))

    def warnings(self) -> list[str]:
        """Codes of active and foreign content; nothing of it is run."""
        if self._pdf is None:
            return []
        found = {
            "javascript": self._has_script or raw.FPDFDoc_GetJavaScriptActionCount(self._pdf) > 0,
            "attachments": self._pdf.count_attachments() > 0,
            "xfa": self._pdf.get_formtype() in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND),
        }
        return [f"document.warning.{code}" for code, is_there in found.items() if is_there]


def _open(data: bytes) -> pdfium.PdfDocument | None:
    """The document, tried without a password; None when the first reader finds none in the bytes."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise BadInput("document.password") from None
        return None


def _is_garbled(lines: list[Line]) -> bool:
    """True when many letters have no meaning: a font without a table of its characters."""
    letters = [char for line in lines for char in line.text if not char.isspace()]
    bad = sum(char < " " or char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in letters)
    return bool(letters) and bad > _UNREADABLE_SHARE * len(letters)
