"""Drafts as blocks: what is markup and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.document_model.block import Heading, ItemList, Paragraph, Table
from agent.domain.document_model.parse import blocks

PLAN = """# Account-Plan

## 5 Unsere Position
Der Umsatz liegt bei 1.013.279,58 €.
Zweite Zeile

- OTIF 96,6 %
- Abruf 63,4 %

1. fragen
2. klären

| KPI | Ist |
|---|---:|
| OTIF | 96,6 % |
| Call-Off |
"""


def test_each_form_becomes_its_block() -> None:
    assert blocks(PLAN) == (
        Heading(1, "Account-Plan"),
        Heading(2, "5 Unsere Position"),
        Paragraph(("Der Umsatz liegt bei 1.013.279,58 €.", "Zweite Zeile")),
        ItemList(("OTIF 96,6 %", "Abruf 63,4 %")),
        ItemList(("fragen", "klären"), numbered=True),
        Table(("KPI", "Ist"), (("OTIF", "96,6 %"), ("Call-Off", "")), frozenset({1})),
    )


@pytest.mark.parametrize(
    "text",
    [
        "22. November ist der Termin",
        "1. nur einer",
        "| a | b |\n| c | d |",  # no rule below the head
        "#Hashtag",
        "-4,1 % zum Vorjahr",
        "| allein |",
        "=1+1",
    ],
)
def test_what_is_no_markup_stays_text(text: str) -> None:
    assert blocks(text) == (Paragraph(tuple(text.split("\n"))),)


def test_a_row_longer_than_the_head_loses_nothing() -> None:
    (table,) = blocks("| a |\n|---|\n| 1 | 2 |")
    assert table == Table(("a", ""), (("1", "2"),))


def test_a_bar_that_is_escaped_belongs_to_the_cell() -> None:
    (table,) = blocks("| a |\n|---|\n| 1 \\| 2 |")
    assert isinstance(table, Table)
    assert table.rows == (("1 | 2",),)


def test_control_characters_and_turned_text_are_gone() -> None:
    (paragraph,) = blocks("a\x00b\u202ec\ud800d\x1b[31m\ufeff")
    assert paragraph == Paragraph(("abcd[31m",))


@given(st.text(alphabet=st.sampled_from("#-*•|:123.) \nabÄ\t\x07\u2028"), max_size=200))
def test_any_text_keeps_its_letters(text: str) -> None:
    told = "".join(str(block) for block in blocks(text))
    assert all(told.count(each) >= text.count(each) for each in "abÄ")
