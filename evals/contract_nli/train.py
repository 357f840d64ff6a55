"""Train, measure and store the learned reader (`make train`).

    python -m evals.contract_nli.train --data DIR --out agent/adapters/judge/model

DIR holds `dev.json`, `train_truncated.json` and `train_labels_evidence.jsonl`. Deterministic for a seed.
Needs scikit-learn; reading with the stored model needs numpy only.
"""

import argparse
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from threadpoolctl import threadpool_limits

from agent.adapters.judge.artifact import VECTORS, WORDS, Artifact, Weights, as_stored, packed, packed_words, save
from agent.adapters.judge.features import Embed, TfIdf
from agent.adapters.judge.two_stage import TwoStageModel
from agent.domain.language import Language
from evals.contract_nli import german
from evals.contract_nli.card import CARD_PAGE, card_of, page_of
from evals.contract_nli.corpus import Corpus, TrainingDocument, folded, read_evidence, read_full
from evals.contract_nli.dataset import BenchmarkDocument
from evals.contract_nli.fitting import best_temperature, cross_validate, train
from evals.contract_nli.judged import from_held_out, from_readings
from evals.contract_nli.metrics import Judged
from evals.contract_nli.results import PAGE, page
from evals.contract_nli.span_models import Features, VectorFeatures, WordFeatures

SEED = 7
GERMAN_DOCUMENTS_PER_PART = 30
GERMAN_HELD_OUT = 60
_FILES = ("dev.json", "train_truncated.json", "train_labels_evidence.jsonl")


@dataclass(frozen=True, slots=True)
class Trained:
    """The model, and what each channel said of documents it had not seen."""

    model: TwoStageModel
    files: dict[str, bytes]
    words: list[Judged]
    vectors: list[Judged]
    german: list[Judged]  # shares of the benchmark
    german_even: list[Judged]  # every stance of every hypothesis


def english(data: Path, seed: int, without_dev: bool = False) -> list[TrainingDocument]:
    """The given data of the benchmark, each document once, spread over the parts."""
    dev, part_of_train = read_full(data)
    evidence = read_evidence(data / _FILES[2], dev + part_of_train)
    return folded(part_of_train if without_dev else dev + part_of_train, evidence, seed)


def hypotheses_of(documents: Sequence[TrainingDocument]) -> tuple[str, ...]:
    names = {name for each in documents for name in each.document.annotations or ()}
    return tuple(sorted(names, key=lambda name: int(name.split("-")[1])))


def train_model(
    documents: Sequence[TrainingDocument],
    embed: Embed,
    seed: int,
    about: dict[str, object],
    german_each: int = GERMAN_DOCUMENTS_PER_PART,
) -> Trained:
    """Fit both channels on ``documents`` and measure them; ``about`` goes into the card."""
    # one thread: the last bits stay the same on every number of cores, and the small products are not slower
    with threadpool_limits(1):
        return _train_model(documents, embed, seed, about, german_each)


def _train_model(
    documents: Sequence[TrainingDocument], embed: Embed, seed: int, about: dict[str, object], german_each: int
) -> Trained:
    names = hypotheses_of(documents)
    corpus = Corpus(documents, names, seed)
    shares = german.shares_of(documents, names)
    own = german.training_documents(german.softened(shares), german_each, seed)
    both = Corpus([*documents, *own], names, seed)
    words, tfidf, words_pairs = _channel(corpus, WordFeatures(corpus.texts))
    sentences = VectorFeatures(both.texts, both.german, embed)
    vectors, _, vectors_pairs = _channel(both, sentences)
    assert tfidf is not None  # noqa: S101 - narrows the type
    files = {WORDS: packed_words(words, tfidf), VECTORS: packed(vectors, center=sentences.center)}
    unmeasured = TwoStageModel(Artifact(words, tfidf, vectors, sentences.center, {"hypotheses": names}))
    german_pairs, german_even = (
        _read_german(unmeasured, german.held_out_documents(chances, GERMAN_HELD_OUT, seed), embed)
        for chances in (shares, german.even(names))
    )
    version = "two-stage-1-" + hashlib.sha256(b"".join(files.values())).hexdigest()[:8]
    card = card_of(version, names, documents, words_pairs, german_pairs, about)
    model = TwoStageModel(Artifact(words, tfidf, vectors, sentences.center, card))
    return Trained(model, files, words_pairs, vectors_pairs, german_pairs, german_even)


def _channel(corpus: Corpus, features: Features) -> tuple[Weights, TfIdf | None, list[Judged]]:
    found = cross_validate(corpus, features)
    weights, tfidf = train(corpus, features, best_temperature(corpus, found))
    return as_stored(weights), tfidf, from_held_out(corpus, found)


def _read_german(model: TwoStageModel, documents: Sequence[BenchmarkDocument], embed: Embed) -> list[Judged]:
    return [
        pair
        for document in documents
        for pair in from_readings(document, model.read(document.spans, Language.DE, embed))
    ]


def read_dev(data: Path, seed: int) -> list[Judged]:
    """The development split by the English channel of a model that was trained without it."""
    documents = english(data, seed, without_dev=True)
    names = hypotheses_of(documents)
    corpus = Corpus(documents, names, seed)
    with threadpool_limits(1):
        weights, tfidf = train(corpus, WordFeatures(corpus.texts), temperature=1.0)
    assert tfidf is not None  # noqa: S101 - narrows the type
    model = TwoStageModel(Artifact(weights, tfidf, weights, weights.prior, {"hypotheses": names}))
    dev, _ = read_full(data)
    return [
        pair
        for document in dev
        for pair in from_readings(document, model.read(document.spans, Language.EN, embed=None))
    ]


def source(data: Path) -> dict[str, str]:
    """The training files with their SHA-256."""
    return {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in _FILES}


def main() -> None:
    from knowledge.embeddings import Embedder, fingerprint

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--results", type=Path, default=PAGE, help="page of figures to write")
    options = parser.parse_args()
    start = time.perf_counter()
    files = source(options.data)
    about: dict[str, object] = {"files": files, "seed": options.seed, "encoder": fingerprint()}
    done = train_model(english(options.data, options.seed), Embedder().encode, options.seed, about)
    measured = {
        "cross-validation, English": done.words,
        "development split, English": read_dev(options.data, options.seed),
        "cross-validation, English by sentence vectors": done.vectors,
        "self-made German": done.german,
        "self-made German, every stance": done.german_even,
    }
    card = done.model.artifact.card
    save(options.out, done.files, card)
    (options.out / CARD_PAGE).write_text(page_of(card), encoding="utf-8")
    figures = page(card["version"], measured, files, options.seed, time.perf_counter() - start)
    options.results.write_text(figures, encoding="utf-8")
    print(figures)


if __name__ == "__main__":
    main()
