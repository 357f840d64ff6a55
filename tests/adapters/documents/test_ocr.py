"""Scans: recognised where tesseract is installed, refused with the reason where not."""

import io
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from agent.adapters.documents.limits import Deadline, Limits
from agent.adapters.documents.pdf.ocr import TextRecognition
from agent.adapters.documents.pdf.reader import read_pdf
from agent.domain.document import Document
from agent.domain.errors import BadInput
from agent.domain.language import Language

Read = Callable[..., Document]
MakePdf = Callable[..., bytes]
Rows = Callable[..., Callable[[Canvas], None]]


@pytest.fixture
def scanned_page(make_pdf: MakePdf, draw_rows: Rows) -> Callable[[Canvas], None]:
    """A page that is only a picture of text."""
    printed = make_pdf(draw_rows("Die Vertraulichen Informationen sind", "streng geheim zu halten.", step=20))
    picture = pdfium.PdfDocument(printed)[0].render(scale=150 / 72).to_pil()

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)

    return draw


@pytest.mark.usefixtures("needs_ocr")
def test_a_scan_is_recognised(read: Read, make_pdf: MakePdf, scanned_page: Callable[[Canvas], None]) -> None:
    document = read(make_pdf(scanned_page))
    assert "Vertraulichen Informationen sind streng geheim" in document.text
    assert document.coverage.ocr_pages == (1,)
    assert document.coverage.complete


@pytest.mark.usefixtures("needs_ocr")
def test_a_scan_with_only_a_stamp_as_text_is_recognised_too(
    read: Read, make_pdf: MakePdf, scanned_page: Callable[[Canvas], None]
) -> None:
    def stamped(canvas: Canvas) -> None:
        scanned_page(canvas)
        canvas.drawString(500, 20, "Doc 4711")

    assert "streng geheim" in read(make_pdf(stamped)).text


def test_a_scan_without_recognition_is_refused_with_the_reason(
    read: Read, make_pdf: MakePdf, scanned_page: Callable[[Canvas], None]
) -> None:
    with pytest.raises(BadInput) as refusal:
        read(make_pdf(scanned_page), ocr=False)
    assert refusal.value.code == "document.no_text_layer"
    assert "tesseract" in refusal.value.text(Language.DE)
    assert "fehlende Klauseln" in refusal.value.text(Language.DE)


def test_without_recognition_a_scanned_page_among_others_is_counted(
    read: Read, make_pdf: MakePdf, draw_rows: Rows, scanned_page: Callable[[Canvas], None]
) -> None:
    document = read(make_pdf(draw_rows("A page with text."), scanned_page), ocr=False)
    assert document.coverage.pages_without_text == (2,)
    assert not document.coverage.complete


@pytest.mark.usefixtures("needs_ocr")
def test_a_picture_without_words_is_refused_as_such(read: Read, make_pdf: MakePdf) -> None:
    grey = io.BytesIO()
    Image.new("L", (300, 300), 128).save(grey, "PNG")

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(grey), 0, 0, 595, 842)

    with pytest.raises(BadInput) as refusal:
        read(make_pdf(draw))
    assert refusal.value.code == "document.ocr_without_result"


class _Clock(Deadline):
    """A deadline that the test ends."""

    over = False

    def remaining(self) -> float:
        return 0.0 if self.over else 60.0


@pytest.mark.usefixtures("needs_ocr")
def test_recognition_stops_when_the_time_is_up() -> None:
    clock = _Clock(0)

    def pictures() -> Iterator[bytes]:
        for at in range(10):
            clock.over = at >= 2
            yield b"P5 40 40 255\n" + b"\xff" * 1600

    texts = list(TextRecognition(None, clock).texts(pictures()))
    assert None not in texts[:2]
    assert texts[2:] == [None, None]


@pytest.mark.usefixtures("needs_ocr")
def test_pages_that_recognition_did_not_reach_are_counted_not_called_empty(
    monkeypatch: pytest.MonkeyPatch,
    make_pdf: MakePdf,
    draw_rows: Rows,
    scanned_page: Callable[[Canvas], None],
) -> None:
    monkeypatch.setattr(TextRecognition, "texts", lambda *_: iter([None]))
    mixed = read_pdf(make_pdf(draw_rows("Text."), scanned_page, scanned_page), Limits(), Deadline(18))
    assert mixed.coverage.pages_without_text == (2, 3)
    with pytest.raises(BadInput) as refusal:
        read_pdf(make_pdf(scanned_page, scanned_page), Limits(), Deadline(18))
    assert refusal.value.code == "document.timeout"
