"""Dialogues hold the whole text, or none of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.draft.addresses import address, subject
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.services.channels.edit_form import MOST, edited, joined, mistaken, split

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


def test_a_refusal_names_the_input_whose_own_check_says_the_same() -> None:
    fields = {"to": "a@x.example", "cc": "b@x.example, no address", "bcc": "", "subject": "x\u2028y", "text.1": "Eins"}
    with pytest.raises(BadInput) as bad_cc:
        address("no address")
    with pytest.raises(BadInput) as bad_subject:
        subject(fields["subject"])
    for language in Language:
        assert mistaken(fields, bad_cc.value.text(language)) == "cc"
        assert mistaken(fields, bad_subject.value.text(language)) == "subject"
    assert mistaken(fields, "The draft has changed.") == ""
    many = {name: ",".join(f"{name}{at}@x.example" for at in range(60)) for name in ("to", "cc")}
    assert mistaken(many, BadInput("outbox.address.many", count=120, most=100).text(Language.DE)) == "to"
