"""Each tracked edit of the other side says which topics it touches and how they stand now."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from agent.adapters.documents import SandboxedDocuments
from agent.adapters.judge.local import LocalJudge
from agent.domain.document import TrackedChange
from agent.domain.language import Language
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.review import Basis, Finding, Quote, Suggestion
from agent.domain.nda.rounds.tracked import Touched, topics_of_changes

REDLINE = Path(__file__).resolve().parents[4].parent / "shared/data/ndas/en/open_agreements/NDA-Redline.docx"
TEXT = "1. Term\nConfidentiality lasts for ten years. It ends then.\n2. Law\nThe laws of California apply."
JUDGE = LocalJudge(None, None)  # the rules alone


def finding(topic: str, quote: str, verdict: Verdict = Verdict.CONTRADICTS, text: str = TEXT) -> Finding:
    start = text.index(quote)
    quotes = (Quote(quote, start, start + len(quote)),)
    suggestion = Suggestion("", "")
    return Finding(f"{topic}-1", 1, topic, verdict, Basis.QUOTE, Severity.NEGOTIABLE, 1, quotes, "", suggestion, "", "")


def inserted(words: str, author: str = "Eva", text: str = TEXT) -> TrackedChange:
    start = text.index(words)
    return TrackedChange("insertion", author, None, words, start, start + len(words))


def deleted(words: str, before: str, author: str = "Eva", text: str = TEXT) -> TrackedChange:
    start = text.index(before)
    return TrackedChange("deletion", author, None, words, start, start)


def no_topics(text: str) -> Sequence[str]:
    return ()


def always_term(text: str) -> Sequence[str]:
    return ["term"]


FINDINGS = [
    finding("term", "Confidentiality lasts for ten years."),
    finding("governing_law", "The laws of California apply.", Verdict.DEVIATES),
]
TERM = Touched("term-1", "term", Verdict.CONTRADICTS)
LAW = Touched("governing_law-1", "governing_law", Verdict.DEVIATES)


def test_an_insertion_touches_what_quotes_it() -> None:
    [eva] = topics_of_changes([inserted("ten"), inserted("It ends then.")], TEXT, FINDINGS, no_topics)
    assert [change.findings for change in eva.changes] == [(TERM,), ()]


def test_a_deletion_touches_what_quotes_its_place() -> None:
    [eva] = topics_of_changes([deleted("three", "ten years")], TEXT, FINDINGS, no_topics)
    assert eva.changes[0].findings == (TERM,)
    # at the edge of a quote nothing of it was struck
    [eva] = topics_of_changes([deleted("Once,", "Confidentiality lasts")], TEXT, FINDINGS, no_topics)
    assert eva.changes[0].findings == ()


def test_deleted_words_touch_what_quotes_the_words_in_their_stead() -> None:
    changes = [deleted("The laws of Delaware apply.", "\nThe laws"), inserted("The laws of California apply.")]
    [eva] = topics_of_changes(changes, TEXT, FINDINGS, no_topics)
    assert [change.findings for change in eva.changes] == [(LAW,), (LAW,)]
    others = [changes[0], inserted("The laws of California apply.", "Ben")]
    assert topics_of_changes(others, TEXT, FINDINGS, no_topics)[0].changes[0].findings == ()


def test_the_topics_of_deleted_words_are_read() -> None:
    seen: list[str] = []

    def read(text: str) -> Sequence[str]:
        seen.append(text)
        return ["governing_law"] if "laws" in text else []

    clause = "Any dispute is decided under German laws and by the courts of Bremen, whatever the place of the breach."
    [eva] = topics_of_changes([deleted(clause, "2. Law")], TEXT, FINDINGS, read)
    assert eva.changes[0].findings == (LAW,)
    assert seen == [clause]


def test_a_deleted_word_is_read_in_its_sentence() -> None:
    seen: list[str] = []

    def read(text: str) -> Sequence[str]:
        seen.append(text)
        return ()

    topics_of_changes([deleted("Delaware", "California")], TEXT, [], read)
    assert [text.split() for text in seen] == [["Delaware"], "The laws of Delaware California apply.".split()]


def test_an_insertion_that_nobody_quotes_is_read() -> None:
    [eva] = topics_of_changes([inserted("It ends then.")], TEXT, FINDINGS, always_term)
    assert eva.changes[0].findings == (TERM,)


def test_an_edit_outside_the_text_is_read() -> None:
    change = TrackedChange("insertion", "Eva", None, "for ten years")
    [eva] = topics_of_changes([change], TEXT, FINDINGS, always_term)
    assert (eva.changes[0].start, eva.changes[0].findings) == (None, (TERM,))


def test_changes_stand_by_author_in_order_of_first_appearance() -> None:
    changes = [inserted("ten", "Eva"), inserted("California", "Ben"), deleted("three", "ten years", "Eva")]
    found = topics_of_changes(changes, TEXT, FINDINGS, no_topics)
    assert [(row.author, [change.kind for change in row.changes]) for row in found] == [
        ("Eva", ["insertion", "deletion"]),
        ("Ben", ["insertion"]),
    ]


def test_the_same_words_are_read_once_and_very_many_not_at_all() -> None:
    seen: list[str] = []

    def read(text: str) -> Sequence[str]:
        seen.append(text)
        return ()

    changes = [TrackedChange("deletion", "Eva", None, f"word {at % 2_000}") for at in range(4_000)]
    [eva] = topics_of_changes(changes, TEXT, FINDINGS, read)
    assert len(eva.changes) == 4_000
    assert len(seen) == len(set(seen)) == 500


def test_a_redline_of_a_form_is_judged_with_the_real_rules() -> None:
    if not REDLINE.is_file():
        pytest.skip("the shared forms are not beside the repository")
    document = SandboxedDocuments().read(REDLINE, REDLINE.name)
    findings = [
        finding("governing_law", "California", Verdict.DEVIATES, document.text),
        finding("venue", "San Francisco", Verdict.DEVIATES, document.text),
        finding("term", "18 months", Verdict.CONFORMS, document.text),
    ]
    [demo] = topics_of_changes(
        document.coverage.changes, document.text, findings, lambda text: JUDGE.topics(text, Language.EN)
    )
    topics = [(change.text, sorted(row.topic for row in change.findings)) for change in demo.changes]
    assert demo.author == "Accord Demo"
    assert topics[:14] == [
        ("Evaluating a potential business relationship", []),
        ("Joint development of diagnostic platform technology", []),
        ("January 15,", []),
        ("March 1,", []),
        ("1 year", ["term"]),
        ("18 months", ["term"]),
        ("1 year", ["term"]),  # of the confidentiality period: read as a term, too
        ("3 years", []),
        ("Delaware", ["governing_law"]),
        ("California", ["governing_law"]),
        ("New Castle", ["venue"]),
        ("San Francisco", ["venue"]),
        ("Delaware", []),
        ("California", []),
    ]
    assert len(topics) == 18
