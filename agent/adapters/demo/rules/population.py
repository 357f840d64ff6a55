"""Who trades what: the columns that every rule of the demo world works on.

The named accounts and the mass of a scaled world are both a `Population`; the rules do not tell them apart.
A field ``customer``, ``article`` or ``contract`` is a position in the columns of that thing.
"""

from dataclasses import dataclass

import numpy as np

from agent.adapters.demo.calendar import Calendar, Flags, Floats, Ints, months_of

# monthly demand against the year's mean, January first
SEASONS = np.array(
    [
        [1.02, 1.03, 1.05, 1.02, 1.00, 1.01, 0.97, 0.88, 1.04, 1.05, 1.03, 0.90],  # engineering
        [0.75, 0.85, 1.10, 1.20, 1.25, 1.20, 1.15, 1.00, 1.05, 0.95, 0.80, 0.70],  # solar
        [1.45, 1.50, 1.40, 1.20, 0.95, 0.75, 0.65, 0.60, 0.75, 0.85, 0.90, 1.00],  # farming
        [1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00, 1.00],  # even
    ]
)
WEEKS_A_MONTH = 365.25 / 12 / 7


@dataclass(frozen=True, slots=True)
class Customers:
    """Shares run from 0 to 1: of lines delivered late, of those split, of those flown; ``mode`` see `shipments`."""

    ids: list[str]
    english: Flags
    late: Floats
    split: Floats
    flown: Floats
    unconfirmed: Floats
    mode: Ints
    unknown_mode: Floats
    bias: Floats
    noise: Floats


@dataclass(frozen=True, slots=True)
class Articles:
    """``rate`` pieces a week now, called off every ``every`` weeks with probability ``chance`` in lots of ``lot``,
    ``horizon`` weeks ahead; ``growth`` a year. ``last_order``: the day of the last call-off.

    ``cover`` weeks of demand lie in stock (negative: so many pieces are missing), ``buy_every`` weeks come
    from the supplier; ``pipeline``: purchase orders are open. NaN: not maintained. ``stock_age`` in days,
    NEVER: no stock row. ``forecast``: months with this one, NEVER: no forecast at all.
    """

    ids: list[str]
    customer: Ints
    rate: Floats
    every: Ints
    chance: Floats
    lot: Ints
    horizon: Ints
    season: Ints
    growth: Floats
    last_order: Ints
    price: Floats
    cost: Floats
    weight: Floats
    sea: Floats
    multiple: Floats
    buy_every: Ints
    cover: Floats
    pipeline: Flags
    stock_age: Ints
    forecast: Ints

    def shape(self, article: Ints, months: Ints, calendar: Calendar) -> Floats:
        """Demand of the month against that of an average month now: season and growth."""
        years = (months - calendar.this_month) / 12
        trend = np.clip(1 + self.growth[article] * years, 0.3, 2.0)
        shaped: Floats = SEASONS[self.season[article], months % 12] * trend
        return shaped

    def monthly(self, article: Ints, months: Ints, calendar: Calendar) -> Floats:
        """Expected pieces of a month."""
        expected: Floats = self.rate[article] * WEEKS_A_MONTH * self.shape(article, months, calendar)
        return expected

    def weekly_now(self, calendar: Calendar) -> Floats:
        """Expected pieces of a week, today."""
        every = np.arange(len(self.ids))
        month = months_of(np.full(len(self.ids), calendar.now))
        weekly: Floats = self.rate * self.shape(every, month, calendar)
        return weekly


@dataclass(frozen=True, slots=True)
class Contracts:
    """``ratio``: called off against due that the contract comes to; ``planned``: it has a call-off plan;
    ``paused``: the plan holds nothing for this month. Lines: ``share`` weighs an article's own ratio."""

    ids: list[str]
    customer: Ints
    starts: Ints
    ends: Ints
    notice: Ints
    ratio: Floats
    planned: Flags
    paused: Flags
    line_contract: Ints
    line_article: Ints
    line_share: Floats
    line_price: Floats
    line_priced: Flags


@dataclass(frozen=True, slots=True)
class Population:
    customers: Customers
    articles: Articles
    contracts: Contracts
