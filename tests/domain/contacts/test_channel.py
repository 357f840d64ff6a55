"""How the way of a contact is called in either language."""

import pytest

from agent.domain.contacts.channel import called
from agent.domain.language import Language


@pytest.mark.parametrize(
    ("stored", "german", "english"),
    [
        ("Telefon", "Telefonat", "phone call"),
        (" e-mail ", "E-Mail", "e-mail"),
        ("Teams", "Teams-Termin", "Teams call"),
        ("Brieftaube", "Brieftaube", "Brieftaube"),
        ("", "", ""),
    ],
)
def test_a_known_way_has_a_word_in_both_and_another_stays(stored: str, german: str, english: str) -> None:
    assert called(stored, Language.DE) == german
    assert called(stored, Language.EN) == english
