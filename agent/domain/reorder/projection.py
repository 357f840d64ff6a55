"""The projected balance of one article: when it runs out and when to order at the latest.

Run-out date: the first day on which on hand + receipts − demand is below 0 (domain file, "Run-out date").
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.rules import OverdueRule, ServiceRules

TOLERANCE = 1e-6  # pieces: a third of a piece a day thrice is a piece
Receipts = Sequence[tuple[int, float]]  # (days from today, quantity), by day


def expected(receipts: Sequence[tuple[date, float]], today: date, rule: OverdueRule) -> list[tuple[int, float]]:
    """Receipts by days from today. What is due today comes tomorrow; overdue ones follow the rule."""
    if not receipts:
        return []
    days = [((due - today).days, quantity) for due, quantity in receipts]
    if rule is OverdueRule.DROP:
        days = [each for each in days if each[0] >= 0]
    return sorted((max(day, 1), quantity) for day, quantity in days)


def overdue(receipts: Sequence[tuple[date, float]], today: date) -> float:
    """The open quantity whose day has passed."""
    return sum(quantity for due, quantity in receipts if due < today)


def run_out(on_hand: float, receipts: Receipts, monthly: Iterable[float | None], horizon: Horizon) -> int | None:
    """Days from today to the first day below 0; 0 when it is so already, None within the horizon.

    ``monthly`` is the demand by month. Demand is summed apart from supply, so that more supply can never, by
    rounding, bring the day forward.
    """
    if on_hand < -TOLERANCE:
        return 0
    supply, demand, start, at, count = on_hand, 0.0, 0, 0, len(receipts)
    for quantity, length, end in zip(monthly, horizon.lengths, horizon.ends, strict=False):
        rate = quantity / length if quantity else 0.0
        day = start
        while day < end:
            while at < count and receipts[at][0] <= day + 1:
                supply += receipts[at][1]
                at += 1
            until = end if at == count else min(end, receipts[at][0] - 1)
            if rate > 0:
                lasts = (supply + TOLERANCE - demand) / rate  # days from the first of the month
                if lasts < until - start:
                    return max(start + math.floor(lasts) + 1, day + 1)
            day = until
        demand += rate * (end - start)
        start = end
    return None


@dataclass(frozen=True, slots=True)
class Projection:
    """The balance of one article over the horizon, in days from ``today``.

    ``overdue``: the open quantity of purchase orders whose day has passed. Up to ``known_until`` there are demand
    data (None: never); what runs out later is not seen.
    """

    today: date
    on_hand: float
    receipts: Receipts
    rates: Sequence[float]
    ends: Sequence[int]
    run_out: date | None
    order_by: date | None
    overdue: float
    known_months: int

    @property
    def known_until(self) -> date | None:
        return self.today + timedelta(days=self.ends[self.known_months - 1]) if self.known_months else None

    def demand(self, day: int) -> float:
        """From tomorrow to ``day``, in pieces."""
        total, start = 0.0, 0
        for rate, end in zip(self.rates, self.ends, strict=False):
            if end >= day:
                return total + rate * (day - start)
            total += rate * (end - start)
            start = end
        return total

    def balance(self, day: int) -> float:
        """At the end of a day (days from today)."""
        return self.on_hand + sum(quantity for due, quantity in self.receipts if due <= day) - self.demand(day)

    def lowest(self, first: int, last: int) -> float:
        """The lowest balance from one day to another: at the end, or right before a receipt."""
        before = [due - 1 for due, _ in self.receipts if first <= due - 1 <= last]
        return min(self.balance(day) for day in (first, last, *before))

    def curve(self) -> list[tuple[date, float]]:
        """The points at which the line bends or jumps, for charts: month ends, and both sides of receipts."""
        return [(self.today + timedelta(days=day), self.balance(day)) for day in sorted(set(self._bends()))]

    def _bends(self) -> Iterator[int]:
        yield 0
        yield from self.ends
        for due, _ in self.receipts:
            if due <= self.ends[-1]:
                yield due - 1
                yield due
        if self.run_out:
            yield (self.run_out - self.today).days


def first_day_short(article: ArticleSupply, rules: ServiceRules, horizon: Horizon) -> int | None:
    """The run-out alone, in days from today: without it thousands of articles need no projection. None as there."""
    if article.on_hand is None:
        return None
    receipts = expected(article.receipts, horizon.today, rules.overdue)
    return run_out(article.on_hand, receipts, article.each_month(), horizon)


def projection(article: ArticleSupply, rules: ServiceRules, horizon: Horizon) -> Projection | None:
    """None without a stock row: nothing can be projected from an unknown stock."""
    if article.on_hand is None:
        return None
    monthly = article.monthly()
    receipts = expected(article.receipts, horizon.today, rules.overdue)
    day = run_out(article.on_hand, receipts, monthly, horizon)
    return Projection(
        today=horizon.today,
        on_hand=article.on_hand,
        receipts=receipts,
        rates=horizon.rates(monthly),
        ends=horizon.ends,
        run_out=None if day is None else horizon.day(day),
        order_by=None if day is None else order_by(horizon.day(day), article.lead_sea, rules.buffer_days),
        overdue=overdue(article.receipts, horizon.today),
        known_months=horizon.known_months(monthly),
    )


def order_by(run_out: date, lead_days: float | None, buffer_days: int) -> date | None:
    """Run-out − lead time − buffer; None without a lead time."""
    return None if lead_days is None else run_out - timedelta(days=math.ceil(lead_days) + buffer_days)


def days_of_cover(article: ArticleSupply, rules: ServiceRules, horizon: Horizon) -> float | None:
    """Usable stock ÷ demand a day over lead time + review period; 0 when nothing is usable.

    None without a stock row or without demand in that time ("no demand").
    """
    usable = article.usable
    days = math.ceil(article.lead_sea or 0) + max(rules.review_days, 1)
    demand = horizon.within(article.monthly(), days)
    return None if usable is None or demand <= 0 else max(usable, 0.0) / (demand / days)
