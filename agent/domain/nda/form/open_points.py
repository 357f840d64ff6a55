"""Clauses that are there while their value is open: nobody has agreed to it, and nobody left it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.nda.clause import Clause
from agent.domain.nda.form.elsewhere import left_elsewhere
from agent.domain.nda.form.fields import Field, fields
from agent.domain.nda.form.labels import FieldKind, known_label, labelled
from agent.domain.nda.form.open_terms import open_periods, open_purposes
from agent.domain.nda.form.ticks import undecided
from agent.domain.nda.gazetteer import find
from agent.domain.nda.limits import durations, unlimited_time
from agent.domain.nda.reading import Span


class Open(StrEnum):
    """What is open; the code of its message is ``reviews.open.`` and this."""

    PERIOD = "period"
    LAW = "law"
    VENUE = "venue"
    PURPOSE = "purpose"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """``sure``: a blank that somebody has to fill in. Otherwise the words may only look open, and a value stated
    elsewhere outweighs them."""

    topic: str
    what: Open
    span: Span
    sure: bool


_TOPICS = {
    FieldKind.PURPOSE: ("purpose", Open.PURPOSE),
    FieldKind.TERM: ("term", Open.PERIOD),
    FieldKind.DUTY: ("term", Open.PERIOD),
    FieldKind.LAW: ("governing_law", Open.LAW),
    FieldKind.VENUE: ("venue", Open.VENUE),
}


def open_points(original: str, text: str, clauses: Sequence[Clause]) -> list[OpenPoint]:
    """The open points of a draft; ``text`` is ``original`` as it is stated, ``clauses`` those of the original."""
    found = list(_in_fields(text))
    found += [OpenPoint("term", Open.PERIOD, span, sure=True) for span in open_periods(text, clauses)]
    found += [OpenPoint("purpose", Open.PURPOSE, span, sure=True) for span in open_purposes(text)]
    found += [_point(kind, span, sure=False) for kind, span in left_elsewhere(text)]
    found += _undecided(original)
    certain = {point.topic for point in found if point.sure}
    return [point for point in found if point.sure or point.topic not in certain]


def _point(kind: FieldKind, span: Span, *, sure: bool) -> OpenPoint:
    topic, what = _TOPICS[kind]
    return OpenPoint(topic, what, span, sure)


def _in_fields(text: str) -> Iterator[OpenPoint]:
    found = fields(text)
    duty = any(field.kind is FieldKind.DUTY for field in found)
    for field in found:
        # how long the agreement lasts matters less than how long the duty does, where a page has both
        if _is_open(field) and not (duty and field.kind is FieldKind.TERM):
            yield _point(field.kind, field.span, sure=field.marked_open)


def _is_open(field: Field) -> bool:
    if field.open or field.kind is FieldKind.PURPOSE:
        return field.open
    if not field.marked_open:
        return False
    if field.kind in (FieldKind.LAW, FieldKind.VENUE):
        return find(field.value, 0, len(field.value)) is None
    return not durations(field.value) and not unlimited_time(field.value)


def _undecided(text: str) -> Iterator[OpenPoint]:
    """Groups of options without a mark that stand below the label of a field, or beside it."""
    for group in undecided(text):
        label = text[: group.start].rstrip().rpartition("\n")[2]
        beside = labelled(f"{label} x")
        kind = known_label(label) or (beside[0] if beside else None)
        if kind in _TOPICS:
            topic, _ = _TOPICS[kind]
            yield OpenPoint(topic, Open.CHOICE, group, sure=True)
