"""Notes are text of anybody: nothing in them steers a screen."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.contacts.note import LONGEST, cleaned, one_line


def test_control_and_hidden_characters_go_and_breaks_stay() -> None:
    assert cleaned("Ruhig\x1b[31m rot\x00\r\nneue\tZeile\u202e verdreht\u200b") == "Ruhig rot\nneue Zeile verdreht"


def test_one_line_is_short_and_says_that_it_was_cut() -> None:
    assert one_line("a\n\n b", 10) == "a b"
    assert one_line("abcdef", 4) == "abc…"


@settings(derandomize=True, max_examples=200)
@given(st.text(max_size=200))
def test_a_cleaned_note_is_clean(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert all(char == "\n" or char.isprintable() or char.isspace() for char in once)


def test_endless_notes_are_cut() -> None:
    assert len(cleaned("a" * (LONGEST + 5))) == LONGEST
