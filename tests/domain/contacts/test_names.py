"""People are found by their full stored name only; what comes close is offered, never taken."""

import pytest

from agent.domain.contacts.activity import Contact
from agent.domain.contacts.names import Unmatched, match

PEOPLE = [
    Contact("P1", "C1", "Sabine Kröger"),
    Contact("P2", "C1", "Dr. Anja Weiß"),
    Contact("P3", "C2", "Tom Richter"),
]


@pytest.mark.parametrize("typed", ["Sabine Kröger", "sabine KRÖGER", "  Sabine   Kröger ", "Sabine Kro\u0308ger"])
def test_the_full_name_in_any_case_is_found(typed: str) -> None:
    assert match(typed, PEOPLE) == [PEOPLE[0]]


@pytest.mark.parametrize(
    ("typed", "close"),
    [
        ("Frau Kröger", ("Sabine Kröger",)),
        ("Sabine Kroger", ("Sabine Kröger",)),
        ("Weiss", ("Dr. Anja Weiß",)),
        ("Herr Richter", ("Tom Richter",)),
        ("Peter Unbekannt", ()),
        ("", ()),
        ("Frau", ()),
    ],
)
def test_anything_else_is_offered_and_not_guessed(typed: str, close: tuple[str, ...]) -> None:
    found = match(typed, PEOPLE)
    assert isinstance(found, Unmatched)
    assert found.close == close


def test_two_people_of_one_name_are_both_found() -> None:
    twin = Contact("P4", "C2", "Tom Richter")
    assert match("Tom Richter", [*PEOPLE, twin]) == [PEOPLE[2], twin]
