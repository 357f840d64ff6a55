"""Whether a confidence of .8 is right eight times of ten.

Expected calibration error as in Guo et al., On Calibration of Modern Neural Networks (ICML 2017): the gap
between confidence and share of right answers, over bins of confidence, weighted by their size.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from evals.contract_nli.metrics import Judged

EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
WORTH = 0.5  # a verdict that is wrong more often than right is none


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose confidence lies from ``low`` to ``high``; ``right`` is the share of right answers."""

    low: float
    high: float
    pairs: int
    confidence: float
    right: float


def bins(pairs: Sequence[Judged], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The bins that hold pairs; pairs without confidence are left out."""
    known = [(pair.confidence, pair.gold == pair.choice) for pair in pairs if pair.confidence is not None]
    found = []
    for low, high in itertools.pairwise(edges):
        inside = [each for each in known if low <= each[0] < high or (each[0] >= high == edges[-1])]
        if inside:
            confidence = sum(each for each, _ in inside) / len(inside)
            found.append(Bin(low, high, len(inside), confidence, sum(right for _, right in inside) / len(inside)))
    return found


def expected_error(pairs: Sequence[Judged]) -> float | None:
    """None where no pair has a confidence."""
    found = bins(pairs)
    total = sum(each.pairs for each in found)
    return sum(each.pairs * abs(each.confidence - each.right) for each in found) / total if total else None


def unclear_below(pairs: Sequence[Judged]) -> float | None:
    """The lowest edge from which on every bin is right more often than not.

    Only entailment and contradiction count: these become verdicts. None where no bin is.
    """
    threshold = None
    for each in reversed(bins([pair for pair in pairs if pair.choice != "NotMentioned"])):
        if each.right <= WORTH:
            break
        threshold = each.low
    return threshold
