"""`kam eval contract-nli`: judge the documents of a benchmark file, write the answers, score them."""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from agent.adapters.judge.artifact import fingerprint
from agent.adapters.judge.features import Embed
from agent.adapters.judge.two_stage import HypothesisReading, TwoStageModel
from agent.domain.errors import BadInput
from agent.domain.language import Language, detect
from evals.contract_nli.calibration import bins, expected_error
from evals.contract_nli.dataset import Benchmark, BenchmarkDocument, read_benchmark
from evals.contract_nli.judged import from_readings
from evals.contract_nli.metrics import Judged, by_hypothesis, score

Readings = Mapping[str, HypothesisReading]


def run(
    data: Path, predictions: Path, model: TwoStageModel | None = None, embed: Embed | None = None
) -> dict[str, Any]:
    """Judge every document of ``data`` and write one line a document and hypothesis to ``predictions``.

    A line is ``{"id", "hypothesis", "choice", "scores": [one per span]}``. The report carries the metrics
    where the file is annotated, once over all documents and once over those the model was not trained on.
    Raises BadInput when a file cannot be used.
    """
    start = time.perf_counter()
    model = model or TwoStageModel.load()
    benchmark = read_benchmark(data)
    hypotheses = _hypotheses(data, benchmark, model)
    languages = [detect(document.text, default=Language.EN) for document in benchmark.documents]
    embed = embed or _sentence_vectors()
    answers = [
        _asked(model.read(document.spans, language, embed), hypotheses)
        for document, language in zip(benchmark.documents, languages, strict=True)
    ]
    _write(predictions, _lines(benchmark.documents, answers))
    return {
        "data": str(data),
        "predictions": str(predictions),
        "model": model.artifact.card["version"],
        "documents": len(benchmark.documents),
        "hypotheses": len(hypotheses),
        "languages": dict(Counter(str(language) for language in languages)),
        "seconds": round(time.perf_counter() - start, 2),
        **_scored(benchmark.documents, answers, model),
    }


def _sentence_vectors() -> Embed:
    from knowledge.embeddings import Embedder  # a second to load

    return Embedder().encode


def _hypotheses(data: Path, benchmark: Benchmark, model: TwoStageModel) -> Sequence[str]:
    unknown = [name for name in benchmark.hypotheses if name not in model.hypotheses]
    if unknown:
        raise BadInput("evals.hypotheses", file=data, unknown=", ".join(unknown[:5]))
    return benchmark.hypotheses or model.hypotheses


def _asked(readings: Readings, hypotheses: Sequence[str]) -> Readings:
    return {name: readings[name] for name in hypotheses}


def _lines(documents: Sequence[BenchmarkDocument], answers: Sequence[Readings]) -> Iterator[str]:
    for document, readings in zip(documents, answers, strict=True):
        for name, reading in readings.items():
            scores = [round(value, 5) for value in reading.scores]
            line = {"id": document.id, "hypothesis": name, "choice": reading.choice, "scores": scores}
            yield json.dumps(line, ensure_ascii=False) + "\n"


def _write(path: Path, lines: Iterator[str]) -> None:
    """All or nothing: a broken run leaves no half file behind."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with unfinished.open("w", encoding="utf-8") as file:
                file.writelines(lines)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput("evals.predictions", file=path, reason=error.strerror or type(error).__name__) from error


def _scored(
    documents: Sequence[BenchmarkDocument], answers: Sequence[Readings], model: TwoStageModel
) -> dict[str, Any]:
    trained_on = frozenset(model.artifact.card["training_documents"])
    seen = [fingerprint(document.text) in trained_on for document in documents]
    pairs = [from_readings(document, readings) for document, readings in zip(documents, answers, strict=True)]
    everything = [pair for found in pairs for pair in found]
    unseen = [pair for found, known in zip(pairs, seen, strict=True) if not known for pair in found]
    return {
        "seen_in_training": sum(seen),
        "metrics": score(everything) if everything else None,
        "metrics_unseen": score(unseen) if unseen else None,
        "per_hypothesis": _per_hypothesis(everything),
        "calibration": _calibration(unseen or everything),
    }


def _calibration(pairs: Sequence[Judged]) -> dict[str, Any]:
    return {"expected_error": expected_error(pairs), "bins": [asdict(each) for each in bins(pairs)]}


def _per_hypothesis(pairs: Sequence[Judged]) -> dict[str, dict[str, float | None]]:
    return {name: score(group) for name, group in by_hypothesis(pairs).items()}
