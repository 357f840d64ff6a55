"""What of the learned reader's answers is believed: its evidence must state something, and state just that.

Word groups and sentence vectors know what a sentence is about better than what it says: "shall reverse
engineer" and "shall not" share their words. A heading states nothing; in German a span must speak of the
topic in words that are known for it, unless the reader is rather sure; and for some readings (``grounds`` of
`cues/*.yaml`) the wording must say so. In English the spans that speak of the topic come first; where none does, those
with a word of it; a quote without any is none.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from agent.adapters.judge.combine import LEAST, Answer, said
from agent.adapters.judge.cues import cue_set
from agent.adapters.judge.kinds import ClauseKinds
from agent.adapters.judge.views import View, views
from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Span

# A German answer of this probability is believed whatever words its evidence uses.
_SPEAKS_FOR_ITSELF = 0.6


def grounded(
    answers: Sequence[Answer], document: Document, clauses: Sequence[Clause], kinds: ClauseKinds, language: Language
) -> list[Answer]:
    """The answers with the evidence that holds; an answer whose reading no span puts into words is dropped."""
    seen: dict[Span, list[View]] = {}
    for view in views(document.text, clauses):
        seen.setdefault(view.span, []).append(view)

    @cache  # a span is evidence for several hypotheses
    def topics(span: Span) -> set[str]:
        return kinds.topics_of(f"{seen[span][0].heading}. {document.text[span.start : span.end]}")

    def speak(spans: Sequence[Span], topic: str, probability: float) -> tuple[Span, ...]:
        stated = tuple(span for span in spans if _states(seen.get(span, [])))
        about = tuple(span for span in stated if topic in topics(span))
        if about:
            return about
        if language is Language.DE:
            return stated if probability >= _SPEAKS_FOR_ITSELF else ()
        words = cue_set(topic, language)
        return tuple(span for span in stated if any(words.concerns(view.text) for view in seen[span]))

    return [
        replace(answer, spans=speak(_worded(answer, seen, language), said(answer)[0], said(answer)[2]))
        for answer in answers
        if _worded(answer, seen, language) or not answer.spans or said(answer)[2] < LEAST
    ]


def _states(pieces: Sequence[View]) -> bool:
    return any(not view.is_heading for view in pieces)


def _worded(answer: Answer, seen: dict[Span, list[View]], language: Language) -> tuple[Span, ...]:
    """The spans whose own wording can state the reading; all of them where it needs no particular wording."""
    topic, reading, _ = said(answer)
    ground = cue_set(topic, language).grounds.get(reading)
    if ground is None:
        return answer.spans
    return tuple(span for span in answer.spans if any(ground.search(view.text) for view in seen.get(span, [])))
