"""Files in the benchmark's format: documents with given spans, with or without annotations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.domain.errors import BadInput

CHOICES = ("Entailment", "Contradiction", "NotMentioned")


@dataclass(frozen=True, slots=True)
class Annotation:
    """``choice`` is one of `CHOICES`; ``spans`` are positions in ``BenchmarkDocument.spans``."""

    choice: str
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BenchmarkDocument:
    """``id`` keeps the type it has in the file; ``spans`` are the texts of the given spans, in order."""

    id: int | str
    text: str
    spans: tuple[str, ...]
    annotations: Mapping[str, Annotation] | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    documents: tuple[BenchmarkDocument, ...]
    hypotheses: tuple[str, ...]  # ids, empty when the file names none

    @property
    def annotated(self) -> bool:
        return bool(self.documents) and all(document.annotations is not None for document in self.documents)


def read_benchmark(path: Path) -> Benchmark:
    """Raises BadInput with code ``evals.unreadable`` or ``evals.format``, which names the place."""
    content = _json(path)
    _check(path, isinstance(content, dict) and isinstance(content.get("documents"), list), "documents", "is no list")
    labels = content.get("labels", {})
    _check(path, isinstance(labels, dict), "labels", "is no object")
    documents = tuple(_document(path, n, entry) for n, entry in enumerate(content["documents"]))
    ids = [document.id for document in documents]
    _check(path, len({(type(each), each) for each in ids}) == len(ids), "documents", "holds an id twice")
    return Benchmark(documents, tuple(labels))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise BadInput("evals.unreadable", file=path, reason=reason) from error


def _check(path: Path, holds: bool, place: str, problem: str) -> None:
    if not holds:
        raise BadInput("evals.format", file=path, place=place, problem=problem)


def _document(path: Path, position: int, entry: Any) -> BenchmarkDocument:
    place = f"documents[{position}]"
    _check(path, isinstance(entry, dict), place, "is no object")
    identity, text, spans = entry.get("id"), entry.get("text"), entry.get("spans")
    _check(path, isinstance(identity, int | str) and not isinstance(identity, bool), f"{place}.id", "is missing")
    _check(path, isinstance(text, str), f"{place}.text", "is missing")
    _check(path, isinstance(spans, list), f"{place}.spans", "is no list")
    for number, span in enumerate(spans):
        _check(path, _is_span(span, len(text)), f"{place}.spans[{number}]", "is no [start, end] within the text")
    sets = entry.get("annotation_sets") or []
    _check(path, isinstance(sets, list), f"{place}.annotation_sets", "is no list")
    annotations = _annotations(path, f"{place}.annotation_sets[0]", sets[0], len(spans)) if sets else None
    return BenchmarkDocument(identity, text, tuple(text[start:end] for start, end in spans), annotations)


def _is_span(span: Any, length: int) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(type(offset) is int for offset in span)
        and 0 <= span[0] <= span[1] <= length
    )


def _annotations(path: Path, place: str, entry: Any, spans: int) -> Mapping[str, Annotation]:
    found = entry.get("annotations") if isinstance(entry, dict) else None
    _check(path, isinstance(found, dict), f"{place}.annotations", "is no object")
    return {name: _annotation(path, f"{place}.{name}", each, spans) for name, each in dict(found or {}).items()}


def _annotation(path: Path, place: str, entry: Any, spans: int) -> Annotation:
    _check(path, isinstance(entry, dict) and entry.get("choice") in CHOICES, place, "has no valid choice")
    positions: Sequence[Any] = entry.get("spans", [])
    known = isinstance(positions, list) and all(type(each) is int and 0 <= each < spans for each in positions)
    _check(path, known, place, "names a span that does not exist")
    return Annotation(entry["choice"], tuple(positions))
