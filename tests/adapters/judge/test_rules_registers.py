"""One thing, many ways to say it: law firm, purchasing, old-fashioned, translated; and what only looks like it.

`registers.yaml` holds defects, `conforming.yaml` what a careful lawyer of the other side writes.
"""

from pathlib import Path

import pytest
import yaml

from agent.adapters.judge.rules import CueReader
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.segment import segment
from agent.domain.nda.topics import TOPICS

_TABLES = [
    yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8")) for name in ("registers.yaml", "conforming.yaml")
]


def _cases(*, negative: bool) -> list[tuple[Language, str, str, str]]:
    return [
        (Language(language), topic, reading.removeprefix("not "), sentence)
        for table in _TABLES
        for topic, readings in table.items()
        for reading, languages in readings.items()
        if reading.startswith("not ") == negative
        for language, sentences in languages.items()
        for sentence in sentences
    ]


def _read(text: str, language: Language) -> set[tuple[str, str]]:
    document = Document("s.txt", "text/plain", "0" * 64, text, (Block(0, len(text)),), Coverage())
    return {(each.topic, each.name) for each in CueReader().read(document, segment(document), language)}


@pytest.mark.parametrize(("language", "topic", "name", "sentence"), _cases(negative=False))
def test_it_is_read_in_every_register(language: Language, topic: str, name: str, sentence: str) -> None:
    TOPICS[topic].reading(name)
    assert (topic, name) in _read(sentence, language)


@pytest.mark.parametrize(("language", "topic", "name", "sentence"), _cases(negative=True))
def test_what_only_looks_like_it_is_not_read(language: Language, topic: str, name: str, sentence: str) -> None:
    TOPICS[topic].reading(name)
    assert (topic, name) not in _read(sentence, language)


def test_every_reading_is_tried_in_both_languages() -> None:
    one_language = [
        (topic, reading)
        for table in _TABLES
        for topic, readings in table.items()
        for reading, languages in readings.items()
        if not reading.startswith("not ") and set(languages) != {"de", "en"}
    ]
    assert one_language == []
