"""Stage two: from the log-odds and the words of the spans to the choice for the document."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from agent.adapters.judge.features import Floats
from agent.adapters.judge.pooling import NEIGHBOUR_FEATURES, attention, highest, neighbourhood
from agent.adapters.judge.two_stage import CHOICES
from evals.contract_nli.corpus import Corpus
from evals.contract_nli.span_models import Matrix

_STRENGTH = 0.3  # inverse regularisation
_ROUNDS = 500
_ABSENT = -20.0  # class score of a choice that the training data never makes


@dataclass(frozen=True, slots=True)
class DocumentModels:
    """``words`` [features, h, 3], ``top`` [h, 6, 3], ``prior`` [h, 3]: see `artifact.Weights`."""

    words: Floats
    top: Floats
    prior: Floats


def fit_documents(
    corpus: Corpus, positions: Sequence[int], log_odds: Floats, matrix: Matrix, strength: float
) -> DocumentModels:
    """Learns from the documents at ``positions``; ``log_odds`` [spans, h, 2] must be held out for them."""
    rows = [corpus.rows[position] for position in positions]
    tops = np.stack([highest(log_odds[own]) for own in rows])
    weights = [attention(log_odds[own]) for own in rows]
    labels = corpus.choices[list(positions)]
    fits = [
        _fit(tops[:, h], _pooled(rows, weights, h, matrix) * strength, labels[:, h])
        for h in range(len(corpus.hypotheses))
    ]
    words = np.stack([fit[0] for fit in fits], axis=1) * np.float32(strength)
    return DocumentModels(words, np.stack([fit[1] for fit in fits]), np.stack([fit[2] for fit in fits]))


def _pooled(rows: Sequence[NDArray[np.int64]], weights: Sequence[Floats], h: int, matrix: Matrix) -> Matrix:
    """[documents, features]: the spans of each document, weighted by their relevance to a hypothesis."""
    starts = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([weight[:, h] for weight in weights])
    shape = (len(rows), matrix.shape[0])
    return csr_matrix((values, np.concatenate(rows), starts), shape=shape, dtype=np.float64) @ matrix


def _fit(top: Floats, words: Matrix, labels: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """Class weights of the words [features, 3], of the highest log-odds [6, 3], and the prior [3]."""
    mean, spread = top.mean(axis=0), top.std(axis=0) + 1e-6
    features = csr_matrix(hstack([csr_matrix((top - mean) / spread), csr_matrix(words)]))
    weights, prior = _class_weights(features, labels)
    of_top = weights[: len(mean)] / spread[:, None]
    return (
        weights[len(mean) :].astype(np.float32),
        of_top.astype(np.float32),
        (prior - mean @ of_top).astype(np.float32),
    )


def _class_weights(features: Matrix, labels: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    weights, prior = np.zeros((features.shape[1], len(CHOICES))), np.full(len(CHOICES), _ABSENT)
    present = np.unique(labels)
    prior[present] = 0
    if len(present) > 1:
        coordinates, back = _rotated(features)
        fit = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS).fit(coordinates, labels)
        # two classes give one row: the log-odds of the second
        columns = present if len(present) > 2 else present[1:]
        weights[:, columns], prior[columns] = features.T @ (back @ fit.coef_.T), fit.intercept_
    return weights, prior


def _rotated(features: Matrix) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same points in as many dimensions as there are documents, and the way back.

    A ridge penalty does not change under rotation, so the fit is the same with 500 columns as with 20,000.
    """
    values, vectors = np.linalg.eigh((features @ features.T).toarray())
    kept = values > values[-1] * 1e-10
    lengths = np.sqrt(values[kept])
    return vectors[:, kept] * lengths, vectors[:, kept] / lengths


def fit_neighbours(corpus: Corpus, positions: Sequence[int], log_odds: Floats) -> tuple[Floats, float]:
    """Weights [5] and bias of the log-odds that a span is evidence, from full documents."""
    kept = [corpus.own_rows(position) for position in positions if corpus.full[position]]
    if not kept:
        return np.eye(1, NEIGHBOUR_FEATURES, dtype=np.float32)[0], 0.0
    features = np.concatenate([neighbourhood(log_odds[own]).reshape(-1, NEIGHBOUR_FEATURES) for own in kept])
    wanted = np.concatenate([corpus.targets[own].any(axis=2).ravel() for own in kept])
    fit = LogisticRegression(C=1.0, max_iter=_ROUNDS).fit(features, wanted)
    return fit.coef_[0].astype(np.float32), float(fit.intercept_[0])
