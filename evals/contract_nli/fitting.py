"""Both stages together: held-out log-odds, cross-validation by document, and the final fit.

Stage two must learn from log-odds of spans that stage one has not seen. For a model that is tested on
part k, stage one therefore leaves out k and, for the documents of part j, j as well: fifteen fits for
five parts, each used for (j, k) and (k, j). Nothing of a tested document reaches its model.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.artifact import Weights
from agent.adapters.judge.features import Floats, TfIdf
from agent.adapters.judge.pooling import neighbourhood, sigmoid
from agent.adapters.judge.two_stage import class_scores, softmax
from agent.domain.language import Language
from evals.contract_nli.corpus import FOLDS, Corpus
from evals.contract_nli.document_models import fit_documents, fit_neighbours
from evals.contract_nli.span_models import Features, Matrix, fit_spans

_TEMPERATURES = np.linspace(0.5, 2.5, 81)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What a model that never saw document ``position`` says: class scores [h, 3], evidence [spans, h]."""

    position: int
    scores: Floats
    evidence: Floats


def train(corpus: Corpus, features: Features, temperature: float) -> tuple[Weights, TfIdf | None]:
    """The model on the whole corpus; stage two learns from log-odds with each part held out."""
    log_odds = held_out_log_odds(corpus, features, [(part,) for part in range(FOLDS)])
    return fit_both(corpus, features, np.ones(len(corpus.documents), dtype=np.bool_), log_odds, temperature)


def cross_validate(corpus: Corpus, features: Features) -> list[HeldOut]:
    """Judges every full English document of the corpus by a model that saw nothing of it."""
    pairs = list(itertools.combinations_with_replacement(range(FOLDS), 2))
    scores = {frozenset(pair): held_out_log_odds(corpus, features, [pair]) for pair in pairs}
    return [found for part in range(FOLDS) for found in _judge_part(corpus, features, part, scores)]


def _judge_part(
    corpus: Corpus, features: Features, part: int, scores: dict[frozenset[int], Floats]
) -> Iterator[HeldOut]:
    log_odds = np.zeros_like(scores[frozenset((part,))])
    for other in range(FOLDS):
        rows = corpus.span_fold == other
        log_odds[rows] = scores[frozenset((part, other))][rows]
    weights, _ = fit_both(corpus, features, corpus.fold != part, log_odds, 1.0)
    matrix, _ = features.fit(corpus.span_fold != part)
    for position in np.flatnonzero((corpus.fold == part) & corpus.full):
        if corpus.documents[position].language is Language.EN:
            yield judge(matrix[corpus.own_rows(int(position))], weights, int(position))


def judge(rows: Matrix, weights: Weights, position: int) -> HeldOut:
    """The model's own arithmetic (`TwoStageModel`) on features that are made already."""
    projected = np.asarray(rows @ weights.projection, dtype=np.float32).reshape(rows.shape[0], -1, 5)
    log_odds = projected[:, :, :2] + weights.bias
    evidence = sigmoid(neighbourhood(log_odds) @ weights.neighbour + np.float32(weights.neighbour_bias))
    return HeldOut(position, class_scores(log_odds, projected[:, :, 2:], weights), evidence)


def held_out_log_odds(corpus: Corpus, features: Features, held_out: Sequence[tuple[int, ...]]) -> Floats:
    """[spans, h, 2]: for the spans of each tuple of parts, by a model that saw none of those parts."""
    log_odds = np.zeros(corpus.targets.shape, dtype=np.float32)
    for parts in held_out:
        train_rows = ~np.isin(corpus.span_fold, parts)
        matrix, _ = features.fit(train_rows)
        weights, bias = fit_spans(features, matrix[train_rows], corpus.targets[train_rows])
        rows = np.flatnonzero(~train_rows)
        flat = matrix[rows] @ weights.reshape(len(weights), -1)
        log_odds[rows] = flat.reshape(len(rows), *bias.shape) + bias
    return log_odds


def fit_both(
    corpus: Corpus, features: Features, documents: NDArray[np.bool_], log_odds: Floats, temperature: float
) -> tuple[Weights, TfIdf | None]:
    train_rows = np.repeat(documents, np.diff(corpus.starts))
    matrix, tfidf = features.fit(train_rows)
    span_weights, bias = fit_spans(features, matrix[train_rows], corpus.targets[train_rows])
    positions = np.flatnonzero(documents).tolist()
    chosen = fit_documents(corpus, positions, log_odds, matrix, features.strength)
    neighbour, neighbour_bias = fit_neighbours(corpus, positions, log_odds)
    projection = np.concatenate([span_weights, chosen.words], axis=2)
    flat = projection.reshape(len(projection), -1)
    return Weights(flat, bias, chosen.top, chosen.prior, neighbour, neighbour_bias, temperature), tfidf


def best_temperature(corpus: Corpus, found: Sequence[HeldOut]) -> float:
    """The divisor of the class scores under which the right choices are most likely."""
    scores = np.stack([each.scores for each in found])
    gold = corpus.choices[[each.position for each in found]]
    losses = [_loss(scores / temperature, gold) for temperature in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _loss(scores: Floats, gold: NDArray[np.int64]) -> float:
    likely = np.take_along_axis(softmax(scores), gold[:, :, None], axis=2)
    return float(-np.log(np.maximum(likely, 1e-9)).mean())
