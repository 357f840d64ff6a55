"""The benchmark's metrics, defined as in the code of its paper (github.com/stanfordnlp/contract-nli-bert).

Choices: accuracy over all pairs of document and hypothesis; F1 of entailment and contradiction over
all pairs (micro), and as the mean over the hypotheses that have the label (macro). Evidence, over the
pairs that are not NotMentioned: average precision and precision at the threshold where recall reaches
80 %, over all spans together (micro), and average precision as the mean over the pairs.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of document and hypothesis. ``evidence`` is 0/1 a span, ``scores`` one number a span.

    ``confidence``: the probability that the reader gives its choice.
    """

    document: int | str
    hypothesis: str
    gold: str
    choice: str
    evidence: Sequence[int] = ()
    scores: Sequence[float] = ()
    confidence: float | None = None


def accuracy(pairs: Sequence[Judged]) -> float:
    return sum(pair.gold == pair.choice for pair in pairs) / len(pairs)


def f1(pairs: Sequence[Judged], label: str) -> float | None:
    """None when the label never is the right one."""
    gold = sum(pair.gold == label for pair in pairs)
    chosen = sum(pair.choice == label for pair in pairs)
    both = sum(pair.gold == pair.choice == label for pair in pairs)
    return 2 * both / (gold + chosen) if gold else None


def average_precision(relevant: Array, scores: Array) -> float:
    """Sum over the thresholds of precision times the gain in recall; equal scores are one threshold."""
    hits, taken = _at_thresholds(relevant, scores)
    gained = np.diff(hits, prepend=0) / relevant.sum()
    return float((hits / taken * gained).sum())


def precision_at_recall(relevant: Array, scores: Array, recall: float = 0.8) -> float:
    """Precision at the highest threshold whose recall is at least ``recall``."""
    hits, taken = _at_thresholds(relevant, scores)
    position = int(np.argmax(hits / relevant.sum() >= recall))
    return float(hits[position] / taken[position])


def _at_thresholds(relevant: Array, scores: Array) -> tuple[Array, Array]:
    """For each distinct score, highest first: relevant spans at or above it, and all spans at or above it."""
    order = np.argsort(-scores, kind="stable")
    last = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    return np.cumsum(relevant[order])[last].astype(np.float64), (last + 1).astype(np.float64)


def score(pairs: Sequence[Judged]) -> dict[str, float | None]:
    """All figures over ``pairs``; a figure that is not defined on them is None."""
    groups = list(by_hypothesis(pairs).values())
    return {
        "pairs": len(pairs),
        "accuracy": accuracy(pairs),
        "f1_contradiction_micro": f1(pairs, "Contradiction"),
        "f1_entailment_micro": f1(pairs, "Entailment"),
        "f1_contradiction_macro": _mean([f1(group, "Contradiction") for group in groups]),
        "f1_entailment_macro": _mean([f1(group, "Entailment") for group in groups]),
        **_evidence(pairs),
    }


def by_hypothesis(pairs: Sequence[Judged]) -> Mapping[str, list[Judged]]:
    return _grouped(pairs, lambda pair: pair.hypothesis)


def _by_document(pairs: Sequence[Judged]) -> Mapping[int | str, list[Judged]]:
    return _grouped(pairs, lambda pair: pair.document)


def _grouped(pairs: Sequence[Judged], key: Callable[[Judged], Key]) -> dict[Key, list[Judged]]:
    groups: dict[Key, list[Judged]] = {}
    for pair in pairs:
        groups.setdefault(key(pair), []).append(pair)
    return groups


def _with_evidence(pairs: Sequence[Judged]) -> list[Judged]:
    return [pair for pair in pairs if pair.gold != "NotMentioned" and any(pair.evidence)]


def _evidence(pairs: Sequence[Judged]) -> dict[str, float | None]:
    named = _with_evidence(pairs)
    if not named:
        return dict.fromkeys(("evidence_map", "evidence_ap_micro", "evidence_p_at_r80", "evidence_top5"))
    relevant = [np.asarray(pair.evidence, dtype=np.float64) for pair in named]
    scores = [np.asarray(pair.scores, dtype=np.float64) for pair in named]
    top = [gold[np.argsort(-given, kind="stable")[:5]].any() for gold, given in zip(relevant, scores, strict=True)]
    singles = [average_precision(gold, given) for gold, given in zip(relevant, scores, strict=True)]
    together = np.concatenate(relevant), np.concatenate(scores)
    return {
        "evidence_map": float(np.mean(singles)),
        "evidence_ap_micro": average_precision(*together),
        "evidence_p_at_r80": precision_at_recall(*together),
        "evidence_top5": float(np.mean(top)),
    }


def _mean(values: Sequence[float | None]) -> float | None:
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None


def gain(
    pairs: Sequence[Judged], former: Sequence[Judged], figure: str, seed: int, draws: int = 1000
) -> tuple[float, float, float]:
    """How much ``pairs`` gain over ``former`` in a figure of `FIGURES`, with the 95 % interval of the difference.

    Paired bootstrap: whole documents are drawn with replacement, the same ones on both sides.
    """
    both = [list(_by_document(side).values()) for side in (pairs, former)]
    if [each[0].document for each in both[0]] != [each[0].document for each in both[1]]:
        raise ValueError("the two sides judge different documents")
    differences = [now - then for now, then in _drawn(both, figure, seed, draws)]
    low, high = np.percentile(differences, [2.5, 97.5])
    whole, before = FIGURES[figure](pairs), FIGURES[figure](former)
    return (whole or 0.0) - (before or 0.0), float(low), float(high)


def interval(pairs: Sequence[Judged], figure: str, seed: int, draws: int = 500) -> tuple[float, float]:
    """95 % interval of a figure of `score` by drawing whole documents with replacement."""
    values = list(_drawn([list(_by_document(pairs).values())], figure, seed, draws))
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def _drawn(sides: Sequence[Sequence[list[Judged]]], figure: str, seed: int, draws: int) -> Iterator[list[float]]:
    """The figure of every side over documents drawn with replacement, the same on all; where it is defined on all."""
    rng = np.random.default_rng(seed)
    count = len(sides[0])
    for _ in range(draws):
        drawn = rng.integers(count, size=count).tolist()
        values = [FIGURES[figure]([pair for n in drawn for pair in side[n]]) for side in sides]
        defined = [value for value in values if value is not None]
        if len(defined) == len(sides):
            yield defined


def evidence_map(pairs: Sequence[Judged]) -> float | None:
    """Mean average precision of the evidence, over the pairs that have some."""
    return _mean([_precision(pair) for pair in _with_evidence(pairs)])


@cache
def _precision_of(evidence: tuple[int, ...], scores: tuple[float, ...]) -> float:
    return average_precision(np.asarray(evidence, dtype=np.float64), np.asarray(scores, dtype=np.float64))


def _precision(pair: Judged) -> float:
    return _precision_of(tuple(pair.evidence), tuple(pair.scores))


FIGURES: dict[str, Callable[[Sequence[Judged]], float | None]] = {
    "accuracy": accuracy,
    "f1_contradiction_micro": lambda pairs: f1(pairs, "Contradiction"),
    "f1_entailment_micro": lambda pairs: f1(pairs, "Entailment"),
    "evidence_map": evidence_map,
}
