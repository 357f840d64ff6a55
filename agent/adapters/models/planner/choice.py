"""The learned choice: a linear model over `features`, made by ``make planner`` from our own utterances."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np

from agent.adapters.models.planner.features import DIMENSIONS, Floats
from agent.domain.errors import Unavailable

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Linear:
    """``weights`` [DIMENSIONS, labels], ``bias`` [labels]."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats

    def shares(self, rows: Floats) -> Floats:
        """float32 [rows, labels]; each row sums to 1."""
        scores = rows @ self.weights + self.bias
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)

    def ranked(self, row: Floats) -> list[tuple[str, float]]:
        """Labels with their share, the best first."""
        shares = self.shares(row[None, :])[0]
        return [(self.labels[at], float(shares[at])) for at in np.argsort(-shares)]


@dataclass(frozen=True, slots=True)
class Choices:
    """``intent``: a tool, a department, or a topic of small talk. ``kpi``: which KPI, once it is one."""

    intent: Linear
    kpi: Linear


@lru_cache(maxsize=1)
def load_choices() -> Choices:
    """Raises Unavailable ``planner.model`` where the file is missing or of another release."""
    try:
        with as_file(files(__package__) / "model" / "choices.npz") as path, np.load(path, allow_pickle=False) as stored:
            return Choices(*(_linear(stored, name) for name in ("intent", "kpi")))
    except (OSError, KeyError, ValueError) as error:
        raise Unavailable("planner.model") from error


def _linear(stored: "np.lib.npyio.NpzFile", name: str) -> Linear:
    weights = stored[f"{name}_weights"].astype(np.float32)
    if weights.shape[0] != DIMENSIONS:
        raise ValueError(name)
    return Linear(tuple(stored[f"{name}_labels"].tolist()), weights, stored[f"{name}_bias"].astype(np.float32))


def packed(choices: Choices) -> dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.generic]]"]:
    """The arrays of the file."""
    found: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]] = {}
    for name, linear in (("intent", choices.intent), ("kpi", choices.kpi)):
        found[f"{name}_labels"] = np.array(linear.labels)
        found[f"{name}_weights"] = linear.weights.astype(np.float16)
        found[f"{name}_bias"] = linear.bias.astype(np.float32)
    return found


def best(ranked: Sequence[tuple[str, float]]) -> tuple[str, float]:
    return ranked[0]
