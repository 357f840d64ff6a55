"""Words are equal where only the typesetting differs, and differ where a figure or a word does."""

import pytest

from agent.domain.nda.rounds.tokens import keys_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the „Zweck“ – und", 'the "Zweck" - und'),
        ("non-disclosure", "non\u2011disclosure"),
        ("Geheimhal-\n  tung", "Geheimhaltung"),
        ("non-\ndisclosure", "non-disclosure"),
        ("Melde- und Auskunftspflicht", "Melde-\nund Auskunftspflicht"),
        ("party’s", "party's"),
        ("ﬁve conﬁdential", "five confidential"),
        ("a … b", "a ... b"),
        ("Date: ____________", "Date: ______"),
        ("Ort ..........", "Ort ______"),
        ("10 %", "10%"),
        ("**Term**", "Term"),
    ],
)
def test_typesetting_makes_no_difference(one: str, other: str) -> None:
    assert keys_of(one) == keys_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2-3 years", "23 years"),
        ("10.000,00 EUR", "100.000,00 EUR"),
        ("by -5 %", "by 5 %"),
        ("may", "MAY"),
        ("purpose", "Purpose"),
        ("a, b", "a b"),
        ("§ 5", "§ 6"),
        ("☐ mutual", "☒ mutual"),
        ("nicht", "nichts"),
        ("with out", "without"),
    ],
)
def test_words_figures_and_marks_do(one: str, other: str) -> None:
    assert keys_of(one) != keys_of(other)
