"""Training on a tiny benchmark: same bytes twice, and reading equals the pipeline that was trained."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from agent.adapters.judge.artifact import FILES, Artifact, packed, save
from agent.adapters.judge.two_stage import CHOICES, TwoStageModel
from agent.domain.language import Language
from tests.evals.contract_nli.tiny import HYPOTHESES, embed, write_training_folder

pytest.importorskip("sklearn", reason="scikit-learn comes with the extra “train”, which `make test` installs")

from threadpoolctl import threadpool_limits

from evals.contract_nli.card import page_of
from evals.contract_nli.corpus import Corpus
from evals.contract_nli.fitting import HeldOut, cross_validate, fit_stage, folds, judge
from evals.contract_nli.metrics import score
from evals.contract_nli.readers import Bench, english_reader
from evals.contract_nli.results import page
from evals.contract_nli.span_models import VectorFeatures
from evals.contract_nli.titles import COMPOSED, CROSS_VALIDATION, DEVELOPMENT, FORMER, FORMER_DEVELOPMENT
from evals.contract_nli.train import Trained, english, read_dev, train_model

SEED = 5


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_training_folder(tmp_path_factory.mktemp("data"))


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    with threadpool_limits(1):
        yield


def trained(data: Path) -> Trained:
    return train_model(english(data, SEED), embed, SEED, {"seed": SEED}, german_each=1, german_measured=2)


@pytest.fixture(scope="module")
def done(data: Path) -> Trained:
    return trained(data)


@pytest.mark.long
def test_training_twice_gives_the_same_bytes(data: Path, done: Trained) -> None:
    again = trained(data)
    assert again.files == done.files
    assert again.model.artifact.card == done.model.artifact.card


def test_the_tiny_benchmark_is_learned(done: Trained) -> None:
    for title, pairs in ((CROSS_VALIDATION, 54 * 3), (FORMER, 54 * 3), (COMPOSED, 26 * 3)):
        figures = score(done.measured[title])
        assert figures["pairs"] == pairs
        assert figures["accuracy"] is not None
        assert figures["accuracy"] > 0.9
        assert figures["evidence_map"] is not None
        assert figures["evidence_map"] > 0.9


def test_the_stored_model_reads_as_the_one_in_memory(tmp_path: Path, done: Trained, data: Path) -> None:
    save(tmp_path, done.files, done.model.artifact.card)
    stored = TwoStageModel.load(tmp_path)
    for each in english(data, SEED)[:20]:
        for language in Language:
            fresh = done.model.read(each.document.spans, language, embed)
            assert stored.read(each.document.spans, language, embed) == fresh


def test_reading_with_numpy_equals_the_trained_pipeline(data: Path) -> None:
    """The matrices of training (scikit-learn, scipy) and the numpy reader give the same numbers."""
    bench = Bench.of(Corpus(english(data, SEED), HYPOTHESES, SEED), embed, SEED)
    done = folds(bench.corpus, bench.channels)
    everything = np.ones(len(bench.corpus.texts), dtype=bool)
    fitted, log_odds = [each.fit(everything) for each in bench.channels], done.whole(bench.corpus, bench.all)
    reader = english_reader(bench, done, np.ones(2, dtype=np.float32))
    model = TwoStageModel(Artifact({FILES[Language.EN]: packed(reader)}, {"hypotheses": HYPOTHESES}))
    for setting, count, vectors in ((bench.setting, 3, embed), (bench.plain, 1, None)):
        stage = fit_stage(setting, range(len(bench.corpus.documents)), log_odds[:count], fitted[:count])
        for position in (0, 30, 60):
            expected = judge(setting, stage, fitted[:count], position)
            read = model.read(bench.corpus.documents[position].document.spans, Language.EN, vectors)
            found = np.array([[reading.probabilities[choice] for choice in CHOICES] for reading in read.values()])
            grown = np.exp(expected.scores)
            # what is stored has half the digits
            assert found == pytest.approx(grown / grown.sum(axis=1, keepdims=True), abs=0.01)
            scores = np.array([reading.scores for reading in read.values()]).T
            assert scores == pytest.approx(expected.evidence, abs=0.01)


def test_a_span_model_finds_the_same_weights_as_scikit_learn() -> None:
    from sklearn.linear_model import LogisticRegression

    rng = np.random.default_rng(0)
    matrix = rng.normal(size=(300, 5)).astype(np.float32)
    targets = (matrix[:, :2] + 0.5 * rng.normal(size=(300, 2)) > 0.3).astype(np.float32)
    features = VectorFeatures(["a"], np.array([False]), lambda _: np.zeros((1, 5), dtype=np.float32))
    weights, bias = features.solve(matrix, targets)
    for column in range(2):
        reference = LogisticRegression(C=10.0, tol=1e-6).fit(matrix, targets[:, column])
        assert weights[:, column] == pytest.approx(reference.coef_[0], abs=0.02)
        assert bias[column] == pytest.approx(reference.intercept_[0], abs=0.02)


def test_cross_validation_never_shows_a_document_to_its_judge(data: Path) -> None:
    """Labels of the tested document are turned round: what is said about it must not change."""
    bench = Bench.of(Corpus(english(data, SEED), HYPOTHESES, SEED), embed, SEED)
    corpus = bench.corpus
    before = _judged(bench)
    fold = corpus.documents[0].fold
    tested = np.flatnonzero((corpus.fold == fold) & corpus.full)
    corpus.choices[tested] = (corpus.choices[tested] + 1) % 3
    for position in tested:
        corpus.targets[corpus.own_rows(int(position))] ^= True
    after = _judged(bench)
    assert len(before) == 54
    for position in tested.tolist():
        assert after[position].scores == pytest.approx(before[position].scores, abs=1e-4)
        assert after[position].evidence == pytest.approx(before[position].evidence, abs=1e-4)


def _judged(bench: Bench) -> dict[int, HeldOut]:
    done = folds(bench.corpus, bench.channels)
    return {each.position: each for each in cross_validate(bench.setting, done, bench.all).full}


def test_the_pages_show_what_was_measured(data: Path, done: Trained) -> None:
    card = done.model.artifact.card
    shown = page_of(card)
    assert card["version"] in shown
    assert f"{card['quality']['en']['accuracy']:.3f}" in shown
    assert "CC BY 4.0" in shown
    assert set(card["calibration"]["en"]) == {"expected_error", "unclear_below"}
    measured = {**done.measured, **read_dev(data, SEED, embed)}
    assert {DEVELOPMENT, FORMER_DEVELOPMENT} <= set(measured)
    results = page(card["version"], measured, {"dev.json": "ab12"}, SEED, 1.0, ["a line on time"])
    assert "| nda-16 |" in results
    assert "ab12" in results
    assert "- a line on time" in results
    assert "## Gain over the former reader" in results
    assert "expected calibration error" in results
