"""PDF files, read back with pypdf."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from agent.adapters.office import OfficeFiles
from agent.domain.document_model import din5008
from agent.domain.document_model.block import Block, Heading, ItemList, Paragraph, Picture, Table
from agent.domain.document_model.document import Document, FileFormat
from agent.domain.errors import BadInput
from tests.adapters.office.sample_documents import FORMULA, IMAGE, LETTER, document
from tests.adapters.office.test_docx import HOSTILE

_POINTS_A_MM = 72 / 25.4


def written(made: Document) -> bytes:
    return OfficeFiles().write(made, FileFormat.PDF)


def read(made: Document) -> PdfReader:
    return PdfReader(io.BytesIO(written(made)))


def text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return read(document())


def test_the_text_is_there_with_umlauts_and_euros(pdf: PdfReader) -> None:
    told = text(pdf)
    for each in ("Bericht für Müller & Söhne", "1.250,00 €", "zweite <i>Zeile</i>", FORMULA, "Größe <b>10</b>"):
        assert each in told


def test_fonts_are_embedded(pdf: PdfReader) -> None:
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            assert "/FontFile2" in font["/FontDescriptor"]


def test_every_page_has_marking_footer_number_and_the_head_of_its_table(pdf: PdfReader) -> None:
    pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 2
    for number, told in enumerate(pages, 1):
        assert "intern – nicht weitergeben" in told
        assert "Prüfsumme abab" in told
        assert f"Seite {number} von" in told
    assert sum("Artikel" in told and "MC-" in told for told in pages) == sum("MC-" in told for told in pages)


def test_the_outline_follows_the_headings(pdf: PdfReader) -> None:
    def titles(items: Any) -> list[Any]:
        return [titles(each) if isinstance(each, list) else each.title for each in items]

    assert titles(pdf.outline) == ["Bericht für Müller & Söhne", ["Überblick", ["Anhang"]]]


def test_properties(pdf: PdfReader) -> None:
    found = pdf.metadata
    assert found is not None
    assert (found.title, found.author) == ("Bericht", "Katharina Brandt")
    assert found.creation_date is not None
    assert found.creation_date.isoformat() == "2026-11-22T08:00:00+00:00"
    assert pdf.trailer["/Root"]["/Lang"] == "de-DE"  # type: ignore[index]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written(document()) == written(document())


def test_a_letter_has_its_places() -> None:
    body: tuple[Block, ...] = (Paragraph(("Sehr geehrte Frau Kröger,",)), ItemList(tuple(map(str, range(60)))))
    reader = read(document(*body, letter=LETTER, marking=""))
    found: dict[str, tuple[float, float]] = {}

    def note(part: str, page: Any, matrix: Any, _font: Any, _size: Any) -> None:
        left, low = page[4] + matrix[4], page[5] + matrix[5]
        found.setdefault(part.strip(), (left / _POINTS_A_MM, din5008.PAGE_HEIGHT - low / _POINTS_A_MM))

    reader.pages[0].extract_text(visitor_text=note)
    left, address = found["Nordwerk Antriebe GmbH"]
    assert left == pytest.approx(din5008.LEFT, abs=0.5)
    assert 62 < address < 90
    _, subject = found[LETTER.subject]
    assert din5008.SUBJECT_TOP < subject < din5008.SUBJECT_TOP + 6
    assert found["Katharina Brandt"][0] > din5008.INFO_LEFT
    assert len(reader.pages) == 2
    assert "Nordwerk" not in reader.pages[1].extract_text()


def briefing(lines: int, *more: Block) -> Document:
    items = tuple(f"Punkt {at}: Abruf mit dem Kunden abstimmen" for at in range(lines))
    return document(Heading(1, "Briefing"), Heading(2, "Punkte"), ItemList(items), *more, one_page=True)


@pytest.mark.parametrize("lines", [5, 90, 130])
def test_a_document_of_one_page_fits_one_page(lines: int) -> None:
    reader = read(briefing(lines))
    assert len(reader.pages) == 1
    assert f"Punkt {lines - 1}:" in text(reader)


def test_pictures_go_before_the_text_becomes_unreadable() -> None:
    assert "Diagramme" in text(read(briefing(5, Picture((IMAGE,), "Diagramme"))))
    full = read(briefing(130, Picture((IMAGE,), "Diagramme")))
    assert len(full.pages) == 1
    assert "Diagramme" not in text(full)


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_what_cannot_fit_one_page_is_refused(file_format: FileFormat) -> None:
    with pytest.raises(BadInput) as refused:
        OfficeFiles().write(briefing(300), file_format)
    assert refused.value.code == "documents.one_page"


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((HOSTILE, "x" * 10_000, "wort " * 3_000)),
        Heading(1, HOSTILE * 30),
        Table((HOSTILE, ""), ((HOSTILE, "y" * 5000), ("", ""))),
        Table(tuple(map(str, range(70))), (tuple(map(str, range(70))),)),
        Table(tuple("x" * 40 for _ in range(12)), (tuple("w" * 600 for _ in range(12)),)),
        Table(("a",), ()),
        Table(("a", "b"), tuple((str(at), "b") for at in range(1000))),
        Picture(()),
    ],
    ids=["text", "heading", "cells", "columns", "narrow", "empty", "rows", "no picture"],
)
def test_hostile_content_makes_a_file_that_opens(block: Block) -> None:
    reader = read(document(block, title=HOSTILE * 20, author=HOSTILE, footer=(HOSTILE * 9,), marking=HOSTILE))
    assert len(reader.pages) >= 1
