"""A tiny benchmark of own wording: enough to train both stages in a second."""

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HYPOTHESES = ("nda-1", "nda-4", "nda-16")
_SAYS = {
    ("nda-1", "Entailment"): (
        "Papers count as confidential only when stamped secret.",
        "A secret must bear a stamp of secrecy.",
    ),
    ("nda-1", "Contradiction"): (
        "No stamp is needed for a paper to be secret.",
        "Papers are secret with or without any stamp.",
    ),
    ("nda-4", "Entailment"): (
        "The receiver uses the papers for the project and nothing else.",
        "Use beyond the project is forbidden.",
    ),
    ("nda-4", "Contradiction"): (
        "The receiver may use the papers for any purpose it likes.",
        "Use is free for every purpose.",
    ),
    ("nda-16", "Entailment"): (
        "At the end all papers go back to their owner.",
        "The receiver hands back or shreds the papers.",
    ),
    ("nda-16", "Contradiction"): (
        "The receiver need not hand anything back.",
        "Nothing has to go back to the owner.",
    ),
}
_REST = (
    "This paper is governed by the law of the harbour.",
    "Signed in two copies on the pier.",
    "The parties talk about selling boats.",
    "A clause that fails leaves the others standing.",
)
_CHOICES = ("Entailment", "Contradiction", "NotMentioned")


def document(number: int, annotated: bool = True) -> dict[str, Any]:
    """Document ``number`` in the benchmark's format; the choices run through all combinations."""
    spans = [_REST[number % 4], _REST[(number + 1) % 4]]
    annotations = {}
    for position, name in enumerate(HYPOTHESES):
        choice = _CHOICES[number // 3**position % 3]
        found = []
        if choice != "NotMentioned":
            found = [len(spans)]
            spans.append(_SAYS[name, choice][number % 2])
        annotations[name] = {"choice": choice, "spans": found}
    entry: dict[str, Any] = {"id": number, "text": "\n".join(spans), "spans": _offsets(spans)}
    if annotated:
        entry["annotation_sets"] = [{"annotations": annotations}]
    return entry


def _offsets(spans: Sequence[str]) -> list[list[int]]:
    starts = np.cumsum([0, *(len(span) + 1 for span in spans)]).tolist()
    return [[start, start + len(span)] for start, span in zip(starts, spans, strict=False)]


def benchmark(numbers: Sequence[int], annotated: bool = True) -> dict[str, Any]:
    labels = {name: {"hypothesis": name} for name in HYPOTHESES}
    return {"documents": [document(number, annotated) for number in numbers], "labels": labels}


def write_training_folder(folder: Path) -> Path:
    """The three files that training wants; the evidence file repeats a full document, as the real one does."""
    _write(folder / "dev.json", benchmark(range(27)))
    _write(folder / "train_truncated.json", benchmark(range(27, 54)))
    lines = [_evidence(number, known=number < 54) for number in range(50, 80)]
    (folder / "train_labels_evidence.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return folder


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")


def _evidence(number: int, known: bool) -> dict[str, Any]:
    entry = document(number)
    texts = [entry["text"][start:end] for start, end in entry["spans"]]
    annotations = {
        name: {"choice": each["choice"], "evidence_text": "\n".join(texts[span] for span in each["spans"])}
        for name, each in entry["annotation_sets"][0]["annotations"].items()
    }
    return {"train_index": number, "id": number if known else None, "annotations": annotations}


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Stands for the sentence encoder: counts of hashed words, length 1, the same on every machine."""
    vectors = np.zeros((len(texts), 512), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.lower().split():
            vectors[row, zlib.crc32(word.encode()) % 512] += 1
    return vectors / np.maximum(1, np.linalg.norm(vectors, axis=1, keepdims=True))
