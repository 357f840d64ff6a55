"""All checks of style together: good letters pass, nothing blocks, and a long text takes no longer per letter."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.draft.checks.style import check_style
from agent.domain.draft.draft import DraftKind
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.messages.drafting_style import TEXTS
from tests.domain.draft.checks.letters import CLOSED, COMPANY, DE, EN, LETTERS, draft, letter_of
from tests.effort import least

MAIL = ["C-LANG", "C-TONE", "C-ASK", "C-LEN", "C-FORM"]


@pytest.mark.parametrize(("kind", "language"), LETTERS)
def test_a_good_letter_passes_every_check(kind: DraftKind, language: Language) -> None:
    for company in (COMPANY, None):
        found = check_style(letter_of(kind, language), (), company)
        assert [each.id for each in found] == MAIL
        assert {each.id: each.code for each in found if not each.ok} == {}


@pytest.mark.parametrize(
    "kind", [DraftKind.ACCOUNT_PLAN, DraftKind.BRIEFING, DraftKind.PRICE_PREPARATION, DraftKind.CRM_NOTE]
)
def test_what_stays_inside_is_held_to_its_language_alone(kind: DraftKind) -> None:
    assert [each.id for each in check_style(draft("Stand: Abrufe liegen unter Plan!", DE, kind))] == ["C-LANG"]
    found = check_style(draft("The call-offs are below the plan of this year.", DE, kind))
    assert [each.code for each in found] == ["checks.lang.foreign"]


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_every_result_has_a_text_in_both_languages(code: str) -> None:
    values = dict.fromkeys("count found words least most mean value".split(), "3")
    german, english = (message(code, language, **values) for language in Language)
    assert german != english
    assert all("3" in text for text in (german, english)) or "{" not in "".join(TEXTS[code])


@given(st.text(max_size=400), st.sampled_from(list(Language)), st.sampled_from([DraftKind.EMAIL, DraftKind.BRIEFING]))
@settings(max_examples=300, deadline=None)
def test_no_text_stops_them_and_none_blocks(text: str, language: Language, kind: DraftKind) -> None:
    for whole in (text, f"Dear Ms X,\n\n{text}\n\n{CLOSED[language]}"):
        found = check_style(draft(whole, language, kind, subject=text), (), COMPANY)
        assert not any(each.blocking for each in found)
        for each in found:
            assert all(message(each.code, wanted, **each.values) for wanted in Language)


@pytest.mark.parametrize(
    "unit",
    [
        "Sie haben ", "bitte ", "haben Sie bitte ", "1.", "€ 1,", "„", '"', "“ ”", "ä", "a" * 50, "| ", "- x\n", "\n\n",
        "vom 1.1.2026 ", "you have not ", "please ", "leider ", "! ", ". A", "ist der ", "would the ", "Sie sind ",
        "12 ",
        "Bitte bestätigen Sie bis zum 04.12.2026 den Plan. ", "Please confirm the plan by 4 December 2026. ",
        "wird die ", "welcher ", "our ", "am 1. ", "sehr geehrte\n",
    ],
)  # fmt: skip
def test_a_long_text_takes_no_longer_per_letter(unit: str) -> None:
    for language in Language:
        took = []
        for size in (5_000, 20_000):
            read = draft(unit * (size // len(unit)), language)
            took.append(least(partial(check_style, read, (), COMPANY)))
        assert took[1] < 10 * took[0]


def test_letters_differ_by_language() -> None:
    german, english = letter_of(DraftKind.EMAIL, DE), letter_of(DraftKind.EMAIL, EN)
    assert check_style(draft(german.content.text, EN))[0].code == "checks.lang.foreign"
    assert check_style(draft(english.content.text, DE))[0].code == "checks.lang.foreign"
