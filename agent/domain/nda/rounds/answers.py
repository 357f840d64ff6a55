"""The answers to our requests, with the words that a person reads."""

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.changed import Changed
from agent.domain.nda.rounds.outcomes import View
from agent.domain.nda.rounds.places import hull, place, sentences_at, span_of
from agent.domain.nda.rounds.round import Answer, Asked, Outcome
from agent.domain.nda.rounds.wording import Wording


def standing(view: View, at: int, one: Asked, outcome: Outcome, last: Wording) -> Answer:
    """Our wording or the old one stands: exactly these words."""
    there = span_of(view.al, view.zones[at])
    return _answer(view, one, outcome, last.text[one.start : one.end], one.text, there)


def other_words(view: View, one: Asked, found: Changed, last: Wording) -> Answer:
    """Neither stands: whole sentences before, as we asked, and after; nothing after where they were struck."""
    zone = Span(one.start, one.end)
    whole = zone if one.new_paragraph and one.start == one.end else sentences_at(last, zone)
    before = last.text[whole.start : whole.end]
    asked = last.text[whole.start : one.start] + one.text + last.text[one.end : whole.end]
    there = hull(view.al.new, found.new) if found.new else place(view.al, found.tokens.start)
    return _answer(view, one, Outcome.CHANGED, before, asked, there)


def _answer(view: View, one: Asked, outcome: Outcome, before: str, asked: str, there: Span) -> Answer:
    after = view.al.new.text[there.start : there.end]
    return Answer(one.proposal_id, one.topic, outcome, before, asked, after, there.start, there.end)
