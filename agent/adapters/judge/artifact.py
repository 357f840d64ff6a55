"""The stored form of the learned reader: one npz file a channel and `card.json`. No pickle."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.features import Floats, TfIdf
from agent.domain.errors import Unavailable

CARD = "card.json"
WORDS = "words.npz"
VECTORS = "vectors.npz"


@dataclass(frozen=True, slots=True)
class Weights:
    """The parameters of one channel, for ``h`` hypotheses and ``d`` features.

    ``projection`` [d, h * 5]: for each hypothesis the log-odds of entailment and contradiction of a span, then
    its share in the three class scores of the document. ``bias`` [h, 2] belongs to the first two.
    ``top`` [h, 6, 3] and ``prior`` [h, 3]: class scores from the highest log-odds. ``neighbour`` [5] and
    ``neighbour_bias``: log-odds that a span is evidence. ``temperature``: divides the class scores.
    """

    projection: Floats
    bias: Floats
    top: Floats
    prior: Floats
    neighbour: Floats
    neighbour_bias: float
    temperature: float


@dataclass(frozen=True, slots=True)
class Artifact:
    """Both channels, the vocabulary of the first, the German mean for the second, and the card.

    The card holds data, figures and limits.
    """

    words: Weights
    tfidf: TfIdf
    vectors: Weights
    center: Floats
    card: Mapping[str, Any]


def as_stored(weights: Weights) -> Weights:
    """The weights as they come back from the file: the projection is kept in half precision."""
    return replace(weights, projection=weights.projection.astype(np.float16).astype(np.float32))


def packed(weights: Weights, **features: NDArray[Any]) -> bytes:
    """A channel as npz bytes, with what its features need: equal weights give equal bytes."""
    arrays: dict[str, NDArray[Any]] = {
        "projection": weights.projection.astype(np.float16),
        "bias": weights.bias,
        "top": weights.top,
        "prior": weights.prior,
        "neighbour": weights.neighbour,
        "scalars": np.array([weights.neighbour_bias, weights.temperature]),
    }
    file = io.BytesIO()
    np.savez_compressed(file, **arrays, **features)  # type: ignore[arg-type]  # the stub takes names for options
    return file.getvalue()


def packed_words(weights: Weights, tfidf: TfIdf) -> bytes:
    grams = sorted(tfidf.vocabulary, key=tfidf.vocabulary.__getitem__)
    return packed(weights, idf=tfidf.idf, grams=np.frombuffer("\n".join(grams).encode(), dtype=np.uint8))


def save(folder: Path, files: Mapping[str, bytes], card: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(folder: Path) -> Artifact:
    """Raises Unavailable when a file is missing or damaged."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        words, tfidf = _words(folder / WORDS)
        vectors = _arrays(folder / VECTORS)
        return Artifact(words, tfidf, _weights(vectors), vectors["center"], card)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise Unavailable("evals.artifact", folder=folder, reason=type(error).__name__) from error


def fingerprint(text: str) -> str:
    """Sixteen hex digits for a text, whatever its white space: which documents were seen in training."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    # numpy leaves a damaged file open; the file opened here is closed whatever happens
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def _words(path: Path) -> tuple[Weights, TfIdf]:
    arrays = _arrays(path)
    grams = arrays["grams"].tobytes().decode().split("\n")
    return _weights(arrays), TfIdf({gram: column for column, gram in enumerate(grams)}, arrays["idf"])


def _weights(arrays: Mapping[str, NDArray[Any]]) -> Weights:
    neighbour_bias, temperature = arrays["scalars"].tolist()
    small = {name: arrays[name] for name in ("bias", "top", "prior", "neighbour")}
    projection = arrays["projection"].astype(np.float32)
    return Weights(projection=projection, neighbour_bias=neighbour_bias, temperature=temperature, **small)
