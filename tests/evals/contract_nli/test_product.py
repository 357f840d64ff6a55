"""What the product says on the benchmark's hypotheses, read off its review."""

import pytest

from agent.adapters.judge.local import LocalJudge
from agent.domain.language import Language
from evals.contract_nli.dataset import Annotation, BenchmarkDocument
from evals.contract_nli.product import said_by_product

JUDGE = LocalJudge(None, None)  # rules alone: no sentence vectors are loaded


def said(text: str, hypothesis: str, language: Language = Language.EN) -> str:
    document = BenchmarkDocument(1, text, (text,), {hypothesis: Annotation("NotMentioned", ())})
    [pair] = said_by_product(JUDGE, [document], language)
    assert pair.confidence is not None
    assert 0 < pair.confidence <= 1
    return pair.choice


@pytest.mark.parametrize(
    ("text", "hypothesis", "choice"),
    [
        ("The Recipient shall not reverse engineer the samples.", "nda-11", "Entailment"),
        ("The Recipient may reverse engineer the samples.", "nda-11", "Contradiction"),
        ("This Agreement is governed by German law.", "nda-11", "NotMentioned"),
        ("The Recipient shall not make any copies of the Confidential Information.", "nda-17", "Contradiction"),
    ],
)
def test_a_reading_answers_its_hypothesis(text: str, hypothesis: str, choice: str) -> None:
    assert said(text, hypothesis) == choice


def test_german_is_read_by_the_german_rules() -> None:
    text = "Der Empfänger darf die Muster nicht zurückentwickeln."
    assert said(text, "nda-11", Language.DE) == "Entailment"


def test_what_is_not_asked_for_is_no_pair() -> None:
    document = BenchmarkDocument(1, "Text.", ("Text.",), {"nda-99": Annotation("NotMentioned", ())})
    assert said_by_product(JUDGE, [document], Language.EN) == []
