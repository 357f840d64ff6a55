"""Stage one by a small network: all hypotheses share one hidden layer over words, sentence vector and rules.

A hypothesis with few examples learns from the others what matters in a sentence. Trained with Adam
(Kingma & Ba, 2015) and dropout (Srivastava et al., 2014), in numpy: it takes seconds and needs no GPU.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from agent.adapters.judge.artifact import Net
from agent.adapters.judge.features import Floats

HIDDEN = 128
_EPOCHS = 16
_BATCH = 256
_RATE = 3e-3
_WARM = 50  # steps until the full rate
_DROPPED = 0.4
_DECAY = 1e-5
_MOMENTUM, _SPREAD, _TINY = 0.9, 0.99, 1e-8
_START_BIAS = -4.0  # evidence is rare


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the network sees of each span: ``words`` sparse [spans, w], ``dense`` [spans, d]."""

    words: csr_matrix
    dense: Floats

    def rows(self, rows: NDArray[np.int64]) -> "Inputs":
        return Inputs(self.words[rows], self.dense[rows])

    def log_odds(self, net: Net) -> Floats:
        """[spans, h * 2]"""
        hidden = np.maximum(self.words @ net.words + self.dense @ net.dense + net.hidden_bias, 0)
        return np.asarray(hidden @ net.out + net.out_bias, dtype=np.float32)


class _Adam:
    """One parameter with its running moments; updates in place."""

    def __init__(self, value: Floats, decay: float) -> None:
        self.value, self._decay = value, decay
        self._mean, self._square, self._room = np.zeros_like(value), np.zeros_like(value), np.zeros_like(value)

    def step(self, slope: Floats, rate: float, number: int) -> None:
        slope = np.asarray(slope, dtype=np.float32)
        slope += self._decay * self.value
        self._mean *= _MOMENTUM
        np.multiply(slope, 1 - _MOMENTUM, out=self._room)
        self._mean += self._room
        self._square *= _SPREAD
        np.multiply(slope, slope, out=self._room)
        self._room *= 1 - _SPREAD
        self._square += self._room
        np.sqrt(self._square, out=self._room)
        self._room += _TINY
        np.divide(self._mean, self._room, out=self._room)
        self._room *= rate * np.sqrt(1 - _SPREAD**number) / (1 - _MOMENTUM**number)
        self.value -= self._room


def fit_net(inputs: Inputs, targets: Floats, seed: int) -> Net:
    """Learns ``targets`` [spans, h * 2], 0 or 1. The same seed gives the same network."""
    rng = np.random.default_rng(seed)
    layers = _layers(inputs, targets.shape[1], rng)
    count = len(targets)
    steps = _EPOCHS * max(1, count // _BATCH)
    number = 0
    for _ in range(_EPOCHS):
        order = rng.permutation(count)
        for start in range(0, max(1, count // _BATCH) * _BATCH, _BATCH):
            number += 1
            rows = order[start : start + _BATCH]
            slopes = _slopes(inputs.rows(rows), targets[rows], layers, rng)
            rate = _RATE * min(1, number / _WARM) * (1 - number / (steps + 1))
            for layer, slope in zip(layers, slopes, strict=True):
                layer.step(slope, rate, number)
    return Net(*(layer.value for layer in layers))


def _layers(inputs: Inputs, outputs: int, rng: np.random.Generator) -> tuple[_Adam, ...]:
    words, dense = inputs.words.shape[1], inputs.dense.shape[1]
    starts = (
        (rng.normal(0, 0.1, (words, HIDDEN)), _DECAY),
        (rng.normal(0, 2, (dense, HIDDEN)) / np.sqrt(dense), _DECAY),
        (np.zeros(HIDDEN), 0.0),
        (rng.normal(0, 0.5, (HIDDEN, outputs)) / np.sqrt(HIDDEN), _DECAY),
        (np.full(outputs, _START_BIAS), 0.0),
    )
    return tuple(_Adam(value.astype(np.float32), decay) for value, decay in starts)


def _slopes(inputs: Inputs, targets: Floats, layers: tuple[_Adam, ...], rng: np.random.Generator) -> tuple[Floats, ...]:
    """Gradients of the mean cross-entropy of a batch, layer by layer."""
    words, dense, hidden_bias, out, out_bias = (layer.value for layer in layers)
    before = inputs.words @ words + inputs.dense @ dense + hidden_bias
    kept = (rng.random(before.shape, dtype=np.float32) > _DROPPED) * (before > 0) / np.float32(1 - _DROPPED)
    hidden = before * kept
    error = (1 / (1 + np.exp(-np.clip(hidden @ out + out_bias, -30, 30))) - targets) / np.float32(len(targets))
    back = (error @ out.T) * kept
    return inputs.words.T @ back, inputs.dense.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)
