import pytest

from agent.domain.nda.redline.placement import next_number, placement
from agent.domain.nda.segment import segment
from tests.domain.nda.redline.drafts import document


@pytest.mark.parametrize(
    ("number", "following"),
    [
        ("§ 6", "§ 7"),
        ("11", "12."),
        ("12.", "13."),
        ("Article VI", "Article VII"),
        ("IX", "X."),
        ("(3)", "(4)"),
        ("§ 9a", ""),
        ("B", ""),
    ],
)
def test_the_next_number_is_written_like_the_last(number: str, following: str) -> None:
    assert next_number(number) == following


LONG = "The parties keep everything secret that they learn from one another in the course of their talks."


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            f"NDA\n1. Duties. {LONG}\n2. End. {LONG}\nIN WITNESS WHEREOF the parties have signed this agreement today.",
            "2. End.",
        ),
        (f"NDA\n{LONG}\nThird. {LONG}\nSignature: ______", "Third."),
        (f"NDA\n1. Duties. {LONG}\n2. End. {LONG}\n{LONG}\nBy: ____", LONG[:10]),
        (f"NDA\n1. Duties. {LONG}\n2. End. {LONG}\n3. More. {LONG}\nAnnex 1\n1. Item. {LONG}", "3. More."),
    ],
)
def test_a_new_clause_comes_before_signatures_and_annexes(text: str, last: str) -> None:
    draft = document(text)
    place = placement(draft, segment(draft))
    assert place is not None
    assert text[: place.at].split("\n")[-1].startswith(last)


def test_a_text_without_substance_has_no_place() -> None:
    draft = document("NDA\nYes\nNo")
    assert placement(draft, segment(draft)) is None
