"""C-LEN: the limits of each kind, of sentences and of paragraphs; what is not read as text does not count."""

import pytest

from agent.domain.draft.checks.length import WORDS, check_length, length_of
from agent.domain.draft.draft import DraftKind
from agent.domain.language import Language
from tests.domain.draft.checks.letters import CLOSED, DE, EN, LETTERS, draft, letter_of

GREETING = {DE: "Sehr geehrte Frau Kröger,", EN: "Dear Ms Kröger,"}
LIMITED = [(kind, language) for kind, language in WORDS]


def mail(words: int, language: Language, kind: DraftKind, *, each: int = 10, paragraph: int = 5) -> object:
    """A mail of so many words, in sentences of ``each`` words, ``paragraph`` sentences together."""
    sentences, left = [], words
    while left > 0:
        count = min(each, left)
        sentences.append(" ".join(["Wort"] * count) + ".")
        left -= count
    groups = [" ".join(sentences[at : at + paragraph]) for at in range(0, len(sentences), paragraph)]
    return draft("\n\n".join((GREETING[language], *groups, CLOSED[language])), language, kind)


@pytest.mark.parametrize(("kind", "language"), LIMITED)
def test_the_limits_of_a_kind_hold_to_the_word(kind: DraftKind, language: Language) -> None:
    least, most = WORDS[kind, language]
    for words, code in ((least, "ok"), (most, "ok"), (most + 1, "long"), (least - 1, "short")):
        check = check_length(mail(words, language, kind))  # type: ignore[arg-type]
        assert (check.code, check.blocking) == (f"checks.len.{code}", False), words
        assert check.values["words"] == str(words)


def test_the_limits_are_those_of_the_templates() -> None:
    assert WORDS[DraftKind.ESCALATION, DE] == (150, 240)
    assert WORDS[DraftKind.ESCALATION, EN] == (130, 210)
    assert {WORDS[DraftKind.REORDER, each][1] for each in Language} == {140}
    assert {WORDS[DraftKind.EMAIL, each] for each in Language} == {(60, 180)}


@pytest.mark.parametrize(("language", "each", "ok"), [(DE, 20, True), (DE, 21, False), (EN, 18, True), (EN, 19, False)])
def test_sentences_have_a_mean(language: Language, each: int, ok: bool) -> None:
    check = check_length(mail(each * 5, language, DraftKind.EMAIL, each=each, paragraph=2))  # type: ignore[arg-type]
    assert check.code == ("checks.len.ok" if ok else "checks.len.sentences")


def test_a_long_sentence_is_carried_by_short_ones() -> None:
    body = " ".join(["Wort"] * 40) + ". " + "Das ist kurz. " * 8
    assert check_length(draft(f"{GREETING[DE]}\n\n{body}\n\n{CLOSED[DE]}", DE)).ok


@pytest.mark.parametrize(("words", "ok"), [(90, True), (91, False)])
def test_a_paragraph_is_split(words: int, ok: bool) -> None:
    check = check_length(mail(words, DE, DraftKind.EMAIL, paragraph=99))  # type: ignore[arg-type]
    assert check.code == ("checks.len.ok" if ok else "checks.len.paragraph")


@pytest.mark.parametrize("kind", [DraftKind.BRIEFING, DraftKind.ACCOUNT_PLAN])
def test_kinds_without_limits_are_held_to_sentences_alone(kind: DraftKind) -> None:
    assert check_length(draft("Kurz.", DE, kind)).ok
    assert check_length(draft("Wort " * 60 + ".", DE, kind)).code == "checks.len.sentences"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Ein Satz mit sechs Wörtern hier.", 6),
        ("Das sind 63,4 % von 1.250 Stück.", 6),
        ("- eins\n- zwei drei", 3),
        ("1. eins\n2. zwei", 2),
        ("| a | b |\n|---|---|\n| c | d |", 0),
        ("> zitiert wird nicht gezählt", 0),
        ("Wort – Wort", 2),
        ("", 0),
        ("am 15. Dezember", 3),
    ],
)
def test_words_are_those_that_are_read(body: str, words: int) -> None:
    assert length_of(f"{GREETING[DE]}\n\n{body}\n\n{CLOSED[DE]}").words == words
    assert length_of(body).words == words


@pytest.mark.parametrize(
    ("body", "mean"),
    [
        ("Das gilt z. B. für Nr. 5 bis zum 15. Dezember 2026. Es gilt.", 7),
        ("Am 03.12.2026 kommen wir. Danke sehr.", 3),
        ("This is for Dr. Weiss on 3 December. Thanks, Mr. Patel.", 5.5),
        ("- drei Wörter hier\n- eins", 2),
    ],
)
def test_abbreviations_and_dates_end_no_sentence(body: str, mean: float) -> None:
    assert length_of(body).mean_sentence == pytest.approx(mean)


@pytest.mark.parametrize(("kind", "language"), LETTERS)
def test_good_letters_are_inside(kind: DraftKind, language: Language) -> None:
    assert check_length(letter_of(kind, language)).code == "checks.len.ok"
