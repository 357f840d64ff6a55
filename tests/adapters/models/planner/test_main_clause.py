"""German subordinate clauses as sentences."""

import pytest

from agent.adapters.models.planner.email import FOLLOW_UP, INFORMATION, offered, points, purpose
from agent.adapters.models.planner.main_clause import main_clause, request


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("wir 4 % Nachlass anbieten", "Wir bieten 4 % Nachlass an"),
        ("wir die Preise halten", "Wir halten die Preise"),
        ("wir die Muster morgen schicken können", "Wir können die Muster morgen schicken"),
        ("wir die Zahlen geprüft haben", "Wir haben die Zahlen geprüft"),
        ("wir bis Freitag antworten", "Wir antworten bis Freitag"),
        ("wir ihm 500 Stück nachliefern", "Wir liefern ihm 500 Stück nach"),
    ],
)
def test_the_verb_comes_second(clause: str, sentence: str) -> None:
    assert main_clause(clause) == sentence


@pytest.mark.parametrize("clause", ["die Ware kommt", "wir, wenn alles klappt, liefern", "der Termin steht", "wir"])
def test_what_is_no_such_clause_stays(clause: str) -> None:
    assert main_clause(clause) == clause


def test_in_a_request() -> None:
    assert points("Schreib Herrn Richter, dass wir 4 % Nachlass anbieten") == ["Wir bieten 4 % Nachlass an"]
    assert offered("Biete ihm 4 % Nachlass an.") == ["Wir bieten Ihnen 4 % Nachlass an"]
    assert offered("Offer him a 4 % discount.") == ["We offer you a 4 % discount"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("bitte die Abrufe für Oktober bestätigen", "Bitte bestätigen Sie die Abrufe für Oktober"),
        ("bitte mich am Montag zurückrufen", "Bitte rufen Sie mich am Montag zurück"),
        ("bitte bestätigen Sie den Termin", "Bitte bestätigen Sie den Termin"),
        ("Bitte um Termin", "Ich bitte um Termin"),
        ("bitte die Zahlen für Oktober", "Bitte die Zahlen für Oktober"),
        ("please confirm the October call-offs", "Please confirm the October call-offs"),
        ("die Abrufe für Oktober fehlen", None),
        ("bitte", None),
    ],
)
def test_what_is_asked_for_stays_a_request(asked: str, sentence: str | None) -> None:
    assert request(asked) == sentence


@pytest.mark.parametrize(
    ("said", "expected", "what_for"),
    [
        (
            "Mail an ihn: Abruf für Oktober fehlt, bitte um Termin",
            ["Abruf für Oktober fehlt", "Ich bitte um Termin"],
            FOLLOW_UP,
        ),
        ("Mail an ihn: die Ware ist da, bitte", ["die Ware ist da"], INFORMATION),
        ("Mail, bitte auf Englisch: die Ware ist da", ["die Ware ist da"], INFORMATION),
        ("Write to him: the goods are in. Please confirm", ["the goods are in", "Please confirm"], FOLLOW_UP),
    ],
)
def test_a_request_is_a_point_of_its_own_and_makes_the_mail_one(said: str, expected: list[str], what_for: str) -> None:
    assert points(said) == expected
    assert purpose(said.casefold(), expected) == what_for
