"""Rules and model together: agreement, conflict, what only one of them says."""

import pytest

from agent.adapters.judge.combine import Answer, combine
from agent.domain.nda.reading import Reading, Span

_SPAN = Span(10, 40)
_OTHER = Span(50, 90)


def _rule(topic: str, name: str, confidence: float = 0.9) -> Reading:
    return Reading(topic, name, confidence, (_SPAN,))


def _answer(hypothesis: str, entailment: float, contradiction: float, *spans: Span) -> Answer:
    return Answer(hypothesis, entailment, contradiction, spans)


@pytest.mark.parametrize(("rule", "model", "both"), [(0.9, 0.8, 0.9), (0.7, 0.95, 0.95), (0.9, 0.999, 0.98)])
def test_where_both_agree_the_surer_counts_and_the_rules_spans_stand(rule: float, model: float, both: float) -> None:
    readings = [_rule("reverse_engineering", "prohibited", rule)]
    [reading] = combine(readings, [_answer("nda-11", model, 0.0, _OTHER)])
    assert reading.confidence == both
    assert reading.spans == (_SPAN,)


def test_a_strong_rule_stands_against_a_very_sure_model_with_less_confidence() -> None:
    [reading] = combine([_rule("reverse_engineering", "permitted")], [_answer("nda-11", 0.97, 0.01, _OTHER)])
    assert (reading.name, reading.confidence) == ("permitted", 0.7)


def test_a_weak_rule_against_a_very_sure_model_becomes_unclear() -> None:
    [reading] = combine([_rule("term", "survives", 0.75)], [_answer("nda-19", 0.01, 0.95, _OTHER)])
    assert reading.confidence == 0.5


def test_an_unsure_model_does_not_touch_a_rule() -> None:
    [reading] = combine([_rule("reverse_engineering", "permitted")], [_answer("nda-11", 0.7, 0.2, _OTHER)])
    assert reading.confidence == 0.9


def test_what_only_the_model_says_stands_with_its_probability_and_spans() -> None:
    [reading] = combine([], [_answer("nda-15", 0.2, 0.72, *(Span(i, i + 5) for i in range(0, 50, 10)))])
    assert (reading.topic, reading.name, reading.source) == ("no_license", "granted", "model")
    assert reading.confidence == 0.72
    assert len(reading.spans) == 3


def test_a_model_without_evidence_says_nothing() -> None:
    assert combine([], [_answer("nda-15", 0.9, 0.05)]) == []


def test_not_mentioned_adds_nothing() -> None:
    assert combine([], [_answer("nda-15", 0.3, 0.2, _OTHER)]) == []


def test_a_silence_that_the_rules_inferred_gives_way_to_the_notice_that_the_model_found() -> None:
    found = combine([_rule("compelled_disclosure", "silent", 0.7)], [_answer("nda-8", 0.85, 0.05, _OTHER)])
    assert [reading.name for reading in found] == ["notice"]


@pytest.mark.parametrize(
    ("topic", "found", "hypothesis", "lesser"),
    [
        ("return_destruction", "required", "nda-16", "on_request"),
        ("third_parties", "permitted_bound", "nda-7", "with_consent"),
    ],
)
def test_what_is_less_than_the_hypothesis_asks_stays_as_the_lesser_reading(
    topic: str, found: str, hypothesis: str, lesser: str
) -> None:
    [reading] = combine([_rule(topic, found)], [_answer(hypothesis, 0.2, 0.1)])
    assert (reading.name, reading.confidence, reading.spans) == (lesser, 0.9, (_SPAN,))
    [kept] = combine([_rule(topic, found)], [_answer(hypothesis, 0.6, 0.1)])
    assert kept.name == found


def test_the_lesser_reading_is_doubted_and_no_contradiction_is_set_beside_it() -> None:
    [reading] = combine([_rule("return_destruction", "required")], [_answer("nda-16", 0.02, 0.95, _OTHER)])
    assert (reading.name, reading.confidence) == ("on_request", 0.7)


def test_a_find_that_says_too_little_alone_is_withdrawn_where_the_model_does_not_see_it() -> None:
    rules = [_rule("confidentiality_of_agreement", "confidential"), _rule("confidentiality_of_agreement", "public")]
    assert [reading.name for reading in combine(rules, [_answer("nda-10", 0.3, 0.1)])] == ["public"]
    assert len(combine(rules, [_answer("nda-10", 0.7, 0.1)])) == 2


def test_commercial_information_in_the_definition_is_no_word_on_marking() -> None:
    [reading] = combine([], [_answer("nda-2", 0.02, 0.9, _OTHER)])
    assert (reading.topic, reading.name) == ("marking", "all_kinds")
