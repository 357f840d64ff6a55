"""Dialogues hold the whole text, or none of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.services.channels.edit_form import MOST, edited, joined, split

_PARAGRAPH = st.text(st.sampled_from("ab \n.ü"), min_size=1, max_size=40).filter(
    lambda text: text.strip() and "\n\n" not in text and not text.startswith("\n") and not text.endswith("\n")
)


@given(st.lists(_PARAGRAPH, min_size=1, max_size=6), st.integers(1, 120))
def test_the_pieces_together_are_the_text(paragraphs: list[str], times: int) -> None:
    text = "\n\n".join(paragraphs * times)
    pieces = split(text)
    assert not pieces or (joined(pieces) == text and all(len(each) <= MOST for each in pieces))


@pytest.mark.parametrize("text", ["x" * (MOST + 1), "\n\n".join(["y" * 2_000] * 11)])
def test_what_no_dialogue_holds_is_not_cut(text: str) -> None:
    assert not split(text)


def test_a_part_that_was_emptied_is_gone_and_one_that_was_not_asked_stays() -> None:
    back = edited({"text.1": "Eins\r\nzwei", "text.2": " ", "text.3": "Drei", "to": "a@x.example; b@x.example,"})
    assert (back.text, back.to) == ("Eins\nzwei\n\nDrei", ["a@x.example", "b@x.example"])
    assert (back.subject, back.cc, back.bcc) == (None, None, None)
