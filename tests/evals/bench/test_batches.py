"""The documents of the bench: all different, of both languages, the same every time."""

from agent.domain.language import Language, detect
from evals.bench.batches import Part, texts


def test_as_many_different_documents_as_asked_for() -> None:
    made = texts(300, 7)
    assert len(set(made)) == 300
    assert {detect(each) for each in made} == set(Language)
    assert texts(300, 7) == made
    assert texts(300, 8) != made


def test_more_than_there_are_defects_still_differ() -> None:
    assert len(set(texts(5_000, 7))) == 5_000


def test_a_rate_counts_from_the_first_document() -> None:
    assert Part(11, 5.0, 9.0).rate == 2.0
    assert Part(1, 0.0, 1.0).rate == 0.0
