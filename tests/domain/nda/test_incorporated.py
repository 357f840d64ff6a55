"""Terms that belong to the contract and are not in the file: they are named, and only they."""

import pytest

from agent.domain.nda.incorporated import incorporated
from tests.effort import within


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "By signing, the parties enter into the Harbour Mutual NDA (Version 2.1) (available at https://harbour.example).",
            "Harbour Mutual NDA (Version 2.1)",
        ),
        ("This Agreement is subject to our General NDA Terms, available on our website.", "General NDA Terms"),
        (
            "The Supplier's Standard Terms and Conditions are hereby incorporated into this Agreement.",
            "Standard Terms and Conditions",
        ),
        ("This Agreement incorporates by reference the Purchasing Conditions.", "Purchasing Conditions"),
        (
            "The general terms and conditions of the Buyer posted at www.buyer.example form part of this Agreement.",
            "general terms and conditions",
        ),
        (
            "The contract consists of (1) this page and (2) the Northern Standard Terms posted at northern.example.",
            "Northern Standard Terms",
        ),
        (
            "Im Übrigen gelten die Allgemeinen Geheimhaltungsbedingungen, abrufbar unter www.nordwerk.example/nda.",
            "Allgemeinen Geheimhaltungsbedingungen",
        ),
        ("Die als Anlage beigefügten NDA-Bedingungen sind Bestandteil dieser Vereinbarung.", "NDA-Bedingungen"),
        ("Ergänzend finden die Einkaufsbedingungen der Auftraggeberin Anwendung.", "Einkaufsbedingungen"),
        ("Unsere AGB werden Bestandteil dieser Vereinbarung.", "AGB"),
    ],
)
def test_the_terms_are_named(text: str, name: str) -> None:
    (found,) = incorporated(text)
    assert found.name.endswith(name)
    assert found.name in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "Our privacy notice is available at www.nordwerk.example/privacy.",
        "Information about our terms is available at our website.",
        "This Agreement is subject to the terms and conditions set forth herein.",
        "The terms and conditions of this Agreement shall also apply to successors.",
        "The NDA shall also apply to affiliates of the Recipient.",
        "No general terms and conditions of either party shall apply.",
        "The Supplier's standard terms and conditions shall not form part of this Agreement.",
        "Disputes are settled under the Arbitration Rules of the Chamber available at www.chamber.example.",
        "The parties may enter into a Supply Agreement at a later date.",
        "Nothing obliges a party to enter into the Supply Agreement.",
        "This NDA consists of (1) this Cover Page and (2) the NDA Terms below.",
        "Confidential Information includes prices, general business terms and drawings.",
        "Allgemeine Geschäftsbedingungen der Parteien finden keine Anwendung.",
        "Die AGB der Parteien gelten nicht.",
        "Es gelten die gesetzlichen Bestimmungen.",
        "Unsere Datenschutzhinweise sind unter www.nordwerk.example abrufbar.",
        "Es gelten die nachstehenden Bedingungen.",
        "Als vertraulich gelten insbesondere die Preise, die Einkaufsbedingungen und die Zeichnungen.",
    ],
)
def test_what_incorporates_nothing(text: str) -> None:
    assert incorporated(text) == ()


CLAUSES = "\n".join(
    f"{number}. The Recipient keeps the information of kind {number} secret." for number in range(1, 15)
)


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("The parties enter into the Harbour NDA Terms attached to this page.", "Annex 1: Harbour NDA Terms"),
        (
            "Die als Anlage beigefügten NDA-Bedingungen sind Bestandteil dieser Vereinbarung.",
            "Anlage 1: NDA-Bedingungen",
        ),
        ("Es gelten unsere Allgemeinen Lieferantenbedingungen.", "Allgemeine Lieferantenbedingungen"),
    ],
)
def test_terms_attached_in_the_same_file_are_before_us(sentence: str, heading: str) -> None:
    assert incorporated(f"{sentence}\n\n{heading}\n\n{CLAUSES}") == ()
    assert len(incorporated(f"{sentence}\n\n{heading}\n")) == 1  # the heading alone is not the terms


def test_each_is_told_once_and_no_more_than_three() -> None:
    text = "\n".join(
        f"Unsere {name}-Bedingungen werden Bestandteil." for name in ("Nord", "Nord", "Süd", "Ost", "West")
    )
    assert [each.name for each in incorporated(text)] == ["Nord-Bedingungen", "Süd-Bedingungen", "Ost-Bedingungen"]


@pytest.mark.parametrize(
    "unit", ["the parties enter into the A B C ", "es gelten die die ", "the X Standard Terms also apply.\n"]
)
def test_a_text_of_any_length_takes_moments(unit: str) -> None:
    with within(1.0):
        incorporated(unit * (60_000 // len(unit)))
