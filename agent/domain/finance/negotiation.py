"""The figures of a price talk: limits of each article, and what a step in price does to the contribution margin.

All of it is a proposal that a person decides on; only the corridor is a rule.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.domain.finance.margin import MarginRule

STEPS = (-0.05, -0.03, -0.02, -0.01, 0.01, 0.02, 0.03, 0.05)
GIVE = 0.03  # the most that we give below today's price
OPENING = 0.02  # how far above the target we open


@dataclass(frozen=True, slots=True)
class Base:
    """One article: ``pieces`` of a year, ``price`` and ``cost`` EUR a piece."""

    article_id: str
    pieces: float
    price: float
    cost: float

    @property
    def margin(self) -> float:
        return (self.price - self.cost) / self.price


@dataclass(frozen=True, slots=True)
class Limits:
    """EUR a piece, whole cents: opening ≥ target ≥ walk_away ≥ floor. ``floor`` keeps the corridor."""

    floor: float
    walk_away: float
    target: float
    opening: float


@dataclass(frozen=True, slots=True)
class Effect:
    """What all articles earn with the price changed by ``step``, volumes unchanged; EUR of a year."""

    step: float
    revenue: float
    contribution: float
    difference: float

    @property
    def margin(self) -> float | None:
        return self.contribution / self.revenue if self.revenue > 0 else None


def limits(base: Base, rule: MarginRule) -> Limits:
    """Not below the corridor and not more than `GIVE` below today's price; the target margin is what we aim at."""
    floor = cents_up(base.cost / (1 - rule.corridor_from))
    walk_away = max(floor, cents_up(base.price * (1 - GIVE)))
    target = max(walk_away, cents_up(max(base.price, base.cost / (1 - rule.target))))
    return Limits(floor, walk_away, target, max(target, cents_up(target * (1 + OPENING))))


def effects(bases: Iterable[Base], steps: Sequence[float] = STEPS) -> list[Effect]:
    """Recomputed from volumes: step × pieces × price."""
    known = list(bases)
    revenue = sum(each.pieces * each.price for each in known)
    cost = sum(each.pieces * each.cost for each in known)
    return [Effect(step, revenue * (1 + step), revenue * (1 + step) - cost, revenue * step) for step in steps]


def cents_up(amount: float) -> float:
    """The next whole cent; what binary adds to a whole one does not count."""
    return math.ceil(round(amount * 100, 6)) / 100
