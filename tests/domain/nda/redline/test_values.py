import pytest

from agent.domain.language import Language
from agent.domain.nda.limits import durations
from agent.domain.nda.reading import Span, Value
from agent.domain.nda.redline.values import law_hunks, years_hunks
from tests.domain.nda.redline.drafts import policies

TERM = next(policy for policy in policies() if policy.topic == "term")  # up to five years
LAW = next(policy for policy in policies() if policy.topic == "governing_law")  # DE first


def changed(text: str, hunks: list) -> str:  # type: ignore[type-arg]
    for hunk in reversed(hunks):
        text = text[: hunk.start] + hunk.text + text[hunk.end :]
    return text


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "for fifteen (15) years after", "for five (5) years after"),
        ("en", "for 15 years after", "for 5 years after"),
        ("en", "for twenty years after", "for five years after"),
        ("en", "for 180 months after", "for 60 months after"),
        ("en", "a duty of 15 (fifteen) years", "a duty of 5 (five) years"),
        ("en", "for two decades after", "for five years after"),
        ("en", "for 10 years and later 20 years", "for 5 years and later 5 years"),
        ("de", "beträgt 15 Jahre ab", "beträgt 5 Jahre ab"),
        ("de", "für die Dauer von fünfzehn (15) Jahren", "für die Dauer von fünf (5) Jahren"),
        ("de", "für zwanzig Jahre", "für fünf Jahre"),
    ],
)
def test_a_term_is_written_as_it_was(language: str, before: str, after: str) -> None:
    found = durations(before)
    values = tuple(Value("years", number=each.value, text=each.text) for each in found)
    hunks = years_hunks(before, Span(0, len(before)), TERM, values, Language(language))
    assert changed(before, hunks) == after


def test_what_cannot_be_written_alike_is_left_to_the_whole_sentence() -> None:
    text = "eine zwanzigjährige Bindung"
    values = tuple(Value("years", number=each.value, text=each.text) for each in durations(text))
    assert years_hunks(text, Span(0, len(text)), TERM, values, Language.DE) == []


def test_a_term_within_the_limit_is_left_alone() -> None:
    text = "for three years, and for 20 years"
    values = tuple(Value("years", number=each.value, text=each.text) for each in durations(text))
    assert changed(text, years_hunks(text, Span(0, len(text)), TERM, values, Language.EN)) == (
        "for three years, and for 5 years"
    )


@pytest.mark.parametrize(
    ("language", "before", "name", "after"),
    [
        ("en", "the laws of the State of Delaware apply", "Delaware", "the laws of Germany apply"),
        ("en", "Delaware law applies", "Delaware", "German law applies"),
        ("en", "the law of the People's Republic of China", "China", "the law of Germany"),
        ("en", "the laws of England and Wales", "England and Wales", "the laws of Germany"),
        ("de", "Es gilt das Recht der Volksrepublik China.", "Volksrepublik China",
         "Es gilt das Recht der Bundesrepublik Deutschland."),
        ("de", "Es gilt chinesisches Recht.", "chinesisches", "Es gilt deutsches Recht."),
        ("de", "Die Vereinbarung unterliegt österreichischem Recht.", "österreichischem",
         "Die Vereinbarung unterliegt deutschem Recht."),
        ("de", "das Recht des Staates New York", "New York", "das Recht der Bundesrepublik Deutschland"),
        ("de", "das Recht von England", "England", "das Recht von Deutschland"),
    ],
)  # fmt: skip
def test_a_law_is_exchanged_with_its_grammar(language: str, before: str, name: str, after: str) -> None:
    hunks = law_hunks(before, Span(0, len(before)), LAW, (Value("law", place="XX", text=name),), Language(language))
    assert changed(before, hunks) == after


def test_grammar_that_is_unsure_is_left_to_the_whole_sentence() -> None:
    text = "Es gilt Schweizer Recht."
    value = (Value("law", place="CH", text="Schweizer"),)
    assert law_hunks(text, Span(0, len(text)), LAW, value, Language.DE) == []
