"""From spans to a document: how the log-odds of single spans become features of the whole.

Shapes: ``log_odds`` is [spans, hypotheses, 2], the log-odds that a span entails (0) or contradicts (1).
Training and reading share these functions, so that they cannot drift apart.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.features import Floats

TOP = 3
# Stands for a span that a short document does not have: far from any evidence.
NO_SPAN = -8.0
NEIGHBOUR_FEATURES = 5


def sigmoid(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float32)


def mean_of(log_odds: Sequence[Floats]) -> Floats:
    """The mean over several readers."""
    return np.asarray(np.mean(log_odds, axis=0), dtype=np.float32)


def relevance(log_odds: Floats) -> Floats:
    """[spans, hypotheses]: log-odds that a span says anything on a hypothesis, either way."""
    return np.asarray(np.logaddexp(log_odds[:, :, 0], log_odds[:, :, 1]), dtype=np.float32)


def highest(log_odds: Floats) -> Floats:
    """[hypotheses, 6]: the three highest log-odds for entailment, then the three for contradiction."""
    missing = max(0, TOP - len(log_odds))
    padded = np.pad(log_odds, ((0, missing), (0, 0), (0, 0)), constant_values=NO_SPAN)
    best = -np.sort(-padded, axis=0)[:TOP]
    return np.asarray(best.transpose(1, 2, 0).reshape(log_odds.shape[1], 2 * TOP), dtype=np.float32)


def attention(log_odds: Floats) -> Floats:
    """[spans, hypotheses]: the share of each span in the text that is read for a hypothesis.

    The sum over the spans is at most 1, and near 0 where nothing is relevant.
    """
    weight = sigmoid(relevance(log_odds))
    return np.asarray(weight / np.maximum(1, weight.sum(axis=0)), dtype=np.float32)


def neighbourhood(log_odds: Floats) -> Floats:
    """[spans, hypotheses, 5]: own relevance, the one before, the one after, distance to the best, log rank.

    A list item is evidence together with its lead-in, so neighbours count.
    """
    own = relevance(log_odds)
    best = own.max(axis=0, initial=NO_SPAN)
    ordered = np.log1p(ranks(own))
    parts = [own, shifted(own, 1), shifted(own, -1), best - own, ordered]
    return np.asarray(np.stack(parts, axis=2), dtype=np.float32)


def shifted(values: Floats, places: int) -> Floats:
    """The values of the span ``places`` before (after, where negative); none there: `NO_SPAN`."""
    moved = np.full_like(values, NO_SPAN)
    if places > 0:
        moved[places:] = values[:-places]
    else:
        moved[:places] = values[-places:]
    return moved


def ranks(values: Floats) -> NDArray[np.int64]:
    """[spans, hypotheses]: 0 for the highest value of a column."""
    return np.asarray(np.argsort(np.argsort(-values, axis=0, kind="stable"), axis=0, kind="stable"), dtype=np.int64)
