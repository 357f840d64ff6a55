"""The three readers of spans as training sees them: fitted on some spans, they speak on all.

`Words` and `Vectors` are logistic regressions, `Network` shares what it learns over the hypotheses.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from agent.adapters.judge.artifact import Linear, Net
from agent.adapters.judge.features import Floats, TfIdf
from agent.adapters.judge.two_stage import NET_WEIGHT
from evals.contract_nli.corpus import Corpus
from evals.contract_nli.span_models import Features, Matrix, VectorFeatures, WordFeatures, fit_spans
from evals.contract_nli.span_net import Inputs, fit_net

_NET_LEAST, _NET_LONGEST = 10, 2  # n-grams that the network sees
_RUNS_LEAST, _MOST_RUNS = 6, 6_000  # runs of letters; they are stored, and the files have a limit


@dataclass(frozen=True, slots=True)
class Stage2:
    """How a reader's choice for the document is learned.

    ``strength`` scales the features of the spans beside the highest log-odds, ``penalty`` is the inverse
    regularisation; ``rules``: whether it sees what the rules found.
    """

    strength: float
    penalty: float
    rules: bool = False
    weight: float = 1.0  # of its class scores beside the other readers'


@dataclass(frozen=True, slots=True)
class Fitted:
    """``log_odds`` [spans, h, 2] of all spans of the corpus; ``pooled``: their features for stage two."""

    log_odds: Floats
    pooled: Matrix
    spans: Linear | Net
    terms: TfIdf | None


class Channel(Protocol):
    name: str

    @property
    def stage2(self) -> Stage2: ...

    def fit(self, train: NDArray[np.bool_]) -> Fitted:
        """``train`` [spans]: the spans to learn from."""
        ...


class Words:
    name = "words"
    stage2 = Stage2(strength=10.0, penalty=0.1)

    def __init__(self, corpus: Corpus, features: WordFeatures) -> None:
        self._corpus, self._features = corpus, features

    def fit(self, train: NDArray[np.bool_]) -> Fitted:
        matrix, terms = self._features.fit(train)
        return _regressions(self._corpus, self._features, matrix, train, terms)


class Vectors:
    """``german``: stage two learns from far fewer documents, so the spans count for less and the rules for more."""

    name = "vectors"

    def __init__(self, corpus: Corpus, features: VectorFeatures, german: bool = False) -> None:
        self._corpus, self._features = corpus, features
        self.stage2 = Stage2(strength=3.0 if german else 5.5, penalty=0.3, rules=german)

    def fit(self, train: NDArray[np.bool_]) -> Fitted:
        return _regressions(self._corpus, self._features, self._features.matrix, train, None)


class Network:
    """``found`` [spans, r]: what the rules found.

    Where ``german``, only German spans show their words (``words`` holds none of the others), as runs of letters.
    """

    name = "network"

    def __init__(
        self,
        corpus: Corpus,
        words: WordFeatures,
        vectors: VectorFeatures,
        found: Floats,
        seed: int,
        german: bool = False,
    ) -> None:
        self._corpus, self._words, self._seed, self._german = corpus, words, seed, german
        self._vectors = vectors.matrix
        self._dense = np.ascontiguousarray(np.concatenate([vectors.matrix, found], axis=1), dtype=np.float32)
        self.stage2 = Stage2(strength=3.0 if german else 5.5, penalty=0.1, rules=True, weight=NET_WEIGHT)

    def fit(self, train: NDArray[np.bool_]) -> Fitted:
        matrix, terms = self._terms(train)
        inputs = Inputs(csr_matrix(matrix, dtype=np.float32), self._dense)
        targets = self._corpus.targets.reshape(len(self._dense), -1).astype(np.float32)
        learned, rows = inputs.rows(np.flatnonzero(train)), targets[train]
        net = fit_net(learned, rows, self._seed)
        return Fitted(_shaped(self._corpus, inputs.log_odds(net)), self._vectors, net, terms)

    def _terms(self, train: NDArray[np.bool_]) -> tuple[Matrix, TfIdf]:
        if self._german:
            return self._words.fit(train & self._corpus.german, _RUNS_LEAST, most=_MOST_RUNS)
        return self._words.fit(train, _NET_LEAST, _NET_LONGEST)


def _regressions(
    corpus: Corpus, features: Features, matrix: Matrix, train: NDArray[np.bool_], terms: TfIdf | None
) -> Fitted:
    weights, bias = fit_spans(features, matrix[train], corpus.targets[train])
    spans = Linear(weights.reshape(len(weights), -1), bias.ravel())
    return Fitted(_shaped(corpus, matrix @ spans.weights + spans.bias), matrix, spans, terms)


def _shaped(corpus: Corpus, log_odds: Floats) -> Floats:
    return np.asarray(log_odds, dtype=np.float32).reshape(len(corpus.texts), len(corpus.hypotheses), 2)
