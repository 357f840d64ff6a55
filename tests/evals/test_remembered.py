"""Vectors are made once a text, in the order that was asked for."""

from collections.abc import Sequence

import numpy as np

from agent.adapters.judge.features import Floats
from evals.remembered import Remembered


def test_a_text_is_embedded_once_and_comes_back_in_its_place() -> None:
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> Floats:
        asked.extend(texts)
        return np.array([[float(len(text))] for text in texts], dtype=np.float32)

    remembered = Remembered(embed)
    assert remembered(["bb", "a", "bb"]).ravel().tolist() == [2, 1, 2]
    assert remembered(["ccc", "a"]).ravel().tolist() == [3, 1]
    assert asked == ["bb", "a", "ccc"]


def test_many_texts_are_embedded_some_at_a_time() -> None:
    sizes: list[int] = []

    def embed(texts: Sequence[str]) -> Floats:
        sizes.append(len(texts))
        return np.array([[float(text)] for text in texts], dtype=np.float32)

    vectors = Remembered(embed)([str(number) for number in range(600)])
    assert vectors.ravel().tolist() == list(range(600))
    assert len(sizes) > 1
    assert max(sizes) < 600
