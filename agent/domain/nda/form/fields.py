"""The fields of a cover page or a table of key terms: a label, and the value beside or below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.domain.nda.form.labels import FieldKind, known_label, labelled
from agent.domain.nda.form.placeholders import has_placeholder, is_blank, is_question
from agent.domain.nda.form.ticks import without_boxes
from agent.domain.nda.reading import Span

_LINE = re.compile(r"[^\n]+")
_LONGEST = 200  # characters of a value; a longer one is a clause under a heading
_MOST_LINES = 8
_NUMBERED = re.compile(r"\s*(?:§\s?)?\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-ZÄÖÜ]")
_SENTENCE = re.compile(
    r"\W*(?:(?:the|both|each)\s(?:parties|party)|(?:die|beide)\sparteien|this|diese[rs]?)\b", re.IGNORECASE
)
_CAPTION = re.compile(
    r"\W*(?:the\s(?:length|duration|period|term|law|courts?)|period\sfor|period\sof)\b[^.;:]{0,60}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Field:
    """``value`` is empty where nothing stands below the label. ``open``: a placeholder, no value, or nothing.

    ``marked_open`` is False where the field is merely empty: then it may be a heading or a table of contents.
    """

    kind: FieldKind
    label: Span
    value: str
    span: Span
    open: bool
    marked_open: bool


def fields(text: str) -> list[Field]:
    """The fields of the text as it is stated (see `stated`), in order; clauses under a heading are none."""
    lines = list(_LINE.finditer(text))
    return [field for at in range(len(lines)) for field in _field(text, lines, at)]


def _field(text: str, lines: Sequence[re.Match[str]], at: int) -> Iterator[Field]:
    line = lines[at]
    beside = labelled(line[0])
    kind = beside[0] if beside else known_label(line[0])
    if kind in (None, FieldKind.OTHER):
        return
    below = list(_below(lines[at + 1 : at + 1 + _MOST_LINES]))
    value = [Span(line.start() + beside[1], line.end())] if beside else below
    if value and _is_clause(text[value[0].start : value[0].end]):
        return
    yield _made(text, kind, Span(line.start(), line.end()), value)


def _below(lines: Sequence[re.Match[str]]) -> Iterator[Span]:
    """The lines of the value: to the next label or clause."""
    for line in lines:
        if known_label(line[0]) or labelled(line[0]) or _NUMBERED.match(line[0]):
            return
        if line[0].strip() and not is_question(line[0]) and not _CAPTION.fullmatch(line[0]):
            yield Span(line.start(), line.end())


def _is_clause(value: str) -> bool:
    return len(value) > _LONGEST or bool(_SENTENCE.match(value))


def _made(text: str, kind: FieldKind, label: Span, value: Sequence[Span]) -> Field:
    # the first line is the value; a period may stand in one of several options
    kept = value if kind in (FieldKind.TERM, FieldKind.DUTY) else value[:1]
    span = Span(kept[0].start, kept[-1].end) if kept else label
    words = text[span.start : span.end] if kept else ""
    return Field(kind, label, words, span, is_blank(without_boxes(words)), has_placeholder(words))
