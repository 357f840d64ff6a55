"""What the learned reader sees of a span: word n-grams or runs of letters (TF-IDF), or a sentence vector. numpy only.

Both come behind one method, ``project(texts, weights)``: the features of each text times a matrix.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], NDArray[np.float32]]
LONGEST_NGRAM = 3
_RUNS = (4, 5)
_WORD = re.compile(r"[^\W\d_]+|\d")


def ngrams(text: str) -> list[str]:
    """The 1- to 3-grams of the lower-case words; each digit is a word, punctuation is none."""
    words = _WORD.findall(text.lower())
    grams = list(words)
    for length in range(2, LONGEST_NGRAM + 1):
        grams += map(" ".join, zip(*(words[start:] for start in range(length)), strict=False))
    return grams


def letter_runs(text: str) -> list[str]:
    """The runs of four and five letters in each lower-case word, its edges counted as blanks.

    German joins and bends its words: "Vervielfältigung" shares its runs with "vervielfältigen".
    """
    words = [f" {word} " for word in _WORD.findall(text.lower())]
    return [word[at : at + length] for word in words for length in _RUNS for at in range(len(word) - length + 1)]


class Extractor(Protocol):
    """Turns texts into features and multiplies them with ``weights``."""

    def project(self, texts: Sequence[str], weights: Floats) -> Floats:
        """float32 [texts, columns of weights]; ``weights`` is [features, columns]."""
        ...


@dataclass(frozen=True, slots=True)
class SparseRows:
    """Rows of a sparse matrix: row ``i`` holds ``columns`` and ``values`` from ``starts[i]`` to ``starts[i + 1]``."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats

    def dot(self, weights: Floats) -> Floats:
        result = np.zeros((len(self.starts) - 1, weights.shape[1]), dtype=np.float32)
        filled = np.flatnonzero(np.diff(self.starts))
        if len(filled):  # reduceat would count an empty row as its neighbour's first entry
            terms = weights[self.columns] * self.values[:, None]
            result[filled] = np.add.reduceat(terms, self.starts[filled], axis=0)
        return result


@dataclass(frozen=True, slots=True)
class TfIdf:
    """Logarithmic term frequency times inverse document frequency, each row of length 1.

    ``vocabulary`` gives the column of a term; ``idf`` one weight a column. Terms are the n-grams of words or,
    where ``of_letters``, runs of letters.
    """

    vocabulary: Mapping[str, int]
    idf: Floats
    of_letters: bool = False

    def rows(self, texts: Sequence[str]) -> SparseRows:
        counts = [self._counts(text) for text in texts]
        starts = np.cumsum([0, *map(len, counts)], dtype=np.int64)
        columns = np.array([column for count in counts for column in count], dtype=np.int64)
        counted = np.array([number for count in counts for number in count.values()], dtype=np.float32)
        values = (1 + np.log(counted)) * self.idf[columns]
        row = np.repeat(np.arange(len(texts)), np.diff(starts))
        lengths = np.sqrt(np.bincount(row, weights=values**2, minlength=len(texts)))
        return SparseRows(starts, columns, (values / lengths[row]).astype(np.float32))

    def project(self, texts: Sequence[str], weights: Floats) -> Floats:
        return self.rows(texts).dot(weights)

    def _counts(self, text: str) -> Counter[int]:
        known = self.vocabulary
        terms = letter_runs if self.of_letters else ngrams
        return Counter(known[term] for term in terms(text) if term in known)


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """Features from a sentence encoder that serves several languages, less ``center``, the mean of this one."""

    embed: Embed
    center: Floats

    def vectors(self, texts: Sequence[str]) -> Floats:
        """float32 [texts, length of ``center``]"""
        if not texts:
            return np.zeros((0, len(self.center)), dtype=np.float32)
        return np.asarray(self.embed(texts) - self.center, dtype=np.float32)

    def project(self, texts: Sequence[str], weights: Floats) -> Floats:
        return np.asarray(self.vectors(texts) @ weights, dtype=np.float32)
