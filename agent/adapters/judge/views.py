"""Spans with their surroundings: heading, lead-in of the list, the text before them in the section."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.judge.cues import fold
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Span

_LEAD = 400  # characters of a lead-in that are read with each item
_BEFORE = 1_200
_WINDOW = 2_500  # a longer "sentence" is read in pieces, to bound the work of a pattern
_OVERLAP = 300
_LONGEST_LABEL = 90
# Plain language heads a list with half a question; its full sentences stand for themselves: "What stays as it is".
_HALF_QUESTION = re.compile(r"(?:was|wie|wer|wann|what|how|who|when)(?: [^\s,;:]+){1,7}")
_SENTENCE = re.compile(r"\W*(?:\S+ ){5,}\S+\.")
_MARKERS = (
    ("letter", re.compile(r"\(?[a-z]{1,5}[).] ?")),
    ("number", re.compile(r"\(?\d{1,2}[).] ")),
    ("dash", re.compile(r"[-•·▪o] ")),
)
_OPEN_END = (":", ";", ",", " und", " oder", " and", " or", " sowie")
_CLOSED = (".", ";", "!", "?", ")")
# Nouns and a colon: "6. Rückgabe und Vernichtung:" opens what follows and states nothing by itself.
_LABEL = re.compile(
    r"[\W\d]*[A-ZÄÖÜ][\w/&-]*"
    r"(?:,?\s(?:(?:und|oder|von|der|des|bei|nach|and|or|of|the|on|to)\s){0,2}[A-ZÄÖÜ][\w/&-]*){0,5}\s?:\s*"
)
# An option of a form that nobody chose.
_UNTICKED = re.compile(r"\W{0,4}(?:\[\s{0,5}\]|☐|□)")
_NUMBERING = re.compile(
    r"^[\s§#|\-]*(?:[a-h](?=\d))?(?:(?:artikel|article|section|ziffer|abschnitt|\(?[\divx]{1,4})[\s.)]*)*"
)


@dataclass(frozen=True, slots=True)
class View:
    """A span, folded for matching. ``text`` is ``lead`` and ``own`` joined.

    ``section`` counts the sections (clauses under one heading); ``is_heading`` marks a span that states
    nothing by itself: nothing but a heading, or an option of a form that is not ticked.
    """

    span: Span
    position: int
    section: int
    own: str
    lead: str
    heading: str
    before: str
    is_heading: bool

    @property
    def text(self) -> str:
        return f"{self.lead} {self.own}" if self.lead else self.own


def views(text: str, clauses: Sequence[Clause]) -> list[View]:
    """The spans of all clauses in order. A lead-in may stand in the clause above its items."""
    builder = _Builder()
    for clause in clauses:
        heading = fold(clause.heading)
        builder.enter(heading, clause.path[:1])
        for span in clause.spans:
            short = span.end - span.start <= _LONGEST_LABEL
            is_label = short and bool(_LABEL.fullmatch(text, span.start, span.end))
            is_label = is_label or bool(_UNTICKED.match(text, span.start, span.end))
            for piece in _pieces(fold(text[span.start : span.end])):
                builder.add(span, piece, heading, is_label=is_label)
    return builder.views


def _pieces(own: str) -> list[str]:
    """The text itself; a very long one as overlapping pieces."""
    if len(own) <= _WINDOW:
        return [own]
    return [own[start : start + _WINDOW] for start in range(0, len(own), _WINDOW - _OVERLAP)]


class _Builder:
    """What is open while the spans pass by: section, lead-in, text before."""

    def __init__(self) -> None:
        self.views: list[View] = []
        self._key: tuple[object, ...] = ()
        self._section = 0
        self._before = self._previous = ""
        self._lead = self._marker = ""  # the open list: its lead-in and the kind of its markers

    def enter(self, heading: str, path: tuple[str, ...]) -> None:
        key = (heading or path,)
        if key != self._key or not (heading or path):
            self._key, self._before = key, ""
            self._section += 1

    def add(self, span: Span, own: str, heading: str, *, is_label: bool) -> None:
        titled = bool(heading) and _title(own) == _title(heading)
        if titled:
            self._lead = self._marker = ""
        else:
            self._follow_list(own)
        self.views.append(
            View(span, len(self.views), self._section, own, self._lead, heading, self._before, titled or is_label)
        )
        self._before = f"{self._before} {own}"[-_BEFORE:]
        self._previous = "" if titled else own

    def _follow_list(self, own: str) -> None:
        """Open a list after a colon or a broken-off sentence; close it where neither marker nor comma goes on."""
        marker = _marker(own)
        broken_off = bool(self._previous) and not self._previous.endswith(_CLOSED)
        if broken_off and _HALF_QUESTION.fullmatch(self._previous) and _SENTENCE.fullmatch(own):
            broken_off = False
        if self._previous.endswith(":") or (marker and not self._lead and broken_off):
            self._lead = f"{self._lead} {self._previous}".strip()[-_LEAD:]
            self._marker = marker
        elif not ((marker and marker == self._marker) or self._previous.endswith(_OPEN_END)):
            self._lead = self._marker = ""


def _marker(own: str) -> str:
    return next((kind for kind, pattern in _MARKERS if pattern.match(own)), "")


def _title(text: str) -> str:
    return _NUMBERING.sub("", text).strip(" .:|")
