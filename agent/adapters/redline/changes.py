"""What an edit does to each paragraph: the plan, made and checked before anything is touched."""

from dataclasses import dataclass

from agent.adapters.redline.obstacles import can_continue, can_insert, can_strike, is_reachable
from agent.adapters.redline.places import Place, Places
from agent.domain.nda.redline.edit import Edit, Hunk


@dataclass(frozen=True, slots=True)
class Change:
    """In ``place`` the raw characters start…end are struck and ``text`` is put behind them.

    ``whole``: the paragraph goes, with its mark where the file allows it.
    """

    place: Place
    start: int
    end: int
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """``anchor``: the paragraphs that the comment spans; ``behind``: where new paragraphs follow."""

    edit: Edit
    changes: tuple[Change, ...]
    anchor: tuple[Place, Place]
    behind: Place | None


class Planner:
    """Plans edits one by one; what earlier ones strike cannot be changed again."""

    def __init__(self, places: Places, length: int) -> None:
        self._places = places
        self._length = length
        self._taken: list[tuple[int, int]] = []

    def plan(self, edit: Edit) -> Plan | None:
        """None when some part of the edit finds no place: then none of it is written."""
        inside = all(edit.start <= hunk.start <= hunk.end <= edit.end <= self._length for hunk in edit.hunks)
        changes = [self._changes(hunk) for hunk in edit.hunks]
        anchor = self._anchor(edit)
        behind = self._behind(edit)
        if not inside or anchor is None or any(change is None for change in changes):
            return None
        if (edit.paragraphs and behind is None) or not self._take(edit):
            return None
        return Plan(edit, tuple(change for found in changes for change in found or ()), anchor, behind)

    def _changes(self, hunk: Hunk) -> list[Change] | None:
        found = self._insertion(hunk) if hunk.start == hunk.end else self._strikes(hunk)
        return found if found and all(_possible(change) for change in found) else None

    def _insertion(self, hunk: Hunk) -> list[Change]:
        place = self._places.at(hunk.start)
        if place is None or not hunk.text:
            return []
        offset = max(hunk.start, place.start)
        if not place.alignment.divides(offset - place.start):
            return []
        at, _ = place.raw(offset, offset)
        return [Change(place, at, at, hunk.text)]

    def _strikes(self, hunk: Hunk) -> list[Change]:
        if hunk.end > self._places.end or self._places.unmapped(hunk.start, hunk.end):
            return []
        found: list[Change] = []
        for place in self._places.overlapping(hunk.start, hunk.end):
            start, end = max(hunk.start, place.start), min(hunk.end, place.end)
            if not all(place.alignment.divides(edge - place.start) for edge in (start, end)):
                return []
            found.append(_strike(place, start, end, "" if found else hunk.text))
        return found

    def _anchor(self, edit: Edit) -> tuple[Place, Place] | None:
        if edit.start < edit.end:
            places = self._places.overlapping(edit.start, edit.end)
        else:
            at = self._places.at(edit.start)
            places = [] if at is None else [at]
        reachable = [place for place in places if is_reachable(place.node)]
        return (reachable[0], reachable[-1]) if reachable else None

    def _behind(self, edit: Edit) -> Place | None:
        place = self._places.at(edit.start) if edit.paragraphs else None
        return place if place is not None and is_reachable(place.node) and can_continue(place) else None

    def _take(self, edit: Edit) -> bool:
        spans = [(hunk.start, hunk.end) for hunk in edit.hunks]
        if any(a < end and start < b for a, b in spans for start, end in self._taken):
            return False
        self._taken += spans
        return True


def _strike(place: Place, start: int, end: int, text: str) -> Change:
    if (start, end) == (place.start, place.end) and not text:
        return Change(place, 0, place.alignment.length, "", whole=True)
    return Change(place, *place.raw(start, end), text)


def _possible(change: Change) -> bool:
    if not is_reachable(change.place.node):
        return False
    if change.start == change.end:
        return can_insert(change.place, change.start)
    return can_strike(change.place, change.start, change.end, replace=bool(change.text))
