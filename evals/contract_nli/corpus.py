"""The training corpus: full documents and, for the others, the evidence that the benchmark gives."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.adapters.judge.two_stage import CHOICES
from agent.domain.language import Language
from evals.contract_nli.dataset import Annotation, BenchmarkDocument, read_benchmark

FOLDS = 5
_STANCES = ("Entailment", "Contradiction")


@dataclass(frozen=True, slots=True)
class TrainingDocument:
    """``full`` is False where only evidence is known; ``fold`` is the part it is held out with.

    German documents are self-made; they train and don't count in the cross-validation.
    """

    document: BenchmarkDocument
    full: bool
    fold: int
    language: Language = Language.EN

    def annotation(self, hypothesis: str) -> Annotation:
        return (self.document.annotations or {}).get(hypothesis, Annotation("NotMentioned", ()))


class Corpus:
    """Documents as arrays. ``starts[i]:starts[i + 1]`` are the spans of document ``i`` in ``texts``.

    ``targets`` [spans, h, 2]: the span is evidence of entailment, of contradiction. ``choices``
    [documents, h]: position in `CHOICES`. ``span_fold``, ``fold``: the part each is held out with.
    ``german`` [spans]: self-made German.
    ``rows[i]``: the spans that stage two reads for document ``i``.
    """

    def __init__(self, documents: Sequence[TrainingDocument], hypotheses: Sequence[str], seed: int) -> None:
        self.documents = tuple(documents)
        self.hypotheses = tuple(hypotheses)
        self.texts = [span for each in documents for span in each.document.spans]
        self.starts = np.cumsum([0, *(len(each.document.spans) for each in documents)])
        self.fold = np.array([each.fold for each in documents])
        self.span_fold = np.repeat(self.fold, np.diff(self.starts))
        self.german = np.repeat([each.language is Language.DE for each in documents], np.diff(self.starts))
        self.full = np.array([each.full for each in documents])
        self.targets = self._targets()
        self.choices = np.array(
            [[CHOICES.index(each.annotation(name).choice) for name in self.hypotheses] for each in documents]
        )
        rng = np.random.default_rng(seed)
        self.rows = [self._rows(position, rng) for position in range(len(documents))]

    def _targets(self) -> NDArray[np.bool_]:
        targets = np.zeros((len(self.texts), len(self.hypotheses), len(_STANCES)), dtype=np.bool_)
        for start, each in zip(self.starts, self.documents, strict=False):
            for column, name in enumerate(self.hypotheses):
                found = each.annotation(name)
                if found.choice in _STANCES:
                    targets[start + np.array(found.spans, dtype=int), column, _STANCES.index(found.choice)] = True
        return targets

    def own_rows(self, position: int) -> NDArray[np.int64]:
        return np.arange(self.starts[position], self.starts[position + 1])

    def _rows(self, position: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Evidence alone looks unlike a document: the rest of a full one of the same part stands around it."""
        own = self.own_rows(position)
        if self.full[position]:
            return own
        donors = [
            n
            for n in np.flatnonzero(self.full & (self.fold == self.fold[position]))
            if self.documents[n].language is self.documents[position].language
        ]
        if not donors:
            return own
        rest = self.own_rows(int(rng.choice(donors)))
        return np.concatenate([own, rest[~self.targets[rest].any(axis=(1, 2))]])


def folded(
    full: Sequence[BenchmarkDocument], partial: Sequence[BenchmarkDocument], seed: int
) -> list[TrainingDocument]:
    """Each kind of document spread evenly over the parts, by chance."""
    rng = np.random.default_rng(seed)
    return [
        TrainingDocument(document, is_full, int(fold))
        for documents, is_full in ((full, True), (partial, False))
        for document, fold in zip(documents, rng.permutation(len(documents)) % FOLDS, strict=True)
    ]


def read_full(folder: Path) -> tuple[list[BenchmarkDocument], list[BenchmarkDocument]]:
    """The full documents given for training: the development split, and those of the training split."""
    dev = read_benchmark(folder / "dev.json")
    train = read_benchmark(folder / "train_truncated.json")
    return list(dev.documents), list(train.documents)


def read_evidence(path: Path, known: Sequence[BenchmarkDocument]) -> list[BenchmarkDocument]:
    """Training documents of which only labels and evidence are given, without those in ``known``.

    Evidence spans stand one a line; a span that supports several hypotheses is kept once.
    """
    ids = {document.id for document in known}
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_from_evidence(record) for record in records if record.get("id") not in ids]


def _from_evidence(record: dict[str, object]) -> BenchmarkDocument:
    annotations = record["annotations"]
    assert isinstance(annotations, dict)  # noqa: S101 - narrows the type
    places: dict[str, int] = {}
    found = {}
    for name, each in annotations.items():
        lines = [line for line in each["evidence_text"].split("\n") if line.strip()]
        found[name] = Annotation(each["choice"], tuple(places.setdefault(line, len(places)) for line in lines))
    return BenchmarkDocument(f"train-{record['train_index']}", "\n".join(places), tuple(places), found)
