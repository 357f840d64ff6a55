"""The report of `kam eval contract-nli` for a reader at the shell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_COLUMNS = {
    "pairs": "pairs",
    "accuracy": "accuracy",
    "f1_contradiction_micro": "F1 C",
    "f1_entailment_micro": "F1 E",
    "evidence_map": "MAP",
}
_NAME, _CELL = 12, 10


def describe(report: Mapping[str, Any]) -> str:
    """Figures of all documents and of those not seen in training, by hypothesis, and the calibration."""
    lines = [
        f"{report['documents']} documents, {report['hypotheses']} hypotheses, {report['seconds']} s,"
        f" model {report['model']}",
        f"predictions: {report['predictions']}",
    ]
    if report["metrics"] is None:
        return "\n".join([*lines, "The file holds no annotations: nothing was scored."])
    lines += _figures("all documents", report["metrics"])
    seen = report["seen_in_training"]
    if seen:
        lines.append(f"{seen} of the documents were seen in training: their figures are no held-out measurement.")
        if report["metrics_unseen"]:
            lines += _figures("documents not seen in training", report["metrics_unseen"])
    return "\n".join([*lines, "", *_hypotheses(report["per_hypothesis"]), "", *_calibration(report)])


def _figures(title: str, metrics: Mapping[str, float | None]) -> list[str]:
    shown = [f"  {name:26} {value:.3f}" for name, value in metrics.items() if value is not None and name != "pairs"]
    return [f"{title} ({metrics['pairs']} pairs):", *shown]


def _hypotheses(figures: Mapping[str, Mapping[str, float | None]]) -> Iterator[str]:
    yield _row("hypothesis", list(_COLUMNS.values()))
    for name, each in figures.items():
        yield _row(name, [_cell(column, each[column]) for column in _COLUMNS])


def _calibration(report: Mapping[str, Any]) -> Iterator[str]:
    all_seen = report["seen_in_training"] and not report["metrics_unseen"]
    whose = "documents seen in training" if all_seen else "documents not seen in training"
    yield f"calibration, {whose}: expected error {_cell('', report['calibration']['expected_error'])}"
    yield _row("confidence", ["pairs", "mean", "right"])
    for each in report["calibration"]["bins"]:
        cells = [str(each["pairs"]), f"{each['confidence']:.3f}", f"{each['right']:.3f}"]
        yield _row(f"{each['low']:.2f}-{each['high']:.2f}", cells)


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:{_NAME}}" + "".join(f"{cell:>{_CELL}}" for cell in cells)


def _cell(column: str, value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if column == "pairs" else f"{value:.3f}"
