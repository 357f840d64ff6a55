"""Which words of the new version are which words of the base: whole sentences first, then words in the gaps."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from agent.domain.nda.rounds.gaps import Gap, Group, group_gap
from agent.domain.nda.rounds.matching import Budget, Pairs, match_units
from agent.domain.nda.rounds.strays import pair_strays
from agent.domain.nda.rounds.wording import Wording

_SEED = 4  # a sentence of fewer words is found again by chance


@dataclass(slots=True)
class Alignment:
    """``to_new`` and ``to_base``: the counterpart of each token, or -1.

    ``groups``: units that changed together, were added or removed; ``moved``: runs of units
    (base, new) that stand elsewhere word for word; ``elsewhere``: base units that say nothing about places.
    """

    base: Wording
    new: Wording
    to_new: list[int] = field(default_factory=list)
    to_base: list[int] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    moved: list[Pairs] = field(default_factory=list)
    elsewhere: frozenset[int] = frozenset()
    # for each place between base tokens the nearest new tokens that stayed where they were
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.to_new = [-1] * len(self.base.tokens)
        self.to_base = [-1] * len(self.new.tokens)

    def link(self, pairs: Iterable[tuple[int, int]]) -> None:
        for i, j in pairs:
            self.to_new[i], self.to_base[j] = j, i

    def survey(self) -> None:
        """Fill ``left`` and ``right``; -1 and the number of new tokens where there is none."""
        fixed = [
            there if there >= 0 and self.base.unit_of[at] not in self.elsewhere else -1
            for at, there in enumerate(self.to_new)
        ]
        self.left = list(accumulate(fixed, lambda near, there: near if there < 0 else there, initial=-1))
        end = len(self.new.tokens)
        self.right = list(accumulate(fixed[::-1], lambda near, there: near if there < 0 else there, initial=end))[::-1]

    def open_base(self, units: Iterable[int]) -> list[int]:
        """The tokens of base units that have no counterpart, without numbering."""
        return _open(self.base, self.to_new, units)

    def open_new(self, units: Iterable[int]) -> list[int]:
        return _open(self.new, self.to_base, units)


def align(base: Wording, new: Wording, floating: frozenset[int], budget: Budget) -> Alignment:
    """``floating``: base units that are paragraphs of our own, which may come back at any place."""
    found = Alignment(base, new)
    fixed = [unit for unit in range(len(base.units)) if unit not in floating]
    same = match_units([base.units[unit].key for unit in fixed], [unit.key for unit in new.units], budget)
    kept = [(fixed[i], j) for i, j in same]
    afloat = _floating(base, new, floating, {j for _, j in kept})
    found.moved = _elsewhere(base, new, kept, afloat)
    away = [*afloat, *(pair for run in found.moved for pair in run)]
    found.elsewhere = frozenset(i for i, _ in away)
    pairs = [*kept, *away]
    for i, j in pairs:
        _link_units(found, i, j)
    found.groups = [Group([i], [j]) for i, j in kept if found.open_base([i]) or found.open_new([j])]
    for gap in _gaps(base, new, kept, pairs):
        groups, links = group_gap(gap, base, new, budget)
        found.groups += groups
        found.link(links)
    groups, links, strays = pair_strays(found.groups, base, new, floating, budget)
    found.elsewhere |= strays
    found.groups = sorted(groups, key=lambda group: (group.new[:1] or [-1], group.base[:1]))
    found.link(links)
    found.survey()
    return found


def _link_units(found: Alignment, i: int, j: int) -> None:
    """Equal units: their words, and their numbers where these are equal too."""
    old, unit = found.base.units[i], found.new.units[j]
    found.link(zip(range(old.body, old.last), range(unit.body, unit.last), strict=True))
    ours, theirs = found.base.tokens.keys[old.first : old.body], found.new.tokens.keys[unit.first : unit.body]
    if ours == theirs:
        found.link(zip(range(old.first, old.body), range(unit.first, unit.body), strict=True))


def _floating(base: Wording, new: Wording, floating: frozenset[int], taken: set[int]) -> Pairs:
    free: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, unit in enumerate(new.units):
        if j not in taken:
            free[unit.key].append(j)
    pairs: Pairs = []
    for i in sorted(floating):
        if found := free.get(base.units[i].key):
            pairs.append((i, found.pop(0)))
    return pairs


def _elsewhere(base: Wording, new: Wording, kept: Pairs, afloat: Pairs) -> list[Pairs]:
    """Units without a counterpart that stand word for word at another place, in runs."""
    free_base = dict.fromkeys(range(len(base.units))) | {}
    free_new = set(range(len(new.units))) - {j for _, j in [*kept, *afloat]}
    for i, _ in [*kept, *afloat]:
        free_base.pop(i, None)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in sorted(free_new, reverse=True):
        places[new.units[j].key].append(j)
    runs: list[Pairs] = []
    for i in list(free_base):
        unit = base.units[i]
        if i not in free_base or unit.size < _SEED:
            continue
        there = places[unit.key]
        while there and there[-1] not in free_new:
            there.pop()
        if there:
            runs.append(_grown(base, new, free_base, free_new, i, there[-1]))
    return runs


def _grown(base: Wording, new: Wording, free_base: dict[int, None], free_new: set[int], i: int, j: int) -> Pairs:
    """The run of equal free units around a pair, taken out of what is free."""

    def equal(i: int, j: int) -> bool:
        return i in free_base and j in free_new and base.units[i].key == new.units[j].key

    while equal(i - 1, j - 1):
        i, j = i - 1, j - 1
    run: Pairs = []
    while equal(i, j):
        run.append((i, j))
        free_base.pop(i)
        free_new.remove(j)
        i, j = i + 1, j + 1
    return run


def _gaps(base: Wording, new: Wording, kept: Pairs, paired: Pairs) -> list[Gap]:
    """What stands between units kept in place, without what has its counterpart elsewhere."""
    taken_base, taken_new = {i for i, _ in paired}, {j for _, j in paired}
    edges = [(-1, -1), *kept, (len(base.units), len(new.units))]
    gaps: list[Gap] = []
    for (i, j), (next_i, next_j) in pairwise(edges):
        ours = [unit for unit in range(i + 1, next_i) if unit not in taken_base]
        theirs = [unit for unit in range(j + 1, next_j) if unit not in taken_new]
        if ours or theirs:
            gaps.append(Gap(ours, theirs))
    return gaps


def _open(side: Wording, counterpart: Sequence[int], units: Iterable[int]) -> list[int]:
    return [
        token
        for unit in units
        for token in range(side.units[unit].first, side.units[unit].last)
        if counterpart[token] < 0 and not side.quiet[token]
    ]
