"""Word files, read back with python-docx."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from agent.adapters.office import OfficeFiles
from agent.domain.document_model import din5008
from agent.domain.document_model.block import Heading, Paragraph, Table
from agent.domain.document_model.document import Document, FileFormat
from agent.domain.language import Language
from tests.adapters.office.sample_documents import ALT, FORMULA, LETTER, MADE_AT, ROWS, document


def written(made: Document) -> bytes:
    return OfficeFiles().write(made, FileFormat.DOCX)


def read(made: Document) -> Any:
    return docx.Document(io.BytesIO(written(made)))


@pytest.fixture(scope="module")
def word() -> Any:
    return read(document())


def test_headings_have_the_styles_of_headings(word: Any) -> None:
    heads = [(each.style.name, each.text) for each in word.paragraphs if each.style.name.startswith("Heading")]
    assert heads == [
        ("Heading 1", "Bericht für Müller & Söhne"),
        ("Heading 2", "Überblick"),
        ("Heading 3", "Anhang"),
    ]


def test_lines_stay_lines_and_markup_stays_text(word: Any) -> None:
    texts = [each.text for each in word.paragraphs]
    assert "Erste Zeile: 1.250,00\N{NO-BREAK SPACE}€\nzweite <i>Zeile</i>" in texts


def test_every_numbered_list_counts_from_one(word: Any) -> None:
    numbered = [each for each in word.paragraphs if each.style.name == "List Number"]
    ids = [each._p.pPr.numPr.numId.val for each in numbered]
    assert ids[0] == ids[1] != ids[2] == ids[3]
    starts = word.part.numbering_part.element.xpath("//w:num[w:lvlOverride/w:startOverride[@w:val='1']]/@w:numId")
    assert {str(each) for each in ids} <= set(starts)


def test_the_head_of_a_table_is_repeated_and_cells_are_text(word: Any) -> None:
    (table,) = word.tables
    rows = table._tbl.tr_lst
    assert rows[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:tblHeader")) is None for row in rows[1:])
    assert len(rows) == 1 + len(ROWS)
    assert table.cell(4, 1).text == FORMULA
    assert not table._tbl.xpath(".//w:instrText | .//w:hyperlink")


def test_pictures_have_a_text_alternative(word: Any) -> None:
    assert [each.get("descr") for each in word.element.iter(qn("wp:docPr"))] == [
        ALT.replace(" %", "\N{NO-BREAK SPACE}%")
    ] * 2


def test_marking_footer_and_page_numbers(word: Any) -> None:
    section = word.sections[0]
    assert section.header.paragraphs[0].text == "intern – nicht weitergeben"
    told = "\n".join(each.text for each in section.footer.paragraphs)
    assert "Entwurf – nicht freigegeben" in told
    assert "Prüfsumme abab" in told
    codes = [each.text.strip() for each in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("language", "tongue"), [(Language.DE, "de-DE"), (Language.EN, "en-GB")])
def test_the_language_is_set(language: Language, tongue: str) -> None:
    word = read(document(Paragraph(("x",)), language=language))
    assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {tongue}
    assert word.core_properties.language == tongue


def test_properties_name_the_author_and_nobody_else(word: Any) -> None:
    told = word.core_properties
    assert (told.title, told.author, told.created.isoformat()) == (
        "Bericht",
        "Katharina Brandt",
        "2026-11-22T08:00:00+00:00",
    )
    assert (told.last_modified_by, told.comments, told.keywords) == ("", "", "")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert written(document()) == written(document())
    with zipfile.ZipFile(io.BytesIO(written(document()))) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_a_letter_has_its_places() -> None:
    word = read(document(Paragraph(("Sehr geehrte Frau Kröger,",)), letter=LETTER, marking=""))
    head = word.tables[0]
    heights = [row.height.mm for row in head.rows]
    assert sum(heights) == pytest.approx(din5008.SUBJECT_TOP - din5008.TOP, abs=0.2)
    assert sum(heights[:1]) == pytest.approx(din5008.ADDRESS_TOP - din5008.TOP, abs=0.1)
    assert "Frau Sabine Kröger" in head.cell(3, 0).text
    assert "Per E-Mail: s.kroeger@nordwerk.example" in head.cell(2, 0).text
    assert "Kontakt: Katharina Brandt" in head.cell(2, 1).text
    subject = next(each for each in word.paragraphs if each.text)
    assert (subject.text, subject.paragraph_format.space_before) == (LETTER.subject, 0)


def test_a_document_of_one_page_has_two_columns_below_its_head() -> None:
    word = read(document(Heading(1, "Briefing"), Heading(2, "Wer"), Paragraph(("Kröger",)), one_page=True))
    columns = [each.xpath("w:cols/@w:num") for each in word.element.iter(qn("w:sectPr"))]
    assert columns == [[], ["2"]]
    assert word.sections[0].footer.paragraphs[0].text.startswith("Entwurf")


HOSTILE = "a\x00\x08\ufffe\ud800\u202e‮אבג\U0001f600 <w:p/> ]]> &amp; {{F:x}} =1+1"


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((HOSTILE, "x" * 200_000)),
        Heading(1, HOSTILE * 50),
        Table((HOSTILE, ""), ((HOSTILE, "y" * 5000), ("", ""))),
        Table(tuple(map(str, range(70))), (tuple(map(str, range(70))),)),
        Table(("a",), ()),
        Table(("a", "b"), tuple((str(at), "b") for at in range(2000))),
    ],
    ids=["text", "heading", "cells", "columns", "empty", "rows"],
)
def test_hostile_content_makes_a_file_that_opens(block: Any) -> None:
    word = read(document(block, title=HOSTILE * 20, author=HOSTILE, footer=(HOSTILE,)))
    assert word.element.body is not None
    assert "\u202e" not in word.core_properties.title
    assert word.core_properties.created.replace(tzinfo=None) == MADE_AT.replace(tzinfo=None)
