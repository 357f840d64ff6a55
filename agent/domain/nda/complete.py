"""What the document facts know and the judge passed over: one draft, one story.

A term, penalty, law or venue that stands among the facts, and a purpose that a form names, must not be
called missing or absent.
"""

from collections.abc import Iterator, Sequence

from agent.domain.nda.clause import Clause
from agent.domain.nda.form import Field, FieldKind, is_general
from agent.domain.nda.gazetteer import find
from agent.domain.nda.reading import Reading, Span, Value
from agent.domain.nda.review import Amount, Particulars, Place
from agent.domain.nda.topics import TOPICS

# The facts' readers are made for values, not for stances: less sure than a cue that names both.
CONFIDENCE = 0.75
_PLACES = {FieldKind.LAW: ("governing_law", "law"), FieldKind.VENUE: ("venue", "venue")}


def completed(
    readings: Sequence[Reading], facts: Particulars, clauses: Sequence[Clause], form: Sequence[Field] = ()
) -> list[Reading]:
    """The readings, and one from the facts or the fields of a form for each topic that has no reading of its own.

    A purpose that a form names in general terms only is told beside a clause that limits the use to it.
    """
    answered = _answered(readings)
    read = [*readings, *(added for added in _from_facts(facts, clauses) if added.topic not in answered)]
    answered = _answered(read)
    filled = (added for field in form for added in _from_field(field, facts.parties))
    return [*read, *(added for added in filled if added.topic not in answered or added.name == "general")]


def _answered(readings: Sequence[Reading]) -> set[str]:
    return {reading.topic for reading in readings if reading.name not in TOPICS[reading.topic].side}


def _from_facts(facts: Particulars, clauses: Sequence[Clause]) -> Iterator[Reading]:
    # how long the duty lasts decides, where the agreement's own term is stated beside it
    years = facts.survival_years or facts.term_years
    if years:
        yield _reading("term", "fixed", years, Value("years", number=years.value, text=years.text), clauses)
    if facts.penalty_eur:
        value = Value("eur", number=facts.penalty_eur.value, text=facts.penalty_eur.text)
        yield _reading("penalty", "present", facts.penalty_eur, value, clauses)
    for topic, kind, place in (("governing_law", "law", facts.governing_law), ("venue", "venue", facts.venue)):
        if place and place.code:
            yield _reading(topic, "stated", place, Value(kind, place=place.code, text=place.text), clauses)


def _from_field(field: Field, parties: tuple[str, ...]) -> Iterator[Reading]:
    if field.open:
        return
    if field.kind is FieldKind.PURPOSE:
        name = "general" if is_general(field.value, parties) else "limited"
        yield Reading("purpose", name, CONFIDENCE, (field.span,), (), "fact")
    elif field.kind in _PLACES and not field.marked_open:
        topic, kind = _PLACES[field.kind]
        hit = find(field.value, 0, len(field.value))
        place, text = (hit[0], field.value[hit[1] : hit[2]]) if hit else ("", field.value.strip())
        yield Reading(topic, "stated", CONFIDENCE, (field.span,), (Value(kind, place=place, text=text),), "fact")


def _reading(topic: str, name: str, fact: Amount | Place, value: Value, clauses: Sequence[Clause]) -> Reading:
    spans = (span for clause in clauses for span in clause.spans)
    around = next((span for span in spans if span.start <= fact.start and fact.end <= span.end), None)
    return Reading(topic, name, CONFIDENCE, (around or Span(fact.start, fact.end),), (value,), "fact")
