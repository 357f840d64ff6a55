"""What changed between sentences that did not: which of the old ones became which of the new ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.domain.nda.rounds.matching import Budget, Pairs, match_tokens
from agent.domain.nda.rounds.wording import Unit, Wording

_SAME_SENTENCE = 0.4  # share of the longer one's words that two versions of a sentence have in common
_SAME_PART = 0.75  # share of the shorter one's words, where a sentence was split or joined
_PART = 4  # words from which a part counts
_REPLACED = 0.2  # of the words, for the only two that stand opposite each other
_SHORT = 6  # words of a table cell, heading, list item


@dataclass(frozen=True, slots=True)
class Gap:
    """Units, in order, of base and new version between two that are equal."""

    base: list[int]
    new: list[int]


@dataclass(slots=True)
class Group:
    """Units that belong together; without base units they were added, without new ones removed."""

    base: list[int]
    new: list[int]


def group_gap(gap: Gap, base: Wording, new: Wording, budget: Budget) -> tuple[list[Group], Pairs]:
    """The groups of a gap, and the tokens in them that stayed."""
    ours = [token for unit in gap.base for token in _tokens(base.units[unit])]
    theirs = [token for unit in gap.new for token in _tokens(new.units[unit])]
    found = match_tokens([base.tokens.keys[at] for at in ours], [new.tokens.keys[at] for at in theirs], budget)
    links = [(ours[i], theirs[j]) for i, j in found]
    shared: dict[tuple[int, int], Pairs] = defaultdict(list)
    for i, j in links:
        shared[base.unit_of[i], new.unit_of[j]].append((i, j))
    same = set(links)
    pairs = {pair for pair, kept in shared.items() if _belong(base.units[pair[0]], new.units[pair[1]], kept, same)}
    pairs |= _opposite(gap, pairs, base, new)
    kept = [(i, j) for i, j in links if (base.unit_of[i], new.unit_of[j]) in pairs]
    return _components(gap, pairs), kept


def _tokens(unit: Unit) -> range:
    return range(unit.first, unit.last)


def _belong(old: Unit, unit: Unit, kept: Pairs, found: set[tuple[int, int]]) -> bool:
    sizes = sorted((len(_tokens(old)), len(_tokens(unit))))
    alike = len(kept) >= _SAME_SENTENCE * sizes[1] or (sizes[0] >= _PART and len(kept) >= _SAME_PART * sizes[0])
    return alike or (len(kept) == sizes[0] and _seamless(kept, found))


def _seamless(kept: Pairs, found: set[tuple[int, int]]) -> bool:
    """Whether a whole unit stands in a row with a neighbour of it: the line was only cut elsewhere."""
    (i, j), (last_i, last_j) = kept[0], kept[-1]
    in_a_row = last_i - i == last_j - j == len(kept) - 1
    return in_a_row and ((i - 1, j - 1) in found or (last_i + 1, last_j + 1) in found)


def _opposite(gap: Gap, pairs: set[tuple[int, int]], base: Wording, new: Wording) -> set[tuple[int, int]]:
    """Single units that stand opposite each other between pairs: a heading, cell or item with other words."""
    old_of, new_of = {i for i, _ in pairs}, {j for _, j in pairs}
    edges = [(-1, -1), *sorted(pairs), (len(base.units), len(new.units))]
    found: set[tuple[int, int]] = set()
    for (i, j), (next_i, next_j) in pairwise(edges):
        ours = [unit for unit in gap.base if i < unit < next_i and unit not in old_of]
        theirs = [unit for unit in gap.new if j < unit < next_j and unit not in new_of]
        if len(ours) == len(theirs) == 1 and _alike(base.units[ours[0]], new.units[theirs[0]]):
            found.add((ours[0], theirs[0]))
    return found


def _alike(old: Unit, unit: Unit) -> bool:
    if (old.heading and unit.heading) or max(old.size, unit.size) <= _SHORT:
        return True
    return overlap(old.key, unit.key) >= _REPLACED


def overlap(a: Sequence[str], b: Sequence[str]) -> float:
    """Share (0 to 1) of the longer one's words that both have, without punctuation."""
    ours, theirs = (Counter(key for key in keys if key[0].isalnum()) for keys in (a, b))
    return (ours & theirs).total() / max(ours.total(), theirs.total(), 1)


def _components(gap: Gap, pairs: Iterable[tuple[int, int]]) -> list[Group]:
    of_base: dict[int, Group] = {i: Group([i], []) for i in gap.base}
    of_new: dict[int, Group] = {j: Group([], [j]) for j in gap.new}
    for i, j in sorted(pairs):
        left, right = of_base[i], of_new[j]
        if left is not right:
            left.base, left.new = sorted(left.base + right.base), sorted(left.new + right.new)
            of_base |= dict.fromkeys(right.base, left)
            of_new |= dict.fromkeys(left.new, left)
    return list({id(group): group for group in [*of_base.values(), *of_new.values()]}.values())
