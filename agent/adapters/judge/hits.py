"""Single finds of the rules: a cue that matched a span."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.adapters.judge.cues import Cue, CueSet
from agent.adapters.judge.views import View


@dataclass(frozen=True, slots=True)
class Hit:
    """``view`` states ``reading`` of ``topic`` with probability ``confidence``."""

    topic: str
    reading: str
    confidence: float
    view: View


def cue_hits(views: Sequence[View], cue_sets: Iterable[CueSet]) -> list[Hit]:
    """Every reading that a cue finds in a span; of rivals in one span only the first counts."""
    cue_sets = tuple(cue_sets)
    return [hit for view in views for cues in cue_sets if cues.concerns(view.own) for hit in _in_view(view, cues)]


def _in_view(view: View, cues: CueSet) -> list[Hit]:
    if view.is_heading:
        return []
    found: dict[str, Hit] = {}
    for cue in cues.cues:
        if cue.reading in found or cues.beaten(cue.reading, found):
            continue
        if fires(cue, view):
            found[cue.reading] = Hit(cues.topic, cue.reading, cue.confidence, view)
    return list(found.values())


def fires(cue: Cue, view: View) -> bool:
    """Whether the wording stands in the span; in a list item, part of it must be the item's own."""
    text = view.own if cue.own else view.text
    ends = []
    for pattern in cue.says:
        match = pattern.search(text)
        if match is None:
            return False
        ends.append(match.end())
    if text is not view.own and max(ends) <= len(view.lead) and not _says_itself(cue, view):
        return False
    return _context_fits(cue, view) and not (cue.unless and cue.unless.search(text))


def _says_itself(cue: Cue, view: View) -> bool:
    """Whether any part of the wording stands in the item, when its first occurrence is in the lead-in."""
    return any(pattern.search(view.own) for pattern in cue.says)


def _context_fits(cue: Cue, view: View) -> bool:
    if cue.heading and not cue.heading.search(view.heading):
        return False
    return not cue.before or bool(cue.before.search(f"{view.heading} {view.before}"))
