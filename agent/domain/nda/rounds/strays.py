"""A sentence that was moved and changed at once: removed at one place, added in other words at another."""

from agent.domain.nda.rounds.gaps import Group, overlap
from agent.domain.nda.rounds.matching import Budget, Pairs, match_tokens
from agent.domain.nda.rounds.wording import Wording

_ALIKE = 0.7  # share of the longer one's words
_OURS_ALIKE = 0.4  # for a paragraph that we asked for, and whose place is open
_SHORTEST = 6  # words
_MOST_PAIRS = 20_000


def pair_strays(
    groups: list[Group], base: Wording, new: Wording, floating: frozenset[int], budget: Budget
) -> tuple[list[Group], Pairs, frozenset[int]]:
    """The groups with such sentences put together, their tokens that stayed, and their base units.

    ``floating``: base units that are ours and expected at any place.
    """
    removed = [at for at, group in enumerate(groups) if not group.new and base.units[group.base[0]].size >= _SHORTEST]
    added = [at for at, group in enumerate(groups) if not group.base and new.units[group.new[0]].size >= _SHORTEST]
    if len(removed) * len(added) > _MOST_PAIRS:
        return groups, [], frozenset()
    links: Pairs = []
    strays: set[int] = set()
    done: set[int] = set()
    for i, j in _alike(groups, removed, added, base, new, floating):
        if i not in done and j not in done:
            done |= {i, j}
            strays.add(groups[i].base[0])
            links += _links(base, new, groups[i].base[0], groups[j].new[0], budget)
            groups[i].new, groups[j].new = groups[j].new, []
    return [group for group in groups if group.base or group.new], links, frozenset(strays)


def _alike(
    groups: list[Group], removed: list[int], added: list[int], base: Wording, new: Wording, floating: frozenset[int]
) -> Pairs:
    """Pairs of groups with enough words in common, the most alike first."""
    shares = [
        (overlap(base.units[groups[i].base[0]].key, new.units[groups[j].new[0]].key), i, j)
        for i in removed
        for j in added
    ]
    least = {i: _OURS_ALIKE if groups[i].base[0] in floating else _ALIKE for i in removed}
    return [(i, j) for share, i, j in sorted(shares, reverse=True) if share >= least[i]]


def _links(base: Wording, new: Wording, i: int, j: int, budget: Budget) -> Pairs:
    old, unit = base.units[i], new.units[j]
    found = match_tokens(base.tokens.keys[old.first : old.last], new.tokens.keys[unit.first : unit.last], budget)
    return [(old.first + a, unit.first + b) for a, b in found]
