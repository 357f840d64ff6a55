"""Automatic numbers stand in the text as Word prints them, marked as generated."""

from collections.abc import Callable

import pytest

from agent.adapters.documents.docx.number_format import format_number
from agent.adapters.documents.docx.reader import read_docx

MakeWord = Callable[..., bytes]


def level(at: int, template: str, style: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{template}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str]:
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'}


def item(text: str, at: int = 0, number: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def lines(data: bytes) -> list[str]:
    return read_docx(data).text.split("\n")


def test_levels_restart_below_a_higher_one(make_word: MakeWord) -> None:
    parts = numbering(level(0, "§ %1"), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))
    body = item("A") + item("a", 1) + item("x", 2) + item("y", 2) + item("b", 1) + item("B") + item("c", 1)
    assert lines(make_word(body, parts)) == ["§ 1 A", "1.1 a", "(a) x", "(b) y", "1.2 b", "§ 2 B", "2.1 c"]


def test_the_generated_prefix_is_marked(make_word: MakeWord) -> None:
    extract = read_docx(make_word(item("Term"), numbering(level(0, "%1."))))
    block = extract.blocks[0]
    assert extract.text[block.start + block.label : block.end] == "Term"
    assert extract.text[: block.label] == "1. "


def test_a_second_list_with_its_own_start(make_word: MakeWord) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )
    body = item("A") + item("B") + item("C", number=2) + item("D", number=2)
    assert lines(make_word(body, numbering(level(0, "%1."), nums=nums))) == ["1. A", "2. B", "5. C", "6. D"]


def test_a_level_that_never_restarts_and_legal_numbers(make_word: MakeWord) -> None:
    parts = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more='<w:isLgl/><w:lvlRestart w:val="0"/>'))
    body = item("A") + item("a", 1) + item("B") + item("b", 1)
    assert lines(make_word(body, parts)) == ["I. A", "1.1 a", "II. B", "2.2 b"]


def test_numbers_from_a_paragraph_style(make_word: MakeWord) -> None:
    parts = numbering(level(0, "%1."), level(1, "%1.%2", more='<w:pStyle w:val="Sub"/>'))
    parts["styles"] = (
        '<w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="Sub"/></w:pPr><w:r><w:t>sub</w:t></w:r></w:p>'
    off = (
        '<w:p><w:pPr><w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        "<w:r><w:t>plain</w:t></w:r></w:p>"
    )
    assert lines(make_word(item("A") + styled + off + styled, parts)) == ["1. A", "1.1 sub", "plain", "1.2 sub"]


def test_a_list_that_takes_its_levels_from_a_numbering_style(make_word: MakeWord) -> None:
    parts = {
        "numbering": '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Clauses"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Clauses"/>{level(0, "Art. %1")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    }
    assert lines(make_word(item("A"), parts)) == ["Art. 1 A"]


def test_deleted_paragraphs_do_not_count_and_empty_ones_do(make_word: MakeWord) -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:author="x"/></w:rPr>'
        '</w:pPr><w:del w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>'
    )
    body = item("A") + gone + item("B") + item("") + item("C")
    assert lines(make_word(body, numbering(level(0, "%1.")))) == ["1. A", "2. B", "4. C"]


def test_bullets_of_symbol_fonts_become_dots(make_word: MakeWord) -> None:
    assert lines(make_word(item("A"), numbering(level(0, "\uf0b7", "bullet")))) == ["• A"]


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (1, "lowerLetter", "a"),
        (28, "upperLetter", "BB"),
        (1994, "lowerRoman", "mcmxciv"),
        (9, "upperRoman", "IX"),
        (3, "none", ""),
    ],
)
def test_number_formats(number: int, style: str, printed: str) -> None:
    assert format_number(number, style) == printed
