"""What the rules find, as numbers: the right place, both languages alike."""

import numpy as np
import pytest

from agent.adapters.judge.rule_features import READINGS, columns_of, rule_features
from agent.domain.language import Language

PROHIBITED = READINGS.index(("reverse_engineering", "prohibited"))
SENTENCES = {
    Language.EN: ("The parties talk about pumps.", "The Recipient shall not reverse engineer the samples."),
    Language.DE: ("Die Parteien sprechen über Pumpen.", "Der Empfänger darf die Muster nicht zurückentwickeln."),
}


@pytest.mark.parametrize("language", Language)
def test_a_reading_stands_at_its_span_in_the_same_column_in_both_languages(language: Language) -> None:
    found = rule_features(SENTENCES[language], language)
    assert found.shape == (2, len(READINGS))
    assert found[1, PROHIBITED] > 0.5
    assert not found[0].any()


def test_an_item_is_read_with_its_lead_in() -> None:
    found = rule_features(["The Recipient shall not:", "(a) reverse engineer the samples;"], Language.EN)
    assert found[1, PROHIBITED] > 0.5


def test_a_hypothesis_has_the_readings_of_its_topic() -> None:
    (own,) = columns_of(["nda-11"])
    assert {READINGS[column] for column in own} == {
        ("reverse_engineering", name) for topic, name in READINGS if topic == "reverse_engineering"
    }
    assert columns_of(["nda-99"]) == [[]]


@pytest.mark.parametrize("texts", [[], [""], ["", "§", "\x00"], ["a " * 30_000]])
def test_strange_texts_give_rows_of_zeros(texts: list[str]) -> None:
    found = rule_features(texts, Language.EN)
    assert found.shape == (len(texts), len(READINGS))
    assert not np.any(found)


def test_a_reader_that_learned_with_other_readings_gets_those_in_its_order() -> None:
    readings = [("gone", "reading"), ("reverse_engineering", "prohibited")]
    found = rule_features(SENTENCES[Language.EN], Language.EN, readings)
    assert found.shape == (2, 2)
    assert found[1].tolist() == [0, pytest.approx(0.9, abs=0.1)]
