"""Train, measure and store the learned reader (`make train`).

    python -m evals.contract_nli.train --data DIR --out agent/adapters/judge/model

DIR holds `dev.json`, `train_truncated.json` and `train_labels_evidence.jsonl`. Deterministic for a seed.
Needs scikit-learn; reading with the stored model needs numpy only.
"""

import argparse
import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from agent.adapters.judge.artifact import FILES, Artifact, packed, save, version_of
from agent.adapters.judge.features import Embed, Floats
from agent.adapters.judge.local import LocalJudge
from agent.adapters.judge.two_stage import TwoStageModel
from agent.domain.language import Language
from evals.contract_nli import german
from evals.contract_nli.card import CARD_PAGE, card_of, page_of
from evals.contract_nli.corpus import Corpus, TrainingDocument, folded, read_evidence, read_full
from evals.contract_nli.dataset import BenchmarkDocument
from evals.contract_nli.fitting import Folds, best_temperature, cross_validate, folds
from evals.contract_nli.judged import from_held_out, from_readings
from evals.contract_nli.latency import times
from evals.contract_nli.metrics import Judged
from evals.contract_nli.product import said_by_product
from evals.contract_nli.readers import Bench, english_reader, german_reader
from evals.contract_nli.results import PAGE, page
from evals.contract_nli.titles import (
    COMPOSED,
    CROSS_VALIDATION,
    DEVELOPMENT,
    FIRST,
    FIRST_EVEN,
    FORMER,
    FORMER_DEVELOPMENT,
    GERMAN,
    PRODUCT_DEVELOPMENT,
    PRODUCT_UNSEEN,
    PRODUCT_WHOLE,
    UNSEEN,
    WHOLE,
)

SEED = 7
GERMAN_DOCUMENTS_PER_PART = 50
GERMAN_HELD_OUT = 60
_FILES = ("dev.json", "train_truncated.json", "train_labels_evidence.jsonl")


@dataclass(frozen=True, slots=True)
class Trained:
    """The model, and by title what was said of documents that were not seen."""

    model: TwoStageModel
    measured: Mapping[str, list[Judged]]

    @property
    def files(self) -> Mapping[str, bytes]:
        return self.model.artifact.files


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
    german_measured: int = GERMAN_HELD_OUT,
) -> Trained:
    """Fit the readers of both languages on ``documents`` and measure them; ``about`` goes into the card.

    ``german_each``: composed German documents a part, to learn from; ``german_measured``: to measure with.
    """
    # one thread: the last bits stay the same on every number of cores, and the small products are not slower
    with threadpool_limits(1):
        return _train_model(documents, embed, seed, about, (german_each, german_measured))


def _train_model(
    documents: Sequence[TrainingDocument], embed: Embed, seed: int, about: dict[str, object], composed: tuple[int, int]
) -> Trained:
    names = hypotheses_of(documents)
    shares = german.shares_of(documents, names)
    bench = Bench.of(Corpus(documents, names, seed), embed, seed)
    done = folds(bench.corpus, bench.channels)
    measured, temperature = _cross_validated(bench, done)
    file, measured[GERMAN] = _german_file(documents, shares, embed, seed, composed[0])
    files = {FILES[Language.EN]: packed(english_reader(bench, done, temperature)), FILES[Language.DE]: file}
    unmeasured = TwoStageModel(Artifact(files, {"hypotheses": names}))
    measured |= measured_german(unmeasured, _german(shares, composed[1], seed), embed)
    card = card_of(version_of(files), names, documents, measured, about)
    return Trained(TwoStageModel(Artifact(files, card)), measured)


def _german_file(
    documents: Sequence[TrainingDocument], shares: german.Shares, embed: Embed, seed: int, each: int
) -> tuple[bytes, list[Judged]]:
    """The German reader, and what was said of German wordings left out of training."""
    own = german.training_documents(german.softened(shares), each, seed)
    bench = Bench.of(Corpus([*documents, *own], tuple(shares), seed), embed, seed)
    reader, held_out = german_reader(bench)
    return packed(reader), from_held_out(bench.corpus, held_out, float(reader.temperature[0]))


def _cross_validated(bench: Bench, done: Folds) -> tuple[dict[str, list[Judged]], Floats]:
    corpus = bench.corpus
    everything = cross_validate(bench.setting, done, bench.all)
    plain = cross_validate(bench.plain, done, (0,))
    temperature = np.array([best_temperature(corpus, found.full) for found in (everything, plain)], dtype=np.float32)
    measured = {
        CROSS_VALIDATION: from_held_out(corpus, everything.full, temperature[0]),
        FORMER: from_held_out(corpus, plain.full, temperature[1]),
        COMPOSED: from_held_out(corpus, everything.composed, temperature[0]),
    }
    return measured, temperature


def _german(shares: german.Shares, count: int, seed: int) -> dict[str, Sequence[BenchmarkDocument]]:
    return {
        UNSEEN: german.unseen_documents(shares, count, seed),
        WHOLE: german.own_documents("test"),
        FIRST: german.held_out_documents(shares, count, seed),
        FIRST_EVEN: german.held_out_documents(german.even(list(shares)), count, seed),
    }


def measured_german(
    model: TwoStageModel, documents: Mapping[str, Sequence[BenchmarkDocument]], embed: Embed
) -> dict[str, list[Judged]]:
    """By title: what the reader says of German documents, and of some what the product does."""
    found = {title: _read(model, read, Language.DE, embed) for title, read in documents.items()}
    product = LocalJudge(model, embed)
    for title, shown in ((UNSEEN, PRODUCT_UNSEEN), (WHOLE, PRODUCT_WHOLE)):
        found[shown] = said_by_product(product, documents[title], Language.DE)
    return found


def _read(
    model: TwoStageModel, documents: Sequence[BenchmarkDocument], language: Language, embed: Embed | None
) -> list[Judged]:
    return [
        pair for document in documents for pair in from_readings(document, model.read(document.spans, language, embed))
    ]


def read_dev(data: Path, seed: int, embed: Embed) -> dict[str, list[Judged]]:
    """The development split by the English readers of a model that was trained without it, and by the former one; not
    calibrated, so its confidences are those of a temperature of 1.
    """
    documents = english(data, seed, without_dev=True)
    names = hypotheses_of(documents)
    with threadpool_limits(1):
        bench = Bench.of(Corpus(documents, names, seed), embed, seed)
        file = packed(english_reader(bench, None, np.ones(2, dtype=np.float32)))
    model = TwoStageModel(Artifact({FILES[Language.EN]: file}, {"hypotheses": names}))
    dev = read_full(data)[0]
    return {
        DEVELOPMENT: _read(model, dev, Language.EN, embed),
        FORMER_DEVELOPMENT: _read(model, dev, Language.EN, None),
        PRODUCT_DEVELOPMENT: said_by_product(LocalJudge(model, embed), dev, Language.EN),
    }


def source(data: Path) -> dict[str, str]:
    """The training files with their SHA-256."""
    return {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in _FILES}


def main() -> None:
    from evals.remembered import Remembered
    from knowledge.embeddings import Embedder, fingerprint

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--results", type=Path, default=PAGE, help="page of figures to write")
    options = parser.parse_args()
    start = time.perf_counter()
    embed = Remembered(Embedder().encode)
    files = source(options.data)
    about: dict[str, object] = {"files": files, "seed": options.seed, "encoder": fingerprint()}
    done = train_model(english(options.data, options.seed), embed, options.seed, about)
    card = done.model.artifact.card
    save(options.out, done.files, card)
    (options.out / CARD_PAGE).write_text(page_of(card), encoding="utf-8")
    taken = times(done.model, read_full(options.data)[0], Embedder().encode)
    measured = dict(done.measured)
    for last in (False, True):  # the page stands before the last measurement, which trains once more
        if last:
            measured |= read_dev(options.data, options.seed, embed)
        seconds = time.perf_counter() - start
        figures = page(card["version"], measured, files, options.seed, seconds, taken)
        options.results.write_text(figures, encoding="utf-8")
    print(figures)


if __name__ == "__main__":
    main()
