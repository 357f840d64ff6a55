"""Stage two: from the log-odds and the features of the spans to the choice for the document."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from agent.adapters.judge.artifact import Choice, Evidence
from agent.adapters.judge.features import Floats
from agent.adapters.judge.pooling import attention, highest
from agent.adapters.judge.rule_features import columns_of
from agent.adapters.judge.two_stage import CHOICES, rule_summary
from evals.contract_nli.channels import Stage2
from evals.contract_nli.corpus import Corpus
from evals.contract_nli.span_models import Matrix

_ROUNDS = 500
_ABSENT = -20.0  # class score of a choice that the training data never makes


def fit_choice(
    corpus: Corpus,
    positions: Sequence[int],
    log_odds: Floats,
    mean: Floats,
    matrix: Matrix,
    found: Floats,
    how: Stage2,
) -> Choice:
    """Learns from the documents at ``positions``.

    ``log_odds`` of this reader and ``mean`` of all, [spans, h, 2], must be held out for them; ``matrix`` and
    ``found`` [spans, ...] are the features of the spans and what the rules found there.
    """
    rows = [corpus.rows[position] for position in positions]
    tops = np.stack([highest(log_odds[own]) for own in rows])
    weights = [attention(mean[own]) for own in rows]
    rules = np.stack([rule_summary(found[own], weight) for own, weight in zip(rows, weights, strict=True)])
    labels = corpus.choices[list(positions)]
    fits = []
    for h, own_rules in enumerate(_both_halves(columns_of(corpus.hypotheses), found.shape[1])):
        used = own_rules if how.rules else []
        dense = np.concatenate([tops[:, h], rules[:, h][:, used]], axis=1)
        pooled = _pooled(rows, weights, h, matrix) * how.strength
        fits.append((*_fit(dense, pooled, labels[:, h], how.penalty), used))
    return _choice(fits, tops.shape[2], rules.shape[2], how.strength)


def _both_halves(columns: list[list[int]], count: int) -> list[list[int]]:
    """Positions in `rule_summary`: the best of each rule, then its mean."""
    return [[*own, *(count + column for column in own)] for own in columns]


def _choice(fits: Sequence[tuple[Floats, Floats, Floats, list[int]]], tops: int, rules: int, strength: float) -> Choice:
    of_rules = np.zeros((len(fits), rules, len(CHOICES)), dtype=np.float32)
    for h, (_, dense, _, used) in enumerate(fits):
        of_rules[h, used] = dense[tops:]
    pooled = np.stack([fit[0] for fit in fits], axis=1) * np.float32(strength)
    return Choice(
        pooled.reshape(len(pooled), -1),
        np.stack([fit[1][:tops] for fit in fits]),
        of_rules,
        np.stack([fit[2] for fit in fits]),
    )


def _pooled(rows: Sequence[NDArray[np.int64]], weights: Sequence[Floats], h: int, matrix: Matrix) -> Matrix:
    """[documents, features]: the spans of each document, weighted by their relevance to a hypothesis."""
    starts = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([weight[:, h] for weight in weights])
    shape = (len(rows), matrix.shape[0])
    return csr_matrix((values, np.concatenate(rows), starts), shape=shape, dtype=np.float64) @ matrix


def _fit(dense: Floats, pooled: Matrix, labels: NDArray[np.int64], penalty: float) -> tuple[Floats, Floats, Floats]:
    """Class weights of the pooled features [d, 3], of the dense ones, and the prior [3]."""
    mean, spread = dense.mean(axis=0), dense.std(axis=0) + 1e-6
    features = csr_matrix(hstack([csr_matrix((dense - mean) / spread), csr_matrix(pooled)]))
    weights, prior = _class_weights(features, labels, penalty)
    of_dense = weights[: len(mean)] / spread[:, None]
    return (
        weights[len(mean) :].astype(np.float32),
        of_dense.astype(np.float32),
        (prior - mean @ of_dense).astype(np.float32),
    )


def _class_weights(
    features: Matrix, labels: NDArray[np.int64], penalty: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    weights, prior = np.zeros((features.shape[1], len(CHOICES))), np.full(len(CHOICES), _ABSENT)
    present = np.unique(labels)
    prior[present] = 0
    if len(present) > 1:
        coordinates, back = _rotated(features)
        fit = LogisticRegression(C=penalty, max_iter=_ROUNDS).fit(coordinates, labels)
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


def fit_evidence(features: Sequence[Floats], wanted: Sequence[NDArray[np.bool_]]) -> Evidence:
    """From the features [spans, h, f] of full documents and what is evidence in them [spans, h]."""
    count = features[0].shape[2]
    together = np.concatenate([each.reshape(-1, count) for each in features]).astype(np.float64)
    mean, spread = together.mean(axis=0), together.std(axis=0) + 1e-6
    fit = LogisticRegression(C=1.0, max_iter=_ROUNDS).fit(
        (together - mean) / spread, np.concatenate([each.ravel() for each in wanted])
    )
    weights = fit.coef_[0] / spread
    bias = np.array([fit.intercept_[0] - mean @ weights])
    return Evidence(weights.astype(np.float32), bias.astype(np.float32))
