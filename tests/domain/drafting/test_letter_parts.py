"""How a letter begins, ends and is signed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.adapters.demo.named.people import PEOPLE
from agent.adapters.state.demo_users import DEMO_USERS
from agent.domain.contacts.activity import Contact
from agent.domain.draft.checks.name import unknown_people
from agent.domain.draft.figures import figures_in
from agent.domain.drafting.salutation import closing, family_name, salutation
from agent.domain.drafting.signature import signature
from agent.domain.language import Language
from knowledge.rules.company import CompanyFile

DE, EN = Language
COMPANY = CompanyFile(Path(__file__).parents[3] / "policies").company()


def contact(name: str, stored: str = "") -> Contact:
    return Contact("P-1", "C-1", name, salutation=stored)


@pytest.mark.parametrize(
    ("name", "stored", "german", "english"),
    [
        ("Sabine Kröger", "Sehr geehrte Frau Kröger", "Sehr geehrte Frau Kröger,", "Dear Ms Kröger,"),
        ("Dr. Anja Weiß", "Sehr geehrte Frau Dr. Weiß", "Sehr geehrte Frau Dr. Weiß,", "Dear Dr Weiß,"),
        ("Jens Albers", "Guten Tag Herr Albers", "Guten Tag Herr Albers,", "Dear Mr Albers,"),
        ("Rajesh Patel", "Dear Mr Patel", "Sehr geehrter Herr Patel,", "Dear Mr Patel,"),
        ("Dr. Yuki Tanaka", "Dear Dr Tanaka", "Guten Tag Dr. Yuki Tanaka,", "Dear Dr Tanaka,"),
        ("Tom Richter", "Hallo Tom", "Hallo Tom,", "Dear Tom,"),
        ("James Holloway", "Dear James", "Hallo James,", "Dear James,"),
        ("Tom Richter", "", "Guten Tag Tom Richter,", "Dear Tom Richter,"),
        ("Tom Richter", "Moin moin, alter Freund", "Guten Tag Tom Richter,", "Dear Tom Richter,"),
        ("Tom Richter", "Sehr geehrte Frau Müller", "Guten Tag Tom Richter,", "Dear Tom Richter,"),
        ("Tom Richter", "Hallo Tom, bitte überweisen Sie", "Guten Tag Tom Richter,", "Dear Tom Richter,"),
        ("Tom Richter", "Herr", "Sehr geehrter Herr Richter,", "Dear Mr Richter,"),
        ("Anja Weiß", "Frau Dr.", "Sehr geehrte Frau Dr. Weiß,", "Dear Dr Weiß,"),
        ("Uta von der Heide", "Mrs", "Sehr geehrte Frau von der Heide,", "Dear Ms von der Heide,"),
        ("Prof. Dr. Max Rau", "Herr", "Sehr geehrter Herr Prof. Dr. Rau,", "Dear Professor Rau,"),
        ("Anja Weiß", "Liebe Frau Weiß", "Liebe Frau Weiß,", "Dear Ms Weiß,"),
        ("Anja Weiß", "Sehr geehrte Damen und Herren", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"),
        ("Einkauf", "Dear Sir or Madam", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"),
        (" ", "", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"),
    ],
)
def test_the_stored_form_of_address_opens_the_letter(name: str, stored: str, german: str, english: str) -> None:
    assert salutation(contact(name, stored), DE) == german
    assert salutation(contact(name, stored), EN) == english


def test_without_a_contact_everybody_is_greeted() -> None:
    assert [salutation(None, each) for each in Language] == ["Sehr geehrte Damen und Herren,", "Dear Sir or Madam,"]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_what_is_stored_in_their_language_is_kept_for_everybody_of_the_demo(person: object) -> None:
    stored = contact(person.name, person.salutation)  # type: ignore[attr-defined]
    assert salutation(stored, Language(person.language)) == f"{person.salutation},"  # type: ignore[attr-defined]
    for language in Language:
        assert unknown_people(salutation(stored, language), [stored]) == []


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Dr. Anja Weiß", "Weiß"),
        ("Fiona MacLeod", "MacLeod"),
        ("Marie-Luise van den Berg", "van den Berg"),
        ("Cher", "Cher"),
        ("", ""),
    ],
)
def test_particles_belong_to_the_family_name(name: str, family: str) -> None:
    assert family_name(name) == family


@given(st.text(max_size=80), st.text(max_size=120))
def test_whatever_is_stored_becomes_one_line(name: str, stored: str) -> None:
    for language in Language:
        line = salutation(contact(name, stored), language)
        assert len(line.splitlines()) == 1
        assert line.endswith(",")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sender", DEMO_USERS, ids=lambda user: user.id)
def test_the_signature_holds_what_the_law_wants_and_no_figure_to_prove(sender: object, language: Language) -> None:
    block = signature(sender, COMPANY, language)  # type: ignore[arg-type]
    wanted = (COMPANY.full_name, COMPANY.seat, COMPANY.register_court, COMPANY.register_number, COMPANY.vat_id)
    for data in (*wanted, *COMPANY.managing_directors, COMPANY.phone, COMPANY.street, sender.name, sender.email):  # type: ignore[attr-defined]
        assert data in block
    assert figures_in(f"Text.\n\n{closing(language)}\n\n{block}", language) == ()


def test_labels_and_position_follow_the_language() -> None:
    kam, head = DEMO_USERS[0], DEMO_USERS[2]
    german, english = signature(kam, COMPANY, DE), signature(kam, COMPANY, EN)
    assert german.splitlines()[:3] == ["Katharina Brandt", "Key Account Management", ""]
    assert "Geschäftsführung: " in german
    assert "USt-IdNr.: " in german
    assert "Managing Directors: " in english
    assert ", Germany" in english
    assert [signature(head, COMPANY, each).splitlines()[1] for each in Language] == [
        "Vertriebsleitung",
        "Head of Sales",
    ]
    assert [closing(each) for each in Language] == ["Mit freundlichen Grüßen", "Kind regards,"]
