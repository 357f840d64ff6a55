"""Which items of two sequences are the same, in order: anchors first, then the shortest edit script.

Anchors are Cohen's patience diff (items that occur once on both sides, longest increasing run); between them
Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), within a budget, so that no input takes
more than a bounded time. What the budget leaves out counts as not the same: more is reported, never less.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pairs = list[tuple[int, int]]

_LONGEST_SCRIPT = 400  # insertions and deletions that one search may need
_RUN = 3  # tokens in a row that make an anchor


@dataclass(slots=True)
class Budget:
    """Steps that all searches of a comparison may take together (a step is well under a microsecond)."""

    steps: int = 2_000_000


def match_units(a: Sequence[Hashable], b: Sequence[Hashable], budget: Budget) -> Pairs:
    """Equal items in order; those that occur once on both sides lead."""
    return _match(a, b, budget, run=1, anchors_first=True)


def match_tokens(a: Sequence[str], b: Sequence[str], budget: Budget) -> Pairs:
    """Equal tokens in order, by the shortest script where it is short enough to be found."""
    return _match(a, b, budget, run=_RUN, anchors_first=False)


def _match(a: Sequence[Hashable], b: Sequence[Hashable], budget: Budget, *, run: int, anchors_first: bool) -> Pairs:
    found: Pairs = []
    todo = [(0, len(a), 0, len(b))]
    while todo:
        a1, a2, b1, b2 = _trim(a, b, todo.pop(), found)
        if a1 == a2 or b1 == b2:
            continue
        left, right = a[a1:a2], b[b1:b2]
        pairs = None if anchors_first else shortest_script(left, right, budget)
        if pairs is None and (anchors := _anchors(left, right, run)):
            found += [(a1 + i, b1 + j) for i, j in anchors]
            todo += _between(anchors, a1, a2, b1, b2)
            continue
        if pairs is None and anchors_first:
            pairs = shortest_script(left, right, budget)
        found += [(a1 + i, b1 + j) for i, j in pairs or ()]
    return sorted(found)


def _trim(
    a: Sequence[Hashable], b: Sequence[Hashable], gap: tuple[int, int, int, int], found: Pairs
) -> tuple[int, int, int, int]:
    a1, a2, b1, b2 = gap
    while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
        found.append((a1, b1))
        a1, b1 = a1 + 1, b1 + 1
    while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
        a2, b2 = a2 - 1, b2 - 1
        found.append((a2, b2))
    return a1, a2, b1, b2


def _between(anchors: Pairs, a1: int, a2: int, b1: int, b2: int) -> list[tuple[int, int, int, int]]:
    edges = [(-1, -1), *anchors, (a2 - a1, b2 - b1)]
    return [(a1 + i + 1, a1 + next_i, b1 + j + 1, b1 + next_j) for (i, j), (next_i, next_j) in pairwise(edges)]


def _anchors(a: Sequence[Hashable], b: Sequence[Hashable], run: int) -> Pairs:
    """Positions of runs of items that occur once in both, in an order that both share."""
    in_a, in_b = _once(a, run), _once(b, run)
    return _increasing([(at, in_b[key]) for key, at in in_a.items() if key in in_b])


def _once(items: Sequence[Hashable], run: int) -> dict[Hashable, int]:
    keys = [tuple(items[at : at + run]) for at in range(len(items) - run + 1)]
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if counts[key] == 1}


def _increasing(pairs: Pairs) -> Pairs:
    """The longest run of pairs that increases on both sides; ``pairs`` increase on the left."""
    tails: list[int] = []
    last: list[int] = []
    before = [-1] * len(pairs)
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        tails[length : length + 1] = [j]
        last[length : length + 1] = [at]
        before[at] = last[length - 1] if length else -1
    chosen: Pairs = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def shortest_script(a: Sequence[Hashable], b: Sequence[Hashable], budget: Budget) -> Pairs | None:
    """The pairs that the shortest edit script keeps; None when it is too long or the budget is spent."""
    size_a, size_b = len(a), len(b)
    if abs(size_a - size_b) > _LONGEST_SCRIPT:
        return None
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for depth in range(min(size_a + size_b, _LONGEST_SCRIPT) + 1):
        trace.append({k: reach[k] for k in range(-depth - 1, depth + 2) if k in reach})
        budget.steps -= depth + 1
        if budget.steps < 0:
            return None
        for k in range(-depth, depth + 1, 2):
            if not -size_b <= k <= size_a:
                continue
            x = _step(reach, k, depth)
            start = x
            while x < size_a and x - k < size_b and a[x] == b[x - k]:
                x += 1
            budget.steps -= x - start
            reach[k] = x
            if x >= size_a and x - k >= size_b:
                return _backtrack(trace, size_a, size_b)
    return None


def _step(reach: dict[int, int], k: int, depth: int) -> int:
    down, right = reach.get(k + 1, -1), reach.get(k - 1, -1)
    return down if k == -depth or (k != depth and right < down) else right + 1


def _backtrack(trace: list[dict[int, int]], x: int, y: int) -> Pairs:
    pairs: Pairs = []
    for depth in range(len(trace) - 1, -1, -1):
        reach, k = trace[depth], x - y
        came_down = k == -depth or (k != depth and reach.get(k - 1, -1) < reach.get(k + 1, -1))
        start_k = k + 1 if came_down else k - 1
        start_x = reach[start_k] if depth else 0
        first = start_x + (depth > 0 and not came_down)  # behind the one step off the diagonal
        pairs += [(x - back, y - back) for back in range(1, x - first + 1)]
        x, y = start_x, start_x - start_k
    return pairs[::-1]
