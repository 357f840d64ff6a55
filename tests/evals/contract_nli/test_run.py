"""`kam eval contract-nli` on own files, with the shipped model."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.adapters.judge.artifact import Artifact, fingerprint
from agent.adapters.judge.two_stage import TwoStageModel
from agent.domain.errors import BadInput
from evals.contract_nli.run import run
from evals.contract_nli.shell import describe
from tests.evals.contract_nli.tiny import HYPOTHESES, benchmark

GERMAN = (
    "Der Empfänger darf die Informationen nur für den vereinbarten Zweck nutzen.",
    "Nach dem Ende der Zusammenarbeit sind alle Unterlagen zurückzugeben oder zu vernichten.",
)


def write(folder: Path, content: dict[str, Any]) -> Path:
    path = folder / "data.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_for_each_document_and_hypothesis_with_a_score_for_each_span(tmp_path: Path) -> None:
    content = benchmark([3, 4])
    content["documents"][1]["id"] = "four"
    out = tmp_path / "out.jsonl"
    report = run(write(tmp_path, content), out)
    found = lines(out)
    assert [(line["id"], line["hypothesis"]) for line in found] == [
        (n, name) for n in (3, "four") for name in HYPOTHESES
    ]
    spans = {3: len(content["documents"][0]["spans"]), "four": len(content["documents"][1]["spans"])}
    assert all(len(line["scores"]) == spans[line["id"]] for line in found)
    assert all(set(line) == {"id", "hypothesis", "choice", "scores"} for line in found)
    assert report["metrics"]["pairs"] == 6
    assert report["documents"] == 2
    assert "accuracy" in describe(report)
    assert list(tmp_path.iterdir()) == [tmp_path / "data.json", out] or len(list(tmp_path.iterdir())) == 2


def test_without_annotations_all_hypotheses_are_answered_and_nothing_is_scored(tmp_path: Path) -> None:
    content = benchmark([1], annotated=False)
    del content["labels"]
    out = tmp_path / "out.jsonl"
    report = run(write(tmp_path, content), out)
    assert report["metrics"] is None
    assert len(lines(out)) == 17
    assert "nothing was scored" in describe(report)


def test_a_german_file_is_read_by_sentence_vectors(tmp_path: Path) -> None:
    text = "\n".join(GERMAN)
    spans = [[0, len(GERMAN[0])], [len(GERMAN[0]) + 1, len(text)]]
    out = tmp_path / "out.jsonl"
    asked: list[Sequence[str]] = []

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        from knowledge.embeddings import Embedder

        asked.append(texts)
        return Embedder().encode(texts)

    content = {"documents": [{"id": "de", "text": text, "spans": spans}], "labels": {"nda-4": {}, "nda-16": {}}}
    report = run(write(tmp_path, content), out, embed=embed)
    assert report["languages"] == {"de": 1}
    assert asked == [GERMAN]
    by_name = {line["hypothesis"]: line for line in lines(out)}
    assert by_name["nda-4"]["choice"] == "Entailment"
    assert by_name["nda-16"]["scores"][1] > by_name["nda-16"]["scores"][0]


def test_documents_of_the_training_are_named_and_scored_apart(tmp_path: Path) -> None:
    shipped = TwoStageModel.load().artifact
    content = benchmark([0, 1])
    card = {**shipped.card, "training_documents": [fingerprint(content["documents"][0]["text"])]}
    model = TwoStageModel(Artifact(shipped.files, card))
    report = run(write(tmp_path, content), tmp_path / "out.jsonl", model=model)
    assert report["seen_in_training"] == 1
    assert report["metrics"]["pairs"] == 6
    assert report["metrics_unseen"]["pairs"] == 3
    assert "seen in training" in describe(report)


def test_the_report_has_a_line_for_each_hypothesis_and_the_calibration(tmp_path: Path) -> None:
    report = run(write(tmp_path, benchmark([3, 4, 5])), tmp_path / "out.jsonl")
    assert set(report["per_hypothesis"]) == set(HYPOTHESES)
    assert sum(each["pairs"] for each in report["calibration"]["bins"]) == 9
    assert 0 <= report["calibration"]["expected_error"] <= 1
    shown = describe(report).splitlines()
    assert [line.split()[0] for line in shown if line.startswith("nda-")] == list(HYPOTHESES)
    assert any(line.startswith("calibration, documents not seen in training") for line in shown)


def test_an_empty_file_gives_an_empty_answer(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    report = run(write(tmp_path, {"documents": []}), out)
    assert report["documents"] == 0
    assert report["metrics"] is None
    assert out.read_text() == ""


def test_a_document_without_spans_gets_lines_without_scores(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(write(tmp_path, {"documents": [{"id": 1, "text": "", "spans": []}]}), out)
    assert {tuple(line["scores"]) for line in lines(out)} == {()}


def test_unknown_hypotheses_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    content = benchmark([1])
    content["labels"]["nda-99"] = {}
    out = tmp_path / "out.jsonl"
    with pytest.raises(BadInput) as raised:
        run(write(tmp_path, content), out)
    assert raised.value.code == "evals.hypotheses"
    assert "nda-99" in str(raised.value)
    assert not out.exists()


@pytest.mark.parametrize("place", ["missing/out.jsonl", "."])
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, place: str) -> None:
    data = write(tmp_path, benchmark([1]))
    with pytest.raises(BadInput) as raised:
        run(data, tmp_path / place)
    assert raised.value.code == "evals.predictions"
    assert [path.name for path in tmp_path.iterdir()] == ["data.json"]
