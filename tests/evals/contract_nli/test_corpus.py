"""What trains and what is held out: nothing may stand on both sides."""

from pathlib import Path

import pytest

from agent.domain.language import Language
from evals.nda_de.clauses import Register, read_all
from tests.evals.contract_nli.tiny import HYPOTHESES, write_training_folder
from tests.evals.nda_de.test_clauses import sentences_of, trigrams

pytest.importorskip("sklearn", reason="scikit-learn comes with the extra “train”, which `make test` installs")

from evals.contract_nli import german
from evals.contract_nli.corpus import FOLDS, Corpus
from evals.contract_nli.dataset import CHOICES, BenchmarkDocument
from evals.contract_nli.train import english, hypotheses_of

NAMES = tuple(f"nda-{number}" for number in range(1, 21))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_training_folder(tmp_path_factory.mktemp("data"))


def test_a_document_given_in_full_is_not_taken_a_second_time_from_the_evidence(data: Path) -> None:
    documents = english(data, seed=1)
    assert sum(each.full for each in documents) == 54
    # lines 50 to 53 of the evidence repeat full documents
    assert sum(not each.full for each in documents) == 26
    assert len({each.document.id for each in documents}) == 80
    assert hypotheses_of(documents) == HYPOTHESES


def test_without_dev_no_document_of_it_is_left(data: Path) -> None:
    ids = {each.document.id for each in english(data, seed=1, without_dev=True)}
    assert not ids & set(range(27))


def test_every_part_holds_both_kinds_and_the_seed_decides(data: Path) -> None:
    documents = english(data, seed=1)
    assert {(each.fold, each.full) for each in documents} == {(n, full) for n in range(FOLDS) for full in (True, False)}
    assert documents == english(data, seed=1)
    assert documents != english(data, seed=2)


def test_evidence_alone_is_filled_with_the_rest_of_a_document_of_its_own_part(data: Path) -> None:
    corpus = Corpus(english(data, seed=1), HYPOTHESES, seed=1)
    for position, each in enumerate(corpus.documents):
        rows = corpus.rows[position]
        own = set(corpus.own_rows(position).tolist())
        added = [row for row in rows.tolist() if row not in own]
        assert bool(added) is not each.full
        assert all(corpus.span_fold[row] == each.fold for row in added)
        assert not corpus.targets[added].any()


def test_targets_are_the_annotated_spans(data: Path) -> None:
    corpus = Corpus(english(data, seed=1), HYPOTHESES, seed=1)
    for position, each in enumerate(corpus.documents):
        own = corpus.targets[corpus.own_rows(position)]
        for column, name in enumerate(HYPOTHESES):
            found = each.annotation(name)
            assert CHOICES[corpus.choices[position, column]] == found.choice
            assert own[:, column].any(axis=1).nonzero()[0].tolist() == sorted(found.spans)


def test_german_wordings_stay_in_one_part_and_apart_from_those_that_measure() -> None:
    """Wordings that say something: "zwischen" and "Präambel" stand in every NDA."""
    parts: dict[str, set[int]] = {}
    for each in german.training_documents(german.even(NAMES), each=4, seed=1):
        assert each.language is Language.DE
        for span in _evidence(each.document):
            parts.setdefault(span, set()).add(each.fold)
    assert all(len(found) == 1 for found in parts.values())
    assert set().union(*parts.values()) == set(range(FOLDS))
    measuring = [*german.clauses(german.HELD_OUT), *german.own_clauses("test")]
    held_out = {span for clause in measuring for span in clause.spans}
    held_out |= {span for document in german.own_documents("test") for span in _evidence(document)}
    assert held_out
    assert not held_out & set(parts)


def _evidence(document: BenchmarkDocument) -> set[str]:
    return {document.spans[place] for found in (document.annotations or {}).values() for place in found.spans}


def test_the_own_set_gives_sentences_with_what_they_say() -> None:
    for half in ("train", "test"):
        pool = german.own_clauses(half)
        assert any(len(clause.spans) > 1 for clause in pool)
        assert {choice for clause in pool for choice in clause.labels.values()} == set(CHOICES[:2])
        assert all(document.annotations for document in german.own_documents(half))
    unseen = german.unseen_documents(german.even(NAMES), count=2, seed=1)
    assert {span for document in unseen for span in document.spans} <= {
        span for clause in german.own_clauses("test") for span in clause.spans
    }


def test_composed_documents_say_what_their_labels_say() -> None:
    pool = german.clauses(german.HELD_OUT)
    labels = {span: clause.labels for clause in pool for span in clause.spans}
    for document in german.compose(pool, german.even(NAMES), count=20, seed=3):
        assert document.text == "\n".join(document.spans)
        said: dict[str, set[str]] = {}
        for span in document.spans:
            for name, choice in labels[span].items():
                said.setdefault(name, set()).add(choice)
        assert document.annotations is not None
        for name, found in document.annotations.items():
            assert said.get(name, {"NotMentioned"}) == {found.choice}
            assert all(labels[document.spans[place]][name] == found.choice for place in found.spans)


def test_shares_follow_the_benchmark_and_leave_a_chance_to_every_stance(data: Path) -> None:
    shares = german.shares_of(english(data, seed=1), HYPOTHESES)
    assert shares["nda-1"] == pytest.approx([1 / 3] * 3, abs=0.02)
    certain = german.softened({"nda-1": [1.0, 0.0, 0.0]})["nda-1"]
    assert sum(certain) == pytest.approx(1)
    assert min(certain) > 0
    assert certain[0] > 0.8


def test_no_later_clause_is_a_near_copy_of_one_that_measures() -> None:
    measuring = [clause.text for clause in read_all() if clause.split == "test"]
    measuring += [" ".join(clause.spans) for clause in german.clauses(german.HELD_OUT)]
    known = [found for text in measuring for each in sentences_of(text) if len(found := trigrams(each)) > 3]
    for clause in german.clauses(german.FURTHER):
        own = trigrams(" ".join(clause.spans))
        near = max(len(own & each) / min(len(own), len(each)) for each in known)
        assert len(own) < 4 or near < 0.5, clause.spans


def test_a_part_of_the_german_training_holds_all_of_one_hand() -> None:
    for each in german.training_documents(german.even(NAMES), each=2, seed=1):
        if each.fold > 2:
            pool = german.clauses(german.TRAIN if each.fold == 3 else german.FURTHER)
            assert _evidence(each.document) <= {span for clause in pool for span in clause.spans}
    assert {register for hand in german.HANDS for register in hand} == set(Register)


def test_every_hypothesis_has_both_stances_to_learn_from() -> None:
    asked = {f"nda-{number}" for number in (*range(1, 6), 7, 8, *range(10, 14), *range(15, 21))}
    stances = {item for clause in german.clauses(german.TRAIN) for item in clause.labels.items()}
    assert {(name, choice) for name in asked for choice in CHOICES[:2]} == stances
