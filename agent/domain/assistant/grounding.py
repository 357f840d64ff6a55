"""Whether what a model wrote can be shown: markers are known, figures have facts, the language is the user's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.draft.markers import left_in, render
from agent.domain.errors import BadInput
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.language import Language, shares
from agent.domain.nda.policy import Bilingual
from agent.domain.typed import says_nothing

LONGEST = 12_000  # code points of an answer
# what the user named may be repeated; an amount or a share may not: "yes, it is 95 %" needs a fact
_NAMED = frozenset({FigureKind.ID, FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME})
_CLEAR = 0.12  # share of function words that tells a language,
_DISTINCT = 5  # and so many different ones
_MOST = 12
_ADDRESS = re.compile(r"\]\([^()\s]*\)")  # of a link: it leads to an id and tells nothing


class Fault(StrEnum):
    EMPTY = "empty"
    LONG = "long"
    MARKER = "marker"
    FIGURE = "figure"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Grounds:
    """``facts`` of the run, which markers name; ``earlier`` ones of the thread; ``typed``: what the user wrote.

    ``names`` may hold digits: accounts, drafts that were made.
    """

    facts: Sequence[Fact]
    earlier: Sequence[Fact]
    typed: Sequence[str]
    today: date
    language: Language
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """``found``: the figures or markers, as the model wrote them."""

    fault: Fault
    found: tuple[str, ...] = ()


def doubts(template: str, grounds: Grounds) -> tuple[Doubt, ...]:
    """Why the text is not to be shown; nothing where it is."""
    if says_nothing(template):
        return (Doubt(Fault.EMPTY),)
    if len(template) > LONGEST:
        return (Doubt(Fault.LONG),)
    try:
        text = render(template, grounds.facts, grounds.language)
    except BadInput as error:
        return (Doubt(Fault.MARKER, (str(error.values.get("markers", "")),)),)
    if left := left_in(text):
        return (Doubt(Fault.MARKER, tuple(left[:_MOST])),)
    return (*_figures(text, grounds), *_language(text, grounds.language))


def _figures(text: str, grounds: Grounds) -> Iterable[Doubt]:
    facts = [*grounds.facts, *grounds.earlier, _today(grounds.today)]
    left = orphans(_ADDRESS.sub("]", text), facts, grounds.language, grounds.names)
    named = _named(grounds) if left else frozenset()
    invented = [figure.text for figure in left if (figure.kind, figure.value) not in named]
    if invented:
        yield Doubt(Fault.FIGURE, tuple(dict.fromkeys(invented))[:_MOST])


def _named(grounds: Grounds) -> frozenset[tuple[FigureKind, str]]:
    found: list[Figure] = [figure for text in grounds.typed for figure in figures_in(text, grounds.language)]
    return frozenset((figure.kind, figure.value) for figure in found if figure.kind in _NAMED)


def _language(text: str, wanted: Language) -> Iterable[Doubt]:
    """Names and figures tell nothing, and a quote may be in the other language: only a clear case counts.

    Each word once: a table repeats its own.
    """
    words = list(dict.fromkeys(text.lower().split()))
    share = shares(" ".join(words))
    other = max(share[each] for each in Language if each is not wanted)
    if other > _CLEAR and other * len(words) >= _DISTINCT and other > 2 * share[wanted]:
        yield Doubt(Fault.LANGUAGE)


def _today(today: date) -> Fact:
    return Fact("today", Bilingual("Heute", "Today"), today.isoformat(), FactUnit.DATE)
