"""Readings that only the whole clause tells: the customary exclusions and compelled disclosure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from agent.adapters.judge.cues import compiled, source
from agent.adapters.judge.hits import Hit
from agent.adapters.judge.views import View
from agent.domain.language import Language

CUSTOMARY = ("public", "known", "third_party", "independent")
_FEWEST = 2  # one alone is mostly a passing remark ("not publicly known") and no list of exclusions
_FRAME_REACH = 700  # characters before an item in which its frame may stand
_NOTICE_REACH = 3  # spans after the trigger


@dataclass(frozen=True, slots=True)
class _Item:
    """One customary exclusion; ``unless`` takes a find back."""

    says: re.Pattern[str]
    unless: re.Pattern[str] | None

    def stands_in(self, text: str) -> bool:
        return bool(self.says.search(text)) and not (self.unless and self.unless.search(text))


@cache
def _exclusion_patterns(language: Language) -> tuple[dict[str, _Item], re.Pattern[str], re.Pattern[str]]:
    raw = source("exclusions")
    items = {kind: _item(raw["items"][kind], language) for kind in CUSTOMARY}
    frame = raw["frame"]
    return items, compiled(frame[language.value], language), compiled(frame[f"heading_{language.value}"], language)


def _item(raw: Mapping[str, str], language: Language) -> _Item:
    unless = raw.get(f"unless_{language.value}")
    return _Item(compiled(raw[language.value], language), compiled(unless, language) if unless else None)


def exclusions(views: Sequence[View], language: Language, ruled_out: frozenset[int]) -> list[Hit]:
    """``standard`` when all four customary exclusions stand in the draft, ``incomplete`` when some do.

    ``ruled_out``: positions of spans that say the opposite (no exclusion applies).
    """
    found: dict[str, list[View]] = {}
    for view in views:
        if view.position not in ruled_out and not view.is_heading and _framed(view, language):
            for kind in _kinds(view, language):
                found.setdefault(kind, []).append(view)
    if len(found) < _FEWEST:
        return []
    complete = len(found) == len(CUSTOMARY)
    first = {kind: kept[0] for kind, kept in found.items()}
    confidence = {4: 0.92, 3: 0.85, 2: 0.75}[len(found)]
    name = "standard" if complete else "incomplete"
    return [Hit("exclusions", name, confidence, view) for view in {v.position: v for v in first.values()}.values()]


def _kinds(view: View, language: Language) -> list[str]:
    items, _, _ = _exclusion_patterns(language)
    return [kind for kind, item in items.items() if item.stands_in(view.own)]


def _framed(view: View, language: Language) -> bool:
    _, frame, heading = _exclusion_patterns(language)
    if heading.search(view.heading):
        return True
    return bool(frame.search(view.text) or (view.lead and frame.search(view.before[-_FRAME_REACH:])))


@cache
def _compelled_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """What triggers the reading, what takes it back, what denies the permission, what promises notice."""
    raw = source("compelled_disclosure")["trigger"]
    parts = (language.value, f"unless_{language.value}", f"denied_{language.value}", f"notice_{language.value}")
    return tuple(compiled(raw[part], language) for part in parts)


def compelled_disclosure(views: Sequence[View], language: Language, without_notice: frozenset[int]) -> list[Hit]:
    """``notice`` where the duty to tell the other side stands with the permission, else ``silent``.

    A sentence that forbids even what the law demands is no permission.
    """
    trigger, unless, denied, notice = _compelled_patterns(language)
    told = [
        view
        for view in views
        if not view.is_heading
        and view.position not in without_notice
        and not unless.search(view.own)
        and not denied.search(view.own)
    ]
    triggered = [view for view in told if trigger.search(view.text)]
    # plain language asks in the heading: "What if the law makes you talk?"; a heading alone permits nothing
    asked = triggered or [view for view in told if trigger.search(view.heading)]
    notified = [hit for view in asked for hit in _notices(view, views, notice)]
    if notified or without_notice:
        return notified
    return [Hit("compelled_disclosure", "silent", 0.7, view) for view in triggered]


def _notices(trigger: View, views: Sequence[View], notice: re.Pattern[str]) -> list[Hit]:
    near = [
        view
        for view in views[trigger.position : trigger.position + _NOTICE_REACH + 1]
        if view.section == trigger.section and notice.search(view.own)
    ]
    if not near:
        return []
    both = {trigger.position: trigger, near[0].position: near[0]}
    return [Hit("compelled_disclosure", "notice", 0.9, view) for view in both.values()]
