"""Spans with their surroundings: heading, lead-in of the list, the text before them in the clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.judge.cues import fold
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Span

_LEAD = 400  # characters of a lead-in that are read with each item
_LONGEST = 6_000  # a longer "sentence" is broken text; reading on would only cost time
_ITEM = re.compile(r"(?:\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})[).]|[-•·*▪o] )")
_OPEN_END = (":", ";", ",", " und", " oder", " and", " or", " sowie")


@dataclass(frozen=True, slots=True)
class View:
    """A span, folded for matching. ``text`` is ``lead`` and ``own`` joined."""

    span: Span
    clause: int  # position of its clause
    own: str
    lead: str
    heading: str
    before: str

    @property
    def text(self) -> str:
        return f"{self.lead} {self.own}" if self.lead else self.own


def _is_item(own: str, previous: str) -> bool:
    return bool(_ITEM.match(own)) or previous.endswith(_OPEN_END)


def _next_lead(lead: str, own: str, previous: str) -> str:
    """The lead-in that holds for ``own``: open since a colon, until the list ends."""
    if previous.endswith(":"):
        return f"{lead} {previous}".strip()[-_LEAD:]
    return lead if lead and _is_item(own, previous) else ""


def views(text: str, clauses: Sequence[Clause]) -> list[View]:
    """The spans of all clauses in order. A lead-in may stand in the clause above its items."""
    result: list[View] = []
    lead = previous = ""
    for position, clause in enumerate(clauses):
        heading, before = fold(clause.heading), ""
        for span in clause.spans:
            own = fold(text[span.start : span.end])[:_LONGEST]
            lead = _next_lead(lead, own, previous)
            result.append(View(span, position, own, lead, heading, before))
            before = f"{before} {own}"[-2 * _LEAD :]
            previous = own
    return result
