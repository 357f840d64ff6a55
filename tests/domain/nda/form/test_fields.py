"""Labels and their values: beside them, below them, in a row of a table."""

import pytest

from agent.domain.nda.form import FieldKind, fields, is_general


def read(text: str) -> list[tuple[FieldKind, str, bool]]:
    return [(field.kind, field.value.strip(), field.open) for field in fields(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Purpose\nTesting of gearbox housings\nEffective Date\n1 May 2026",
            (FieldKind.PURPOSE, "Testing of gearbox housings", False),
        ),
        ("Zweck: Prüfung von Getriebegehäusen", (FieldKind.PURPOSE, "Prüfung von Getriebegehäusen", False)),
        ("| Governing Law | Austria |", (FieldKind.LAW, "Austria |", False)),
        ("Purpose\nHow Confidential Information may be used\n{purpose}", (FieldKind.PURPOSE, "{purpose}", True)),
        ("Gerichtsstand\n__________\nUnterschriften", (FieldKind.VENUE, "__________", True)),
        ("Confidentiality Period\nSignatures", (FieldKind.DUTY, "", True)),
        ("Vertragszweck\n[Zweck der Zusammenarbeit]", (FieldKind.PURPOSE, "[Zweck der Zusammenarbeit]", True)),
    ],
)
def test_the_value_of_a_label(text: str, expected: tuple[FieldKind, str, bool]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Purpose\nThe parties wish to examine whether Eastbrook can supply castings to Northfield.",
        "Zweck\nDie Parteien beabsichtigen eine Zusammenarbeit und tauschen dazu Zeichnungen aus.",
        "5. Term\n5.1 This Agreement lasts for two years.",
        "The purpose: to be discussed by both sides.",
    ],
)
def test_a_clause_under_a_heading_is_no_field(text: str) -> None:
    assert read(text) == [] or all(value == "" for _, value, _ in read(text))


@pytest.mark.parametrize(
    "purpose",
    [
        "Exploring a potential business relationship between the parties",
        "Evaluation of possible future cooperation",
        "Prüfung einer möglichen Zusammenarbeit",
        "Geschäftsbeziehung",
        "business relationship between Northfield and Eastbrook",
    ],
)
def test_a_purpose_in_general_terms(purpose: str) -> None:
    assert is_general(purpose, ("Northfield Castings Ltd", "Eastbrook Drives Inc"))


@pytest.mark.parametrize(
    "purpose",
    [
        "Joint development of a pump controller",
        "Belieferung mit Serienteilen",
        "Evaluating a bid for the crane project",
    ],
)
def test_a_purpose_that_names_a_project(purpose: str) -> None:
    assert not is_general(purpose)
