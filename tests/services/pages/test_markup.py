"""An answer's Markdown as blocks: what it says, and that nothing of it becomes more than text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.services.pages.markup import Block, Kind, Span, blocks


def spans(text: str, facts: dict[str, str] | None = None) -> list[Span]:
    (block,) = blocks(text, facts or {})
    return [span for line in block.lines for span in line]


def test_paragraphs_lists_headings_and_numbers() -> None:
    found = blocks("Eins\nzwei\n\n- a\n- b\n\n1. c\n\n## Titel", {})
    assert [each.kind for each in found] == ["paragraph", "list", "numbers", "heading"]
    assert [len(each.lines) for each in found] == [2, 2, 1, 1]
    assert found[3].lines == [[Span(Kind.TEXT, "Titel")]]


def test_a_table_with_its_columns_of_figures() -> None:
    (table,) = blocks("| Artikel | Menge |\n|---|---:|\n| MC-1 | 5 |\n| MC-2 |", {})
    assert (table.kind, table.right) == ("table", frozenset({1}))
    assert [[cell and cell[0].text for cell in row] for row in table.rows] == [["MC-1", "5"], ["MC-2", []]]


def test_a_pipe_that_makes_no_table_stays_text() -> None:
    (block,) = blocks("| nur eine Zeile", {})
    assert block == Block("paragraph", [[Span(Kind.TEXT, "| nur eine Zeile")]])


@pytest.mark.parametrize("path", ["/supply/MC-10432", "/approvals/1f?x=1&y=2#decide"])
def test_a_link_leads_to_a_page_of_ours(path: str) -> None:
    assert spans(f"[Ansehen]({path})") == [Span(Kind.LINK, "Ansehen", path)]


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/x",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a/../../b",
        "/x//y",
        'https://a.example" onclick="x',
        "data:text/html;x",
    ],
)
def test_of_any_other_link_the_words_stay(path: str) -> None:
    assert not [each for each in spans(f"[Ansehen]({path})") if each.kind is Kind.LINK]
    assert "Ansehen" in "".join(each.text for each in spans(f"[Ansehen]({path})"))


def test_an_image_is_none() -> None:
    assert [each.kind for each in spans("![x](/static/favicon.svg)")] == [Kind.TEXT]


def test_a_figure_leads_to_its_fact_also_in_bold_and_not_within_a_longer_one() -> None:
    found = spans("Abruf **69,3 %**, nicht 169,3 %, und 69,3 % noch einmal.", {"69,3 %": "m-0"})
    facts = [each for each in found if each.kind is Kind.FACT]
    assert [(each.text, each.target, each.strong) for each in facts] == [
        ("69,3 %", "m-0", True),
        ("69,3 %", "m-0", False),
    ]


def test_the_longer_of_two_figures_wins() -> None:
    found = spans("1.250,00 € von 1.250", {"1.250": "a", "1.250,00 €": "b"})
    assert [(each.text, each.target) for each in found if each.kind is Kind.FACT] == [
        ("1.250,00 €", "b"),
        ("1.250", "a"),
    ]


def test_signs_that_are_meant_as_such_are_shown_as_such() -> None:
    assert spans(r"zwei \*Sterne\* und \[Klammern\]") == [Span(Kind.TEXT, "zwei *Sterne* und [Klammern]")]


@given(st.text(alphabet="ab*`[]()|-\\\n #/.1:", max_size=200))
def test_whatever_is_written_every_line_is_told_and_links_stay_ours(text: str) -> None:
    found = blocks(text, {"ab": "f"})
    told = [
        span
        for block in found
        for line in (*block.lines, *block.head, *(c for r in block.rows for c in r))
        for span in line
    ]
    assert all(
        span.target.startswith("/") and not span.target.startswith("//") for span in told if span.kind is Kind.LINK
    )
    letters = [sign for line in text.split("\n") for sign in line if sign in "ab"]
    if not any(block.kind == "table" for block in found):
        links = sum(span.kind is Kind.LINK or span.text == "" for span in told)
        shown = sum(sign in "ab" for span in told for sign in span.text)
        assert shown <= len(letters) or links
