"""The shipped model: whole, safe to load, and able to read plain wordings in both languages."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.adapters.judge.artifact import FILES
from agent.adapters.judge.two_stage import CHOICES, SHIPPED, TwoStageModel
from agent.domain.errors import Unavailable
from agent.domain.language import Language
from agent.domain.nda.topics import TOPICS

SPANS = (
    "The parties wish to discuss a supply of pumps.",
    "The Recipient shall use the Confidential Information solely for the Purpose.",
    "Upon termination the Recipient shall return or destroy all Confidential Information and all copies thereof.",
    "The Recipient shall not reverse engineer, decompile or disassemble any prototype or software.",
    "Confidential Information includes business and financial information, whether disclosed orally or in writing.",
)


@pytest.fixture(scope="module")
def model() -> TwoStageModel:
    return TwoStageModel.load()


def test_it_reads_every_hypothesis_that_a_topic_names(model: TwoStageModel) -> None:
    asked = {hypothesis.id for topic in TOPICS.values() for hypothesis in topic.hypotheses}
    assert asked == set(model.hypotheses)


def test_english_is_read_by_sentence_vectors_too_where_they_are_at_hand(model: TwoStageModel) -> None:
    from knowledge.embeddings import Embedder

    alone, together = (model.read(SPANS, Language.EN, embed) for embed in (None, Embedder().encode))
    assert alone["nda-16"].probabilities != together["nda-16"].probabilities
    assert together["nda-11"].choice == "Entailment"
    assert int(np.argmax(together["nda-11"].scores)) == 3
    assert together["nda-18"].choice == "NotMentioned"


def test_a_reading_is_a_distribution_and_a_score_for_every_span(model: TwoStageModel) -> None:
    readings = model.read(SPANS, Language.EN, embed=None)
    assert list(readings) == list(model.hypotheses)
    for reading in readings.values():
        assert set(reading.probabilities) == set(CHOICES)
        assert sum(reading.probabilities.values()) == pytest.approx(1, abs=1e-5)
        assert len(reading.scores) == len(SPANS)
        assert all(0 <= score <= 1 for score in reading.scores)


@pytest.mark.parametrize(
    ("hypothesis", "choice", "span"),
    [
        ("nda-4", "Entailment", 1),
        ("nda-16", "Entailment", 2),
        ("nda-11", "Entailment", 3),
        ("nda-3", "Entailment", 4),
        ("nda-18", "NotMentioned", None),
    ],
)
def test_plain_english_wordings_are_read_and_found(
    model: TwoStageModel, hypothesis: str, choice: str, span: int | None
) -> None:
    reading = model.read(SPANS, Language.EN, embed=None)[hypothesis]
    assert reading.choice == choice
    if span is not None:
        assert int(np.argmax(reading.scores)) == span


def test_german_is_read_by_the_real_sentence_vectors(model: TwoStageModel) -> None:
    from knowledge.embeddings import Embedder

    spans = (
        "Die Parteien sprechen über die Lieferung von Pumpen.",
        "Der Empfänger darf die vertraulichen Informationen nur für den vereinbarten Zweck nutzen.",
        "Nach Beendigung sind alle Unterlagen zurückzugeben oder zu vernichten.",
    )
    readings = model.read(spans, Language.DE, Embedder().encode)
    assert readings["nda-4"].choice == "Entailment"
    assert int(np.argmax(readings["nda-4"].scores)) == 1
    assert int(np.argmax(readings["nda-16"].scores)) == 2


def test_german_without_sentence_vectors_is_a_mistake_of_the_caller(model: TwoStageModel) -> None:
    with pytest.raises(ValueError, match="embed"):
        model.read(["Ein Satz."], Language.DE, embed=None)


def _no_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.zeros((len(texts), 512), dtype=np.float32)


@pytest.mark.parametrize("language", Language)
def test_a_document_without_spans_mentions_nothing(model: TwoStageModel, language: Language) -> None:
    readings = model.read([], language, _no_vectors)
    assert all(reading.scores == () for reading in readings.values())
    assert readings["nda-18"].choice == "NotMentioned"


def test_strange_texts_are_read_without_a_warning(model: TwoStageModel) -> None:
    readings = model.read(["", "§", "\x00\ud800", "a " * 50_000], Language.EN, embed=None)
    assert all(np.isfinite(reading.scores).all() for reading in readings.values())


def test_the_card_names_version_and_quality_of_each_language(model: TwoStageModel) -> None:
    for language in Language:
        card = model.card(language)
        assert card.version.startswith("two-stage-")
        assert {
            "accuracy",
            "f1_contradiction_micro",
            "f1_entailment_micro",
            "evidence_map",
            "calibration_error",
        } <= set(card.quality)
        assert all(0 <= value <= 1 for value in card.quality.values())
        assert card.measured_on
    assert "CC BY 4.0" in model.artifact.card["licence"]


def test_the_shipped_files_are_small_and_hold_no_pickle() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 10_000_000
    for name in FILES.values():
        with np.load(SHIPPED / name, allow_pickle=False) as stored:
            assert all(stored[key].dtype != object for key in stored.files)


def test_a_language_is_opened_when_it_is_first_read() -> None:
    fresh = TwoStageModel.load()
    assert not fresh.artifact._opened
    fresh.read(["A sentence."], Language.EN, embed=None)
    assert set(fresh.artifact._opened) == {Language.EN}


def test_a_file_that_is_damaged_inside_is_refused_when_it_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    file = folder / FILES[Language.EN]
    data = bytearray(file.read_bytes())
    data[1000:2000] = bytes(1000)
    file.write_bytes(data)
    with pytest.raises(Unavailable, match="make train"):
        TwoStageModel.load(folder).read(["A sentence."], Language.EN, embed=None)


@pytest.mark.parametrize("damage", ["missing", "cut", "pickle", "card"])
def test_a_damaged_model_is_refused_with_a_clear_error(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    words = folder / FILES[Language.EN]
    if damage == "missing":
        words.unlink()
    elif damage == "cut":
        words.write_bytes(words.read_bytes()[:1000])
    elif damage == "pickle":
        np.savez(words, grams=np.array([{"a": 1}], dtype=object))
    else:
        (folder / "card.json").write_text("{", encoding="utf-8")
    with pytest.raises(Unavailable, match="make train"):
        TwoStageModel.load(folder)
