"""The requests that came back in other words: which differences are their answer, and so no slip."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.alignment import Alignment
from agent.domain.nda.rounds.clauses import clauses
from agent.domain.nda.rounds.gaps import Group
from agent.domain.nda.rounds.places import units_at


@dataclass(frozen=True, slots=True)
class Changed:
    """``tokens`` of the base (an empty range is a place); the units it lies in, and what these became.

    Without counterpart ``new`` are the units that were put in its place, if any.
    """

    tokens: range
    base: frozenset[int]
    new: frozenset[int]

    def touches(self, left: int, right: int) -> bool:
        """Whether it lies between the base tokens ``left`` and ``right`` (both exclusive), or at their edge."""
        return self.tokens.start <= right and self.tokens.stop > left


def changed(al: Alignment, zone: Span) -> Changed:
    tokens = al.base.inside(zone.start, zone.end)
    base = frozenset(units_at(al.base, zone))
    there = {al.new.unit_of[al.to_new[at]] for unit in base for at in _tokens(al, unit) if al.to_new[at] >= 0}
    there |= {unit for group in al.groups if base.intersection(group.base) for unit in group.new}
    return Changed(tokens, base, frozenset(there or _in_its_place(al, tokens)))


def _tokens(al: Alignment, unit: int) -> range:
    return range(al.base.units[unit].first, al.base.units[unit].last)


def _in_its_place(al: Alignment, tokens: range) -> list[int]:
    """The first of the clauses that were added where the zone stood."""
    added = {unit for group in al.groups if not group.base for unit in group.new}
    left, right = al.left[tokens.start], al.right[tokens.start]
    here = sorted({al.new.unit_of[at] for at in range(left + 1, right)} & added)
    found = clauses(al.new, here)
    return found[0] if found else []


def unexplained(al: Alignment, group: Group, answers: Sequence[Changed]) -> bool:
    """Whether something differs in a group that no answer covers."""
    struck = [at for at in al.open_base(group.base) if not any(at in one.tokens for one in answers)]
    return bool(struck) or any(
        not any(one.touches(left, right) for one in answers) for left, right in _brought(al, group)
    )


def _brought(al: Alignment, group: Group) -> list[tuple[int, int]]:
    """For each new word of a group the base tokens between which it came."""
    tokens = [at for unit in group.new for at in range(al.new.units[unit].first, al.new.units[unit].last)]
    there = [al.to_base[at] for at in tokens]
    left = accumulate(there, _nearest, initial=al.base.units[group.base[0]].first - 1)
    right = list(accumulate(there[::-1], _nearest, initial=al.base.units[group.base[-1]].last))[-2::-1]
    opened = set(al.open_new(group.new))
    return [(before, behind) for at, before, behind in zip(tokens, left, right, strict=False) if at in opened]


def _nearest(near: int, there: int) -> int:
    return near if there < 0 else there
