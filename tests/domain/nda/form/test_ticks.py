"""Of the options of a form only the ticked ones are agreed."""

import pytest

from agent.domain.nda.form.ticks import options, undecided, unticked


def dropped(text: str) -> list[str]:
    return [text[span.start : span.end].strip() for span in unticked(text)]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("[ ] unlimited / [x] 3 years", ["[ ] unlimited /"]),
        ("☒ fünf Jahre ☐ unbefristet", ["☐ unbefristet"]),
        ("- [x] Two years.\n- [ ] In perpetuity.\n", ["[ ] In perpetuity."]),
        ("Laufzeit: [ ] unbefristet [X] zwei Jahre", ["[ ] unbefristet"]),
        ("Yes ☐ No ☒", ["Yes ☐"]),
        (
            "(a) ☐ The Recipient pays EUR 50,000\nper breach.\nNext clause.",
            ["☐ The Recipient pays EUR 50,000\nper breach."],
        ),
        ("✓ Zwei Jahre\n☐ Zehn Jahre", ["☐ Zehn Jahre"]),
    ],
)
def test_an_option_that_nobody_ticked_is_left_out(text: str, left_out: list[str]) -> None:
    assert dropped(text) == left_out


@pytest.mark.parametrize(
    "text",
    [
        "The duties last for a period of [ ] years after the end of the Agreement.",
        "[ ] years after the Effective Date",
        "Term: [ ] years",
        "Vertragsstrafe: [ ] EUR",
        "The Recipient [Northfield] keeps the information secret.",
        "Clause 3 (x) applies.",
    ],
)
def test_a_blank_in_a_sentence_is_no_box(text: str) -> None:
    assert options(text) == []


def test_a_group_without_a_mark_is_undecided() -> None:
    text = "Term\n[ ] three years\n[ ] unlimited\n\nForm\n☐ paper\n☒ e-mail\n"
    assert [text[span.start : span.end] for span in undecided(text)] == ["[ ] three years\n[ ] unlimited"]
