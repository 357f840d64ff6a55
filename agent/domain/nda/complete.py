"""What the document facts know and the judge passed over: one draft, one story.

A term, penalty, law or venue that stands among the facts must not be called missing or absent.
"""

from collections.abc import Iterator, Sequence

from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Reading, Span, Value
from agent.domain.nda.review import Amount, Particulars, Place
from agent.domain.nda.topics import TOPICS

# The facts' readers are made for values, not for stances: less sure than a cue that names both.
CONFIDENCE = 0.75


def completed(readings: Sequence[Reading], facts: Particulars, clauses: Sequence[Clause]) -> list[Reading]:
    """The readings, and one from the facts for each topic that has no reading of its own."""
    answered = {reading.topic for reading in readings if reading.name not in TOPICS[reading.topic].side}
    return [*readings, *(added for added in _from_facts(facts, clauses) if added.topic not in answered)]


def _from_facts(facts: Particulars, clauses: Sequence[Clause]) -> Iterator[Reading]:
    years = facts.term_years or facts.survival_years
    if years:
        yield _reading("term", "fixed", years, Value("years", number=years.value, text=years.text), clauses)
    if facts.penalty_eur:
        value = Value("eur", number=facts.penalty_eur.value, text=facts.penalty_eur.text)
        yield _reading("penalty", "present", facts.penalty_eur, value, clauses)
    for topic, kind, place in (("governing_law", "law", facts.governing_law), ("venue", "venue", facts.venue)):
        if place and place.code:
            yield _reading(topic, "stated", place, Value(kind, place=place.code, text=place.text), clauses)


def _reading(topic: str, name: str, fact: Amount | Place, value: Value, clauses: Sequence[Clause]) -> Reading:
    spans = (span for clause in clauses for span in clause.spans)
    around = next((span for span in spans if span.start <= fact.start and fact.end <= span.end), None)
    return Reading(topic, name, CONFIDENCE, (around or Span(fact.start, fact.end),), (value,), "fact")
