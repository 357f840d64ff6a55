"""Stage one: for each hypothesis, logistic regressions that find spans that entail or contradict it."""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from agent.adapters.judge.features import LONGEST_NGRAM, Embed, Floats, TfIdf, letter_runs, ngrams

STRENGTH = 10.0  # inverse regularisation of the span models
LEAST_DOCUMENTS = 5  # an n-gram in fewer spans is not kept
_ITERATIONS = 80
# With fewer than two examples there is nothing to learn: such a span never stands out.
_LEAST_EXAMPLES = 2
_NEVER = -6.0

Matrix = Any  # a scipy sparse matrix or a dense array: both have `@` and row selection


class Features(Protocol):
    """Features of spans that one logistic regression a target can be fitted on."""

    def solve(self, matrix: Matrix, targets: Floats) -> tuple[Floats, Floats]:
        """Weights [features, targets] and bias [targets] of one logistic regression a target."""
        ...


class WordFeatures:
    """TF-IDF of 1- to 3-grams or of runs of letters, as `agent.adapters.judge.features.TfIdf` makes it for reading."""

    def __init__(self, texts: list[str], of_letters: bool = False) -> None:
        self._of_letters = of_letters
        counter = CountVectorizer(analyzer=letter_runs if of_letters else ngrams, min_df=2)
        self._counts = csr_matrix(counter.fit_transform(texts), dtype=np.float64)
        self._grams = counter.get_feature_names_out()
        self._length = np.array([gram.count(" ") + 1 for gram in self._grams])

    def fit(
        self,
        train: NDArray[np.bool_],
        least: int = LEAST_DOCUMENTS,
        longest: int = LONGEST_NGRAM,
        most: int | None = None,
    ) -> tuple[Matrix, TfIdf]:
        """Of the n-grams up to ``longest`` those in at least ``least`` spans of ``train``; rows of all spans.

        Of more than ``most`` the most frequent are kept.
        """
        seen_in = np.asarray((self._counts[train] > 0).sum(axis=0)).ravel()
        kept = np.flatnonzero((seen_in >= least) & (self._length <= longest))
        kept = np.sort(kept[np.argsort(-seen_in[kept], kind="stable")][:most])
        idf = np.log((1 + train.sum()) / (1 + seen_in[kept])) + 1
        rows = self._counts[:, kept]
        rows.data = 1 + np.log(rows.data)
        rows = rows @ diags(idf)
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        lengths[lengths == 0] = 1
        vocabulary = {str(gram): column for column, gram in enumerate(self._grams[kept])}
        return csr_matrix(diags(1 / lengths) @ rows), TfIdf(vocabulary, idf.astype(np.float32), self._of_letters)

    def solve(self, matrix: Matrix, targets: Floats) -> tuple[Floats, Floats]:
        # the dual takes half the time here; its random order of updates is pinned
        model = {"C": STRENGTH, "solver": "liblinear", "dual": True, "tol": 0.01, "random_state": 0}
        fits = [LogisticRegression(**model).fit(matrix, target) for target in targets.T]
        return np.stack([fit.coef_[0] for fit in fits], axis=1), np.array([fit.intercept_[0] for fit in fits])


class VectorFeatures:
    """Sentence vectors, moved so that the mean of each language is 0.

    The encoder puts the two languages side by side; without the move a German clause looks less like any
    evidence. ``center`` [512] is the German mean: reading needs it.
    """

    def __init__(self, texts: list[str], german: NDArray[np.bool_], embed: Embed) -> None:
        distinct = sorted(set(texts))
        row = {text: position for position, text in enumerate(distinct)}
        vectors = embed(distinct)[[row[text] for text in texts]]
        self.english_center = vectors[~german].mean(axis=0)
        self.center = vectors[german].mean(axis=0) if german.any() else np.zeros_like(vectors[0])
        moved = vectors - np.where(german[:, None], self.center, self.english_center)
        self.matrix = np.ascontiguousarray(moved, dtype=np.float32)

    def solve(self, matrix: Matrix, targets: Floats) -> tuple[Floats, Floats]:
        """All targets at once: ten times faster than one by one on dense features."""
        features, count = matrix.shape[1], targets.shape[1]
        signs = (2 * targets - 1).astype(np.float32)

        def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            weights, bias = flat[: features * count].reshape(features, count), flat[features * count :]
            margins = np.clip((matrix @ weights.astype(np.float32) + bias.astype(np.float32)) * signs, -30, 30)
            value = STRENGTH * np.logaddexp(0, -margins, dtype=np.float64).sum() + 0.5 * (weights**2).sum()
            slope = -STRENGTH * signs / (1 + np.exp(margins))
            gradient = [(matrix.T @ slope + weights).ravel(), slope.sum(axis=0, dtype=np.float64)]
            return float(value), np.concatenate(gradient).astype(np.float64)

        start = np.zeros(features * count + count)
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}).x
        return best[: features * count].reshape(features, count), best[features * count :]


def fit_spans(features: Features, matrix: Matrix, targets: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Weights [features, h, 2] and bias [h, 2] from ``targets`` [spans, h, 2]."""
    shape = targets.shape[1:]
    flat = targets.reshape(len(targets), -1)
    examples = flat.sum(axis=0)
    learnable = (examples >= _LEAST_EXAMPLES) & (examples < len(flat))
    weights = np.zeros((matrix.shape[1], flat.shape[1]))
    bias = np.full(flat.shape[1], _NEVER)
    if learnable.any():
        weights[:, learnable], bias[learnable] = features.solve(matrix, flat[:, learnable].astype(np.float32))
    return weights.reshape(-1, *shape).astype(np.float32), bias.reshape(shape).astype(np.float32)
