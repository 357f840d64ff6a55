"""The local judge on whole drafts: rules alone, with the stored model, bilingual drafts, time."""

from functools import cache
from pathlib import Path

import pytest

from agent.adapters.judge.local import LocalJudge
from agent.adapters.judge.two_stage import SHIPPED, TwoStageModel
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.reading import Reading
from agent.domain.nda.segment import segment
from tests.effort import within

_NDAS = Path(__file__).parent / "ndas"
_DRAFTS = sorted(path.stem for path in _NDAS.glob("*.txt"))


def _document(text: str) -> Document:
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    return Document("draft.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())


def _read(judge: LocalJudge, text: str, language: Language) -> list[Reading]:
    document = _document(text)
    return judge.read(document, segment(document), language)


def _draft(name: str) -> str:
    return (_NDAS / f"{name}.txt").read_text("utf-8")


@cache
def _model() -> TwoStageModel:
    return TwoStageModel.load()


@pytest.mark.parametrize("name", _DRAFTS)
def test_every_span_is_a_piece_of_the_text_and_every_confidence_a_probability(name: str) -> None:
    text = _draft(name)
    readings = _read(LocalJudge(None, None), text, Language(name[:2]))
    assert readings
    for reading in readings:
        assert 0 < reading.confidence <= 1
        assert 1 <= len(reading.spans) <= 4
        assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in reading.spans)
    assert len({(reading.topic, reading.name) for reading in readings}) == len(readings)


def test_a_bilingual_draft_is_read_in_both_languages() -> None:
    text = (
        _draft("de_kanzlei") + "\n\n" + _draft("en_uk").replace("2.6 The Recipient shall not", "2.6 The Recipient may")
    )
    found = {(r.topic, r.name) for r in _read(LocalJudge(None, None), text, Language.DE)}
    assert {("reverse_engineering", "prohibited"), ("reverse_engineering", "permitted")} <= found


def test_an_empty_document_says_nothing() -> None:
    assert _read(LocalJudge(None, None), "", Language.DE) == []


def test_without_a_model_the_card_names_the_rules() -> None:
    assert LocalJudge(None, None).card(Language.DE).version == "rules"


@pytest.mark.skipif(not (SHIPPED / "card.json").exists(), reason="the learned model is not stored yet")
@pytest.mark.parametrize("name", [name for name in _DRAFTS if name.startswith("en")])
def test_the_model_adds_to_the_rules_and_takes_none_of_their_spans(name: str) -> None:
    rules = {(r.topic, r.name): r for r in _read(LocalJudge(None, None), _draft(name), Language.EN)}
    both = {(r.topic, r.name): r for r in _read(LocalJudge(_model(), None), _draft(name), Language.EN)}
    assert all(both[key].spans == reading.spans for key, reading in rules.items() if key in both)
    assert any(both[key].confidence > rules[key].confidence for key in rules if key in both)
    assert {reading.source for reading in both.values()} <= {"rule", "model"}
    assert all(len(reading.spans) <= 3 for reading in both.values() if reading.source == "model")


@pytest.mark.parametrize("name", ["de_kanzlei", "en_uk"])
def test_three_thousand_words_are_read_quickly(name: str) -> None:
    text = _draft(name)
    document = _document("\n\n".join([text] * -(-3000 // len(text.split()))))
    judge, clauses, language = LocalJudge(None, None), segment(document), Language(name[:2])
    judge.read(document, clauses, language)  # patterns are compiled once
    with within(0.15):
        judge.read(document, clauses, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.DE, "darf nicht kein verpflichtet information vertraulich dritte zustimmung weiter mitarbeiter "),
        (Language.DE, "wird die haftung unabhängig vertragsstrafe zahlt jahre solange geheim kopie zurück nur für "),
        (Language.EN, "shall not may disclose to any third party without the consent of employees information marked "),
        (Language.EN, "no obligation to return or destroy copies except as required by law for five years survive "),
        (Language.EN, "a "),
        (Language.DE, "x"),
    ],
)
def test_hostile_repetition_takes_bounded_time(language: Language, words: str) -> None:
    endless = (words * (40_000 // len(words))).strip()
    document = _document(endless)
    with within(2):
        LocalJudge(None, None).read(document, segment(document), language)


@pytest.mark.parametrize("name", ["de_kanzlei", "en_uk"])
def test_a_defect_at_the_end_of_an_endless_sentence_is_read(name: str) -> None:
    language = Language(name[:2])
    word, defect = {
        Language.DE: ("Angaben und ", "der Kunde darf die Muster zurückbauen"),
        Language.EN: ("details and ", "the Customer may reverse engineer the samples"),
    }[language]
    text = word * 700 + defect
    assert ("reverse_engineering", "permitted") in {
        (r.topic, r.name) for r in _read(LocalJudge(None, None), text, language)
    }
