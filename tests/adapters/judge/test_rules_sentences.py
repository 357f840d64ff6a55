"""Single sentences of every topic, both languages: what they say, and the tricky ones that do not."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from agent.adapters.judge.rules import CueReader
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Reading, Span
from agent.domain.nda.topics import TOPICS

_HERE = Path(__file__).parent


def _cases(*, negative: bool) -> list[tuple[Language, str, str, str]]:
    cases = []
    for language in Language:
        table = yaml.safe_load((_HERE / f"sentences_{language}.yaml").read_text("utf-8"))
        for topic, groups in table.items():
            for label, sentences in groups.items():
                if label.startswith("not ") == negative:
                    cases += [(language, topic, label.removeprefix("not "), sentence) for sentence in sentences]
    return cases


@cache
def _read(sentence: str, language: Language) -> tuple[Reading, ...]:
    span = Span(0, len(sentence))
    document = Document("s.txt", "text/plain", "0" * 64, sentence, (Block(0, len(sentence)),), Coverage())
    return tuple(CueReader().read(document, [Clause(0, len(sentence), spans=(span,))], language))


@pytest.mark.parametrize(("language", "topic", "name", "sentence"), _cases(negative=False))
def test_a_sentence_is_read_as_what_it_says(language: Language, topic: str, name: str, sentence: str) -> None:
    TOPICS[topic].reading(name)
    found = {(reading.topic, reading.name): reading for reading in _read(sentence, language)}
    assert (topic, name) in found
    assert found[topic, name].spans == (Span(0, len(sentence)),)


@pytest.mark.parametrize(("language", "topic", "name", "sentence"), _cases(negative=True))
def test_a_tricky_sentence_is_not_misread(language: Language, topic: str, name: str, sentence: str) -> None:
    TOPICS[topic].reading(name)
    assert (topic, name) not in {(reading.topic, reading.name) for reading in _read(sentence, language)}


def _harmless() -> list[tuple[Language, str]]:
    return [
        (language, sentence)
        for language in Language
        for sentence in (_HERE / f"harmless_{language}.txt").read_text("utf-8").splitlines()
    ]


@pytest.mark.parametrize(("language", "sentence"), _harmless())
def test_a_usual_sentence_raises_no_alarm(language: Language, sentence: str) -> None:
    bad = yaml.safe_load((_HERE / "bad_readings.yaml").read_text("utf-8"))
    found = _read(sentence, language)
    assert [(reading.topic, reading.name) for reading in found if reading.name in bad.get(reading.topic, ())] == []
