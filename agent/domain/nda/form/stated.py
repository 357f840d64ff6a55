"""What a draft states: its text without unticked options, notes on filling it in, and questions above a field."""

import itertools
import re
from dataclasses import replace

from agent.domain.document import Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.form.labels import known_label
from agent.domain.nda.form.placeholders import is_question, notes
from agent.domain.nda.form.ticks import unticked
from agent.domain.nda.reading import Span

_OPEN = "[…]"
_LINE = re.compile(r"[^\n]+")


def stated(document: Document) -> Document:
    """The document with everything that is no contract text blanked out; offsets stay those of the original.

    A note to be replaced by a value leaves ``[…]``, so that the sentence around it still shows the gap.
    """
    text = document.text
    said = list(text)
    for span in (*unticked(text), *_questions(text)):
        _blank(said, span)
    for span in notes(text):
        if "".join(said[span.start : span.end]).strip():
            _blank(said, span)
            said[span.start : span.start + len(_OPEN)] = _OPEN
    return replace(document, text="".join(said))


def stating(document: Document, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses without the spans that state nothing in ``document`` (see `stated`)."""
    return tuple(
        replace(clause, spans=tuple(span for span in clause.spans if _has_words(document.text, span)))
        for clause in clauses
    )


def _has_words(text: str, span: Span) -> bool:
    return any(char.isalnum() for char in text[span.start : span.end])


def _blank(said: list[str], span: Span) -> None:
    said[span.start : span.end] = [char if char == "\n" else " " for char in said[span.start : span.end]]


def _questions(text: str) -> list[Span]:
    """The lines right below a label that say what belongs there."""
    lines = list(_LINE.finditer(text))
    return [
        Span(line.start(), line.end())
        for label, line in itertools.pairwise(lines)
        if known_label(label[0]) and is_question(line[0])
    ]
