"""Answers beside the right ones, as `metrics` wants them."""

from collections.abc import Iterable, Mapping

from agent.adapters.judge.two_stage import CHOICES, HypothesisReading, softmax
from evals.contract_nli.corpus import Corpus
from evals.contract_nli.dataset import Annotation, BenchmarkDocument
from evals.contract_nli.fitting import HeldOut
from evals.contract_nli.metrics import Judged


def from_readings(document: BenchmarkDocument, readings: Mapping[str, HypothesisReading]) -> list[Judged]:
    """The pairs of an annotated document; hypotheses without annotation are left out."""
    gold = document.annotations or {}
    return [
        _pair(document, name, gold[name], reading.choice, reading.scores, max(reading.probabilities.values()))
        for name, reading in readings.items()
        if name in gold
    ]


def from_held_out(corpus: Corpus, found: Iterable[HeldOut], temperature: float) -> list[Judged]:
    """``temperature`` divides the class scores."""
    return [
        _pair(
            corpus.documents[each.position].document,
            name,
            corpus.documents[each.position].annotation(name),
            CHOICES[int(each.scores[h].argmax())],
            tuple(each.evidence[:, h].tolist()),
            float(softmax(each.scores[h] / temperature).max()),
        )
        for each in found
        for h, name in enumerate(corpus.hypotheses)
    ]


def _pair(
    document: BenchmarkDocument,
    name: str,
    gold: Annotation,
    choice: str,
    scores: tuple[float, ...],
    confidence: float,
) -> Judged:
    evidence = [0] * len(scores)
    for position in gold.spans:
        evidence[position] = 1
    return Judged(document.id, name, gold.choice, choice, evidence, scores, confidence)
