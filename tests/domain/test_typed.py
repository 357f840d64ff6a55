"""What people type is stored clean, bounded and printable, or refused."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.typed import cleaned, one_line


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  So gewollt.\r\nZweite Zeile\t!\r", "So gewollt.\nZweite Zeile !"),
        ("eins\u2028zwei\x0bdrei\x85vier", "eins\nzwei\ndrei\nvier"),
        ("weich\u00adtrennen \U0001f600 ﬁ", "weich\u00adtrennen \U0001f600 ﬁ"),
        (" \n\t ", ""),
    ],
)
def test_line_breaks_tabs_and_edges_are_tidied(typed: str, stored: str) -> None:
    assert cleaned(typed, 100) == stored


def test_one_line_has_no_line_break() -> None:
    assert one_line("  NDA \n Nordwerk\t.docx ", 100) == "NDA Nordwerk .docx"


@pytest.mark.parametrize("typed", ["nul\0", "bell\x07", "esc\x1b[2J", "half \ud800", "no \ufffe", "turn \u202e around"])
def test_characters_that_harm_are_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        cleaned(typed, 100)
    assert refused.value.code == "typed.characters"
    assert refused.value.text(Language.DE).isprintable()


def test_a_megabyte_is_refused_and_the_message_stays_short() -> None:
    with pytest.raises(BadInput) as refused:
        cleaned("x" * 1_000_000, 2_000)
    for language in Language:
        assert "1000000" in refused.value.text(language)
        assert len(refused.value.text(language)) < 250


@given(st.text(max_size=60))
def test_whatever_is_stored_stays_as_it_is_and_fits_into_a_word_file(typed: str) -> None:
    stored = ""
    with suppress(BadInput):
        stored = cleaned(typed, 50)
    assert cleaned(stored, 50) == stored
    etree.Element("t").text = stored  # refuses what XML cannot hold
    assert not any(unicodedata.category(char) == "Cc" for char in stored.replace("\n", ""))
