"""German subordinate clauses as sentences."""

import pytest

from agent.adapters.models.planner.email import offered, points
from agent.adapters.models.planner.main_clause import main_clause


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
