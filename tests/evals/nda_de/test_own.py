"""The self-made clauses and NDAs on our own topics: well-formed, no near-copies, and judged as labelled."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from agent.domain.language import Language, detect
from agent.domain.nda.policy import Verdict
from agent.domain.nda.review import Basis
from evals.nda_de.clauses import Register, Split
from evals.nda_de.own.clauses import FOLDER, Label, OwnClause, own_clauses, topics
from evals.nda_de.own.documents import own_documents
from evals.nda_de.own.measure import Outcome, clause_outcomes, document_outcomes, main, table
from evals.nda_de.own.reviewing import framed
from evals.planted.review import Reviewer, reviewer

_OWN = {
    "assignment",
    "compelled_disclosure",
    "data_protection",
    "exclusivity",
    "governing_law",
    "language_priority",
    "liability",
    "mutuality",
    "non_solicitation",
    "penalty",
    "residuals",
    "standard_of_care",
    "venue",
}
_NEAR_COPY = 0.5  # share of the shorter clause's word triples that the other one has too


def test_every_own_topic_has_its_clauses_and_a_policy(reviewing: Reviewer) -> None:
    assert set(topics()) == _OWN
    assert set(reviewing.review("Der Himmel ist blau.").findings) >= _OWN


@pytest.mark.parametrize("topic", sorted(_OWN))
def test_a_topic_has_every_label_register_and_split(topic: str) -> None:
    clauses = own_clauses(names=[topic])
    german = [clause for clause in clauses if clause.language is Language.DE]
    assert len(german) >= 40
    assert len(clauses) - len(german) >= 11
    for label, split in product(Label, Split):
        assert sum((each.label, each.split) == (label, split) for each in german) >= 3, (label, split)
    assert {each.register for each in german} == set(Register)
    shares = Counter(each.split for each in clauses)
    assert abs(shares[Split.TRAIN] - shares[Split.TEST]) <= 3


def test_ids_and_texts_occur_once() -> None:
    clauses = own_clauses()
    assert len({each.id for each in clauses}) == len(clauses)
    assert len({each.text for each in clauses}) == len(clauses)
    assert all(each.text == each.text.strip() and each.id.startswith(each.topic) for each in clauses)


def test_a_row_that_is_not_well_formed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.nda_de.own.clauses.FOLDER", tmp_path)
    (tmp_path / "penalty.tsv").write_text("id\tverdict\n", "utf-8")
    with pytest.raises(ValueError, match="header"):
        own_clauses()
    header = (FOLDER / "penalty.tsv").read_text("utf-8").splitlines()[0]
    (tmp_path / "penalty.tsv").write_text(f"{header}\np-1\tfine\tde\tkanzlei\ttrain\tText.\n", "utf-8")
    with pytest.raises(ValueError, match="fine"):
        own_clauses()


@cache
def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2)))


def _alike(one: OwnClause, other: OwnClause) -> float:
    first, second = _triples(one.text), _triples(other.text)
    return len(first & second) / min(len(first), len(second))


@pytest.mark.parametrize("topic", sorted(_OWN))
def test_no_held_out_clause_is_a_near_copy_of_a_training_clause(topic: str) -> None:
    halves = [own_clauses(split, [topic]) for split in Split]
    near = [(one.id, other.id) for one, other in product(*halves) if _alike(one, other) >= _NEAR_COPY]
    assert near == []


def test_a_near_copy_would_be_noticed() -> None:
    [clause, *_] = own_clauses(names=["penalty"])
    assert _alike(clause, clause) == 1


def test_the_documents_are_whole_ndas_with_every_own_topic() -> None:
    documents = own_documents()
    assert Counter(each.split for each in documents) == {Split.TRAIN: 5, Split.TEST: 5}
    assert {each.register for each in documents} == set(Register)
    assert {each.mutual for each in documents} == {True, False}
    for document in documents:
        assert {place.topic for place in document.places} == _OWN
        assert 780 <= len(document.text.split()) <= 1_500
        assert detect(document.text) is document.language
        assert all(bool(place.evidence) == (place.label is not Label.SILENT) for place in document.places)


def test_evidence_that_is_not_in_the_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.nda_de.own.documents.FOLDER", tmp_path)
    head = "language: de\nsplit: train\nregister: alt\nmutual: true\ntopics:\n"
    (tmp_path / "a.md").write_text(
        f"---\n{head}  penalty: {{verdict: deviates, evidence: Strafe}}\n---\nText.\n", "utf-8"
    )
    with pytest.raises(ValueError, match="penalty"):
        own_documents()


@pytest.mark.parametrize("language", list(Language))
def test_the_frame_says_nothing_on_any_topic(reviewing: Reviewer, language: Language) -> None:
    filler = {Language.DE: "Der Himmel ist blau.", Language.EN: "The sky is blue."}[language]
    found = reviewing.review(framed(filler, language)).findings
    assert {topic for topic, finding in found.items() if finding.basis is Basis.QUOTE} == set()


def _outcome(label: Label, verdict: Verdict, basis: Basis = Basis.QUOTE) -> Outcome:
    return Outcome("penalty", Language.DE, label, verdict, basis, "penalty-01", "Text")


def test_what_counts_as_right_false_alarm_and_missed() -> None:
    absent = _outcome(Label.SILENT, Verdict.CONFORMS, Basis.ABSENT)
    assert (absent.right, absent.false_alarm) == (True, False)
    assert not _outcome(Label.SILENT, Verdict.CONFORMS).right
    assert not _outcome(Label.CONFORMS, Verdict.CONFORMS, Basis.ABSENT).right
    assert _outcome(Label.CONFORMS, Verdict.DEVIATES).false_alarm
    assert _outcome(Label.CONTRADICTS, Verdict.CONFORMS, Basis.ABSENT).missed
    assert not _outcome(Label.CONTRADICTS, Verdict.DEVIATES).missed


def test_the_table_counts_by_topic_and_language() -> None:
    lines = table([_outcome(Label.CONFORMS, Verdict.DEVIATES), _outcome(Label.DEVIATES, Verdict.DEVIATES)])
    assert lines.splitlines()[1].split() == ["penalty", "de", "2", "1", "0.500", "1", "0", "1"]


def test_the_held_out_misses_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--split", "test", "--misses"])
    assert "held-out" in capsys.readouterr().err


@pytest.fixture(scope="module")
def reviewing(cache: Path) -> Iterator[Reviewer]:
    with reviewer(cache) as built:
        yield built


def _share(outcomes: list[Outcome]) -> float:
    return sum(each.right for each in outcomes) / len(outcomes)


def test_a_sample_of_the_training_clauses_is_judged_as_labelled(reviewing: Reviewer) -> None:
    outcomes = clause_outcomes(reviewing, own_clauses(Split.TRAIN)[::8])
    assert _share(outcomes) >= 0.95
    assert [each.case for each in outcomes if each.missed] == []


@pytest.mark.long
def test_the_training_clauses_are_judged_as_labelled(reviewing: Reviewer) -> None:
    outcomes = clause_outcomes(reviewing, own_clauses(Split.TRAIN))
    for topic in _OWN:
        for language, least in ((Language.DE, 0.95), (Language.EN, 0.8)):
            assert _share([each for each in outcomes if (each.topic, each.language) == (topic, language)]) >= least
    assert [each.case for each in outcomes if each.missed or each.false_alarm] == []


@pytest.mark.long
def test_the_training_documents_are_judged_as_labelled_with_their_evidence(reviewing: Reviewer) -> None:
    outcomes = document_outcomes(reviewing, Split.TRAIN)
    assert _share(outcomes) >= 0.95
    assert sum(each.right and each.quoted for each in outcomes) >= 0.9 * len(outcomes)
