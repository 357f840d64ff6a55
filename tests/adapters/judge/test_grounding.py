"""What of the learned reader's answers is believed."""

import pytest

from agent.adapters.judge.combine import Answer
from agent.adapters.judge.grounding import grounded
from agent.adapters.judge.kinds import ClauseKinds
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.segment import segment

REVERSE, ARCHIVE, COMPELLED, RETURN = "nda-11", "nda-20", "nda-8", "nda-16"
SOLICIT, LICENCE = "nda-18", "nda-15"


def _kept(
    text: str, hypothesis: str, language: Language, *, denies: bool = False, sure: float = 0.9
) -> list[str] | None:
    """The evidence that is left, or None where the answer is dropped."""
    blocks, offset = [], 0
    for line in text.split("\n"):
        blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    document = Document("g.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())
    clauses = segment(document)
    spans = tuple(span for clause in clauses for span in clause.spans)
    answer = Answer(hypothesis, 0.05 if denies else sure, sure if denies else 0.05, spans)
    kept = grounded([answer], document, clauses, ClauseKinds(), language)
    return [text[span.start : span.end] for span in kept[0].spans] if kept else None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Supplier shall reverse engineer prototypes.", Language.EN),
        ("Der Lieferant wird Prototypen zurückbauen.", Language.DE),
    ],
)
def test_no_ban_without_a_negation(text: str, language: Language) -> None:
    assert _kept(text, REVERSE, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Supplier shall never reverse engineer prototypes.", Language.EN),
        ("Der Lieferant wird Prototypen nicht zurückbauen.", Language.DE),
    ],
)
def test_a_ban_with_a_negation_stands(text: str, language: Language) -> None:
    assert _kept(text, REVERSE, language) == [text]


def test_the_negation_of_a_list_may_stand_in_its_lead_in() -> None:
    kept = _kept("The Supplier shall not:\n(a) reverse engineer prototypes;\n(b) copy drawings.", REVERSE, Language.EN)
    assert kept is not None
    assert "(a) reverse engineer prototypes;" in kept


def test_a_german_return_clause_forbids_no_archive_copy_unless_it_says_so() -> None:
    silent = "Auf Aufforderung sind sämtliche Unterlagen zurückzugeben oder zu vernichten."
    assert _kept(silent, ARCHIVE, Language.DE, denies=True) is None
    said = "Sämtliche Unterlagen sind zurückzugeben, ohne dass Abschriften verbleiben."
    assert _kept(said, ARCHIVE, Language.DE, denies=True) == [said]


def test_a_ban_on_disclosure_even_by_law_is_no_notice() -> None:
    ban = "The Recipient may not disclose the drawings if required by law after prior notice to the Discloser."
    assert _kept(ban, COMPELLED, Language.EN) is None
    permission = "The Recipient may disclose the drawings if required by law after prior notice to the Discloser."
    assert _kept(permission, COMPELLED, Language.EN) == [permission]


@pytest.mark.parametrize(("sure", "kept"), [(0.9, 1), (0.55, 0)])
def test_german_evidence_in_unknown_words_takes_a_rather_sure_reader(sure: float, kept: int) -> None:
    unknown = "Hernach gehen die Blätter wieder an ihren Herrn."
    assert len(_kept(unknown, RETURN, Language.DE, sure=sure) or ()) == kept
    known = "Am Ende sind die Unterlagen zurückzugeben."
    assert _kept(known, RETURN, Language.DE, sure=sure) == [known]


def test_a_heading_is_no_evidence() -> None:
    text = "6. Vernichtung und Rückgabe:\nAuf Verlangen sind die Unterlagen zurückzugeben."
    assert _kept(text, RETURN, Language.DE) == ["Auf Verlangen sind die Unterlagen zurückzugeben."]


def test_an_english_quote_on_something_else_is_not_shown() -> None:
    secret = "Neither party shall solicit the employees of the other."
    alien = "The prevailing party shall be entitled to reasonable fees."
    assert _kept(f"{secret}\n{alien}", SOLICIT, Language.EN) == [secret]


def test_what_is_excluded_must_be_named() -> None:
    freedom = "Nothing in this agreement prohibits either party from developing similar products."
    assert _kept(freedom, SOLICIT, Language.EN, denies=True) is None
    named = "Nothing in this agreement prohibits either party from hiring employees of the other."
    assert _kept(named, SOLICIT, Language.EN, denies=True) == [named]


def test_an_assignment_of_rights_is_no_quote_for_no_licence() -> None:
    none = "No licence or other right in the information is granted."
    vests = "Such documents perfect and vest in the owner all right, title and interest."
    assert _kept(f"{none}\n{vests}", LICENCE, Language.EN) == [none]


def test_an_answer_that_says_not_mentioned_is_kept_whatever_its_evidence_says() -> None:
    assert _kept("The Supplier shall reverse engineer prototypes.", REVERSE, Language.EN, sure=0.3) is not None
