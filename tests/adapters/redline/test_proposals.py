"""The table of proposals for sources that are no Word file."""

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from agent.adapters.redline import SandboxedRedlines
from agent.domain.language import Language
from agent.ports import ProposalRow

COLUMNS = ("Klausel", "Entwurf", "Vorschlag", "Begründung")
ROWS = (
    ProposalRow("P-07 · Laufzeit", "zwanzig Jahre", "fünf Jahre", "Zu lang.\nRückfall: drei Jahre"),
    ProposalRow("P-12", "", "<w:t>&amp;</w:t>\x00\x1f {name} %s", "…"),
)


def made(language: Language = Language.DE, rows: tuple[ProposalRow, ...] = ROWS) -> docx.document.Document:
    content = SandboxedRedlines().proposals("Änderungsvorschläge", "Zum Entwurf.\nSeite 1", COLUMNS, rows, language)
    return docx.Document(io.BytesIO(content))


def test_each_proposal_is_a_row_with_struck_and_new_words() -> None:
    document = made()
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        list(COLUMNS),
        ["P-07 · Laufzeit", "zwanzig Jahre", "fünf Jahre", "Zu lang.\nRückfall: drei Jahre"],
        ["P-12", "", "<w:t>&amp;</w:t> {name} %s", "…"],
    ]
    struck, new = (table.rows[1].cells[at].paragraphs[0].runs[0].font for at in (1, 2))
    assert struck.strike
    assert new.underline
    assert struck.color.rgb != new.color.rgb
    assert [paragraph.text for paragraph in document.paragraphs] == ["Änderungsvorschläge", "Zum Entwurf.", "Seite 1"]


def test_only_what_differs_is_marked() -> None:
    row = ProposalRow("Term", "It lasts ten years from today on.", "It lasts five years from today on.", "")
    original, text = made(rows=(row,)).tables[0].rows[1].cells[1:3]
    assert [run.text for run in original.paragraphs[0].runs if run.font.strike] == ["ten"]
    assert [run.text for run in text.paragraphs[0].runs if run.font.underline] == ["five"]
    assert (original.text, text.text) == (row.original, row.text)


def test_a_new_clause_and_a_mere_note_say_so() -> None:
    rows = (
        ProposalRow("Term", "", "A new clause.", "", "(new)"),
        ProposalRow("Venue", "in Beijing", "", "", "(comment only)", noted=True),
        ProposalRow("Law", "Chinese law", "German law is what we want", "", noted=True),
    )
    table = made(rows=rows).tables[0]
    assert [[cell.text for cell in row.cells[1:3]] for row in table.rows[1:]] == [
        ["(new)", "A new clause."],
        ["in Beijing", "(comment only)"],
        ["Chinese law", "German law is what we want"],
    ]
    assert not any(run.font.strike for cell in table.rows[3].cells for run in cell.paragraphs[0].runs)


def test_the_page_lies_across_and_the_heading_row_repeats() -> None:
    document = made()
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    (table,) = document.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    usable = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(cell.width for cell in table.rows[1].cells) - usable) < 20_000


@pytest.mark.parametrize(("language", "locale"), [(Language.DE, "de-DE"), (Language.EN, "en-GB")])
def test_the_language_is_set_for_the_spelling(language: Language, locale: str) -> None:
    document = made(language)
    tags = list(document.styles.element.iter(qn("w:lang")))
    assert {tag.get(qn("w:val")) for tag in tags} == {locale}
    assert document.core_properties.language == locale


def test_no_proposals_give_a_table_of_headings() -> None:
    assert len(made(rows=()).tables[0].rows) == 1


def test_the_file_names_no_other_author_and_day() -> None:
    properties = made().core_properties
    assert (properties.author, properties.comments, properties.created) == ("", "", None)
