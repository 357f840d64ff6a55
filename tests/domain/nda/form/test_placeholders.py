"""A note to whoever fills in the form is no content; a comment in a negotiated draft is."""

import pytest

from agent.domain.nda.form.placeholders import is_blank, notes


@pytest.mark.parametrize(
    "text",
    [
        "Courts: [Fill in city and state, e.g. “courts located in Springfield”]",
        "Gerichtsstand: [Ort eintragen]",
        "Zweck: [z. B. Prüfung einer Belieferung mit Gehäusen]",
        "Governing law: [please insert]",
        "[What the information may be used for]",
        "[Wofür die Informationen verwendet werden dürfen]",
    ],
)
def test_a_note_to_the_one_who_fills_in(text: str) -> None:
    assert len(list(notes(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[Buyer's comment: three years are enough for us.]",
        "[Anmerkung Einkauf: Wir schlagen drei Jahre vor.]",
        "The Recipient may appoint advisers[, which consent shall not be unreasonably withheld].",
        "[Insert: The Recipient shall keep one archive copy.]",
        "[where required by law, the Recipient shall give notice]",
        "[Bitte auf drei Jahre kürzen.]",
        "for [3] years",
        "[Evaluating a joint bid for the harbour crane project]",
    ],
)
def test_a_comment_in_a_negotiated_draft_is_content(text: str) -> None:
    assert list(notes(text)) == []
    assert not is_blank(text)


@pytest.mark.parametrize(
    "value", ["{purpose}", "[Fill in]", "________", "[●]", "[Zweck]", "[today's date]", "", "…………"]
)
def test_nothing_is_filled_in(value: str) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", ["Delaware", "{city}, Germany", "[1 year(s)]", "Prüfung der Gehäusefertigung"])
def test_something_is_filled_in(value: str) -> None:
    assert not is_blank(value)
