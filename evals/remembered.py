"""Sentence vectors that are made once a text: training asks for the same sentences several times, and a planted
draft differs from its base in one.
"""

from collections.abc import Sequence

import numpy as np

from agent.adapters.judge.features import Embed, Floats

_AT_ONCE = 256


class Remembered:
    """Wraps ``embed``; holds every vector in memory (2 KB a text)."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        for start in range(0, len(new), _AT_ONCE):
            some = new[start : start + _AT_ONCE]
            self._known.update(zip(some, self._embed(some), strict=True))
        return np.stack([self._known[text] for text in texts])
