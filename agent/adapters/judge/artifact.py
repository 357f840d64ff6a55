"""The stored form of the learned reader: one npz file a language and `card.json`. No pickle.

A file is opened when its language is first read; whether it is whole is seen before.
"""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as DeflateError

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.features import Floats, TfIdf
from agent.domain.errors import Unavailable
from agent.domain.language import Language

CARD = "card.json"
FILES = {Language.EN: "english.npz", Language.DE: "german.npz"}
_LARGE = 5_000  # numbers; a larger table is kept in half precision


@dataclass(frozen=True, slots=True)
class Linear:
    """Log-odds of a span, of entailment and contradiction: ``weights`` [d, h * 2], ``bias`` [h * 2]."""

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Net:
    """The same by one hidden layer of ``k``: ``words`` [w, k], ``dense`` [d, k], ``out`` [k, h * 2]."""

    words: Floats
    dense: Floats
    hidden_bias: Floats
    out: Floats
    out_bias: Floats


@dataclass(frozen=True, slots=True)
class Choice:
    """Class scores of a document, ``h`` hypotheses and three classes.

    ``pooled`` [d, h * 3] weighs the features of the spans that matter, ``top`` [h, 6, 3] the highest log-odds,
    ``rules`` [h, 2 * r, 3] what the rules found; ``prior`` [h, 3].
    """

    pooled: Floats
    top: Floats
    rules: Floats
    prior: Floats


@dataclass(frozen=True, slots=True)
class Evidence:
    """Log-odds that a span is evidence: ``weights`` [f], ``bias`` [1]."""

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Reader:
    """All that reads one language. Three readers of spans: words (English only), sentence vectors, and a network.

    ``words``, ``net_words``: their vocabularies; ``center`` [512] is taken off the sentence vectors. ``plain`` and
    ``plain_evidence``: the choice by the words alone, for a draft without sentence vectors. ``temperature`` [2]
    divides the class scores, of all readers and of the words alone.
    """

    words: TfIdf | None
    word_spans: Linear | None
    word_choice: Choice | None
    plain: Choice | None
    plain_evidence: Evidence | None
    center: Floats
    vector_spans: Linear
    vector_choice: Choice
    net_words: TfIdf
    net: Net
    net_choice: Choice
    evidence: Evidence
    temperature: Floats


_PARTS: Mapping[str, type[Any]] = {
    "words": TfIdf,
    "word_spans": Linear,
    "word_choice": Choice,
    "plain": Choice,
    "plain_evidence": Evidence,
    "vector_spans": Linear,
    "vector_choice": Choice,
    "net_words": TfIdf,
    "net": Net,
    "net_choice": Choice,
    "evidence": Evidence,
}
_ARRAYS = ("center", "temperature")
_ENGLISH_ONLY = frozenset({"words", "word_spans", "word_choice", "plain", "plain_evidence"})


@dataclass(frozen=True, slots=True)
class Artifact:
    """The files of both languages as bytes, and the card with data, figures and limits."""

    files: Mapping[str, bytes]
    card: Mapping[str, Any]
    _opened: dict[Language, Reader] = field(default_factory=dict)

    def reader(self, language: Language) -> Reader:
        """Opened once. Raises Unavailable when the file is damaged."""
        if language not in self._opened:
            name = FILES[language]
            try:
                self._opened[language] = _unpacked(self.files[name])
            except (ValueError, KeyError, EOFError, BadZipFile, DeflateError) as error:
                raise Unavailable("evals.artifact", folder=name, reason=type(error).__name__) from error
        return self._opened[language]


def packed(reader: Reader) -> bytes:
    """npz bytes; equal readers give equal bytes."""
    arrays: dict[str, NDArray[Any]] = {name: getattr(reader, name) for name in _ARRAYS}
    for name, kind in _PARTS.items():
        part = getattr(reader, name)
        if part is not None:
            values = _words_as_arrays(part) if kind is TfIdf else _fields(part)
            arrays |= {f"{name}.{key}": value for key, value in values.items()}
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # the stub takes names for options
    return file.getvalue()


def _fields(part: Any) -> dict[str, NDArray[Any]]:
    values = {name: np.asarray(getattr(part, name)) for name in type(part).__slots__}
    return {name: value.astype(np.float16) if value.size > _LARGE else value for name, value in values.items()}


def _words_as_arrays(terms: TfIdf) -> dict[str, NDArray[Any]]:
    grams = sorted(terms.vocabulary, key=terms.vocabulary.__getitem__)
    joined = np.frombuffer("\n".join(grams).encode(), dtype=np.uint8)
    return {"idf": terms.idf, "grams": joined, "of_letters": np.array(terms.of_letters)}


def _unpacked(data: bytes) -> Reader:
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    parts = {name: _part(name, kind, arrays) for name, kind in _PARTS.items()}
    return Reader(**parts, **{name: arrays[name].astype(np.float32) for name in _ARRAYS})


def _part(name: str, kind: type[Any], arrays: Mapping[str, NDArray[Any]]) -> Any:
    own = {key.removeprefix(f"{name}."): value for key, value in arrays.items() if key.startswith(f"{name}.")}
    if not own and name in _ENGLISH_ONLY:
        return None
    if kind is TfIdf:
        grams = own["grams"].tobytes().decode().split("\n") if len(own["grams"]) else []
        of_letters = bool(own.get("of_letters", False))  # an older file holds words
        return TfIdf({gram: column for column, gram in enumerate(grams)}, own["idf"], of_letters)
    return kind(**{field_name: own[field_name].astype(np.float32) for field_name in kind.__slots__})


def save(folder: Path, files: Mapping[str, bytes], card: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(folder: Path) -> Artifact:
    """Raises Unavailable when a file is missing or damaged."""
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in FILES.values()}
        for name, data in files.items():
            _check(name, data)
        return Artifact(files, card)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise Unavailable("evals.artifact", folder=folder, reason=type(error).__name__) from error


def _check(name: str, data: bytes) -> None:
    """The table of contents of a file: whole, and with every part that reading needs."""
    with ZipFile(io.BytesIO(data)) as archive:
        found = {entry.removesuffix(".npy").partition(".")[0] for entry in archive.namelist()}
    missing = [part for part in needed(name) if part not in found]
    if missing:
        raise ValueError(f"{name} lacks {missing[0]}")


def needed(name: str) -> Sequence[str]:
    """The parts that the file ``name`` must hold."""
    english = name == FILES[Language.EN]
    return [part for part in (*_PARTS, *_ARRAYS) if english or part not in _ENGLISH_ONLY]


def version_of(files: Mapping[str, bytes]) -> str:
    return "two-stage-2-" + hashlib.sha256(b"".join(files[name] for name in sorted(files))).hexdigest()[:8]


def fingerprint(text: str) -> str:
    """Sixteen hex digits for a text, whatever its white space: which documents were seen in training."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
