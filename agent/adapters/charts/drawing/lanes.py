"""Where labels of vertical lines go so that none covers another or is crossed by a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, product

_ANY = 1_000_000  # conflicts


@dataclass(frozen=True, slots=True)
class Placed:
    """``left`` and ``right`` bound the label; lane 0 lies next to the plot."""

    lane: int
    left: float
    right: float


def place(labels: Sequence[tuple[float, float]], low: float, high: float, gap: float) -> list[Placed]:
    """Lanes of a few labels (at most five) given as (x of the line, width), inside ``low``..``high`` px.

    The first arrangement without conflict, the flattest before others; else the one with the fewest.
    """
    lines = [x for x, _ in labels]
    options = list(product(*(_positions(x, width, low, high, gap) for x, width in labels)))
    best: list[Placed] = []
    fewest = _ANY
    for lanes, spots in product(_orders(len(labels)), options):
        placed = [Placed(lane, *spot) for lane, spot in zip(lanes, spots, strict=True)]
        conflicts = _conflicts(placed, lines, gap, fewest)
        if conflicts < fewest:
            best, fewest = placed, conflicts
        if fewest == 0:
            break
    return best


@lru_cache
def _orders(count: int) -> list[tuple[int, ...]]:
    """Lanes for each label without an empty lane between, the flattest first."""
    orders = (lanes for lanes in product(range(count), repeat=count) if set(lanes) == set(range(max(lanes) + 1)))
    return sorted(orders, key=lambda lanes: (max(lanes), sum(lanes))) if count else [()]


def _positions(x: float, width: float, low: float, high: float, gap: float) -> list[tuple[float, float]]:
    """Right of the line, left of it, or above it."""
    beside = [(x + gap, x + gap + width), (x - gap - width, x - gap)]
    above = max(min(x - width / 2, high - width), low)
    return [*(spot for spot in beside if low <= spot[0] and spot[1] <= high), (above, above + width)]


def _conflicts(placed: Sequence[Placed], lines: Sequence[float], gap: float, enough: int) -> int:
    """Overlapping labels, and lines that cross the label of another on the way up to their own.

    Stops counting at ``enough``.
    """
    count = 0
    for a, b in permutations(range(len(placed)), 2):
        one, other = placed[a], placed[b]
        overlap = one.lane == other.lane and one.left < other.right + gap and other.left < one.right + gap
        crossed = other.lane >= one.lane and one.left - gap / 2 < lines[b] < one.right + gap / 2
        count += overlap + crossed
        if count >= enough:
            break
    return count
