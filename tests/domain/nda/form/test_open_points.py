"""A clause whose value is open: neither agreed nor missing."""

import pytest

from agent.domain.document import Coverage, Document
from agent.domain.nda.form import Open, open_points, stated
from agent.domain.nda.segment import segment
from tests.effort import within


def found(text: str) -> list[tuple[str, Open]]:
    document = Document("nda.txt", "text/plain", "", text, (), Coverage())
    return [(each.topic, each.what) for each in open_points(text, stated(document).text, segment(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The duties of confidentiality remain in force for a period of ____ years.", ("term", Open.PERIOD)),
        ("Die Geheimhaltungspflichten gelten für die Dauer von [●] Jahren fort.", ("term", Open.PERIOD)),
        ("Recipient's duties survive for the Confidentiality Period.", ("term", Open.PERIOD)),
        ("Die Pflichten gelten für die auf dem Deckblatt genannte Dauer.", ("term", Open.PERIOD)),
        ("Confidentiality Period\n{period}", ("term", Open.PERIOD)),
        ("Geheimhaltungsdauer\n[ ] fünf Jahre\n[ ] unbefristet", ("term", Open.CHOICE)),
        ("The Governing Law governs this Agreement.", ("governing_law", Open.LAW)),
        ("Es gilt das im Deckblatt bezeichnete Recht.", ("governing_law", Open.LAW)),
        ("Anwendbares Recht: [bitte eintragen]", ("governing_law", Open.LAW)),
        ("Actions are brought in the Courts.", ("venue", Open.VENUE)),
        ("Jurisdiction: [Fill in, e.g. courts of Springfield]", ("venue", Open.VENUE)),
        ("Gerichtsstand\n________", ("venue", Open.VENUE)),
        ("It may use the information only for the Purpose.", ("purpose", Open.PURPOSE)),
        ("Die Informationen dienen nur dem Zweck der ____________.", ("purpose", Open.PURPOSE)),
        ("Use is limited to the purpose of [insert purpose].", ("purpose", Open.PURPOSE)),
        ("Purpose | {purpose}", ("purpose", Open.PURPOSE)),
    ],
)
def test_what_is_open(text: str, expected: tuple[str, Open]) -> None:
    assert set(found(text)) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The duties of confidentiality remain in force for a period of three years.",
        "The archive copy is kept for ____ years.",
        "Notice is given ____ months before the end of the term.",
        "The Confidentiality Period means two years. Duties survive for the Confidentiality Period.",
        "The tests (the “Purpose”) begin in May. It may use the information only for the Purpose.",
        "Confidentiality Period: two years\nDuties survive for the Confidentiality Period.",
        "Geheimhaltungsdauer\n[x] fünf Jahre\n[ ] unbefristet",
        "Deckblatt\nDauer: zwei Jahre\nDie Pflichten gelten für die auf dem Deckblatt genannte Dauer.",
        "This Agreement is governed by German law. The courts of Bremen have jurisdiction.",
        "Die Informationen dienen nur dem Zweck der Angebotsprüfung.",
        "for the purpose of testing the pumps",
        # where a page has both, the length of the duty decides
        "Term of Agreement\n{term}\nConfidentiality Period\nthree years",
    ],
)
def test_what_is_filled_in_or_no_term_of_ours(text: str) -> None:
    assert found(text) == []


def test_a_question_below_a_label_and_an_example_in_a_note_state_nothing() -> None:
    text = "Purpose\nHow Confidential Information may be used\nCourts: [Enter the place, e.g. courts of Springfield]"
    said = stated(Document("nda.txt", "text/plain", "", text, (), Coverage())).text
    assert len(said) == len(text)
    assert "used" not in said
    assert "Springfield" not in said
    assert "Courts: […]" in said


@pytest.mark.parametrize("unit", ["for the Purpose. ", "Purpose\n", "[ ] a\n", "[insert ", "for ____ years ", "☐"])
def test_a_form_of_any_length_takes_moments(unit: str) -> None:
    with within(1.0):
        found(unit * (40_000 // len(unit)))
