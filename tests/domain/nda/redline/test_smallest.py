from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from agent.domain.nda.redline.smallest import around, smallest


def changed(original: str, text: str) -> str:
    out = original
    for hunk in reversed(smallest(original, text)):
        out = out[: hunk.start] + hunk.text + out[hunk.end :]
    return out


def test_one_word_is_one_hunk() -> None:
    hunks = smallest(
        "for ten years after the end of this agreement", "for five years after the end of this agreement", 100
    )
    assert [(hunk.start, hunk.end, hunk.text) for hunk in hunks] == [(104, 107, "five")]


def test_another_sentence_is_exchanged_as_a_whole() -> None:
    assert len(smallest("The Recipient pays at once.", "No contractual penalty is agreed between us.")) == 1


def test_nothing_to_change() -> None:
    assert smallest("same", "same") == ()


words = st.lists(
    st.sampled_from(["the", "party", "shall", "not", "pay", "5", "(", ")", "years", "ä", "."]), max_size=30
)


@given(words, words)
def test_hunks_always_lead_to_the_text(one: list[str], other: list[str]) -> None:
    before, after = " ".join(one), " ".join(other)
    assert changed(before, after) == after
    hunks = smallest(before, after)
    assert all(left.end <= right.start for left, right in pairwise(hunks))


def test_a_change_is_shown_in_its_paragraph() -> None:
    text = "1. Title\n2. Term. It lasts ten years.\n3. More"
    start = text.index("ten")
    assert around(text, start, start + 3) == ("2. Term. It lasts ", " years.")


def test_a_long_paragraph_is_cut_at_words() -> None:
    text = "word " * 200 + "HERE" + " word" * 200
    before, after = around(text, 1000, 1004)
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before) < 260
