"""A quote is the document's own text, or it is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.adapters.models.quotes import MAX_CHARS, QuoteFinder
from tests.adapters.models.sample import DRAFT, document

TEXT = (
    "Die  Partei\n\tverpflichtet\xa0sich zur Ver\xadtraulichkeit.\n„Information“ ist – auch\u200b mündliche –"
    " jede Mitteilung <A> der ﬁrma.\n"
)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Die  Partei\n\tverpflichtet", "Die  Partei\n\tverpflichtet"),
        ("Die Partei verpflichtet sich", "Die  Partei\n\tverpflichtet\xa0sich"),
        ("  verpflichtet sich zur Vertraulichkeit. ", "verpflichtet\xa0sich zur Ver\xadtraulichkeit."),
        ('"Information" ist - auch mündliche', "„Information“ ist – auch\u200b mündliche"),
        ("jede Mitteilung ‹A› der firma.", "jede Mitteilung <A> der ﬁrma."),
    ],
)
def test_white_space_and_typography_may_differ(words: str, text: str) -> None:
    found = QuoteFinder(document(TEXT)).find(words)
    assert found
    assert (found.text, TEXT[found.start : found.end]) == (text, text)


@pytest.mark.parametrize(
    "words",
    [
        "Der Empfänger schuldet keine Vertragsstrafe.",
        "die parteien verpflichten sich",
        "Die Parteien … Zweck zu nutzen",
        "Die Parteien verpflichten sich Vertrauliche",
        "",
        "   ",
        "die",
        "§ 1",
        "Vertragsstrafe",
        "Vertrauliche Informationen " * (MAX_CHARS // 20),
    ],
)
def test_other_words_are_not_found(words: str) -> None:
    assert QuoteFinder(document()).find(words) is None


@given(st.integers(0, len(DRAFT)), st.integers(12, 200))
def test_every_passage_is_found_and_is_what_it_says(start: int, length: int) -> None:
    words = DRAFT[start : start + length]
    found = QuoteFinder(document()).find(" ".join(words.split()))
    if found is None:
        assert len(" ".join(words.split())) < 12 or " " not in " ".join(words.split())
    else:
        assert found.text == DRAFT[found.start : found.end]
        assert found.text.split() == words.split()


@given(st.text(max_size=60), st.text(max_size=200))
def test_no_text_breaks_it(words: str, text: str) -> None:
    found = QuoteFinder(document(text)).find(words)
    assert found is None or found.text == text[found.start : found.end] != ""
