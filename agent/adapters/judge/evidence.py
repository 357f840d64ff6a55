"""How likely each span is evidence: what the readers say of it, of its neighbours, and how it is written.

A list item is evidence together with its lead-in, so neighbours and the shape of a span count.
"""

import re
from collections.abc import Sequence

import numpy as np

from agent.adapters.judge.features import Floats
from agent.adapters.judge.pooling import NO_SPAN, mean_of, neighbourhood, ranks, relevance, shifted

_ITEM = re.compile(r"^\W*\(?[a-z0-9ivx]{1,4}[).]\s")
_OF_READER, _AROUND, _SHAPE, _LISTS = 3, 6, 6, 3


def feature_count(readers: int) -> int:
    """How many features `evidence_features` gives for the log-odds of ``readers`` readers."""
    return 5 + _OF_READER * readers + _AROUND + _SHAPE + _LISTS


def evidence_features(log_odds: Sequence[Floats], texts: Sequence[str]) -> Floats:
    """float32 [spans, hypotheses, features]; ``log_odds`` holds [spans, hypotheses, 2] of each reader."""
    mean = mean_of(log_odds)
    own = relevance(mean)
    shape = _shape(texts)
    spread = np.broadcast_to(shape[:, None, :], (*own.shape, _SHAPE))
    before, after = shifted(own, 1), shifted(own, -1)
    lists = np.stack(
        [before * shape[:, 3, None], after * shape[:, 2, None], before * shape[:, 1, None]],
        axis=2,
    )
    single = [_of_reader(each) for each in log_odds]
    parts = [neighbourhood(mean), *single, _around(own), spread, lists]
    return np.asarray(np.concatenate(parts, axis=2), dtype=np.float32)


def _of_reader(log_odds: Floats) -> Floats:
    own = relevance(log_odds)
    best = own.max(axis=0, initial=NO_SPAN)
    return np.stack([own, best - own, np.log1p(ranks(own)).astype(np.float32)], axis=2)


def _around(own: Floats) -> Floats:
    """Two before, two after, the best and the second best of the document, first or not, company of neighbours."""
    ordered = -np.sort(-np.concatenate([own, np.full((2, own.shape[1]), NO_SPAN, dtype=np.float32)]), axis=0)
    near = np.maximum(shifted(own, 1), shifted(own, -1)) * own / 8
    everywhere = [np.broadcast_to(ordered[place], own.shape) for place in (0, 1)]
    return np.stack([shifted(own, 2), shifted(own, -2), *everywhere, ranks(own) == 0, near], axis=2)


def _shape(texts: Sequence[str]) -> Floats:
    """[spans, 6]: length, item, lead-in, behind a lead-in, before an item, behind an item."""
    item = np.array([bool(_ITEM.match(text)) for text in texts], dtype=np.float32)
    lead = np.array([text.rstrip().endswith(":") for text in texts], dtype=np.float32)
    length = np.log1p(np.array([len(text) for text in texts], dtype=np.float32))
    none = np.zeros(min(1, len(texts)), dtype=np.float32)
    columns = [length, item, lead, _join(none, lead[:-1]), _join(item[1:], none), _join(none, item[:-1])]
    return np.stack(columns, axis=1)


def _join(first: Floats, second: Floats) -> Floats:
    return np.concatenate([first, second])
