"""Customers, articles and contracts in large numbers, drawn from a fixed seed.

Few articles sell every week, most a few times a year, as in a distributor's assortment: ten lines an article
in three years.
"""

from dataclasses import dataclass

import numpy as np

from agent.adapters.demo.calendar import NEVER, Calendar, Flags, Floats, Ints
from agent.adapters.demo.rules.population import Articles, Contracts, Customers, Population
from agent.adapters.demo.rules.revenue import DUTY, FREIGHT

LINES_A_CUSTOMER, LINES_AN_ARTICLE = 2_000, 10
CONTRACTS_A_CUSTOMER = 9

# share of the articles, weeks between call-offs, probability of each, weeks between purchase orders
_RHYTHMS = (
    (0.012, 1, 1.0, 4),
    (0.025, 2, 1.0, 8),
    (0.065, 4, 1.0, 8),
    (0.30, 13, 1.0, 26),
    (0.598, 13, 0.24, 52),
)


@dataclass(frozen=True, slots=True)
class Size:
    customers: int
    articles: int


def size(lines: int, named_customers: int) -> Size:
    """So many customers in all as there are lots of 2,000 lines, and an article for every ten lines."""
    return Size(max(lines // LINES_A_CUSTOMER - named_customers, 1), max(lines // LINES_AN_ARTICLE, 50))


def population(given: Size, calendar: Calendar, random: np.random.Generator) -> Population:
    articles = _articles(given, calendar, random)
    return Population(_customers(given.customers, random), articles, _contracts(given, articles, calendar, random))


def _customers(count: int, random: np.random.Generator) -> Customers:
    draw = random.random((6, count))
    return Customers(
        ids=[f"C-{20_000 + at}" for at in range(count)],
        english=np.arange(count) % 5 == 4,
        late=draw[0] * 0.08,
        split=draw[1] * 0.5,
        flown=np.where(draw[2] < 0.2, 0.1, 0.0),
        unconfirmed=np.where(draw[3] < 0.1, 0.05, 0.0),
        mode=(draw[4] < 0.25).astype(np.int64),
        unknown_mode=np.where(draw[5] < 0.1, 0.05, 0.0),
        bias=draw[5] * 0.3 - 0.15,
        noise=0.05 + draw[4] * 0.2,
    )


def _articles(given: Size, calendar: Calendar, random: np.random.Generator) -> Articles:
    count = given.articles
    draw = random.random((11, count))
    rhythm = np.searchsorted(np.cumsum([share for share, *_ in _RHYTHMS])[:-1], draw[0], side="right")
    every, chance, buys = (np.array(each)[rhythm] for each in list(zip(*_RHYTHMS, strict=True))[1:])
    rate = np.where(chance < 1, 1 + draw[1] * 9, 5 + draw[1] * draw[2] * 400) / np.sqrt(every)
    rate = np.round(rate, 3)
    cost = np.round(0.2 + draw[3] * draw[3] * 60, 2)
    margin = 0.10 + draw[4] * 0.3
    return Articles(
        ids=[f"MC-{200_000 + at}" for at in range(count)],
        customer=np.arange(count) % given.customers,
        rate=rate,
        every=every,
        chance=chance,
        lot=np.where(rate > 50, 10, 1),
        horizon=2 + (draw[5] * 5).astype(np.int64),
        season=(draw[6] * 4).astype(np.int64),
        growth=draw[7] * 0.4 - 0.2,
        last_order=np.where(draw[8] < 0.03, calendar.now - 120, calendar.now),
        price=np.round(cost * (1 + FREIGHT + DUTY) / (1 - margin), 2),
        cost=_gaps(cost, draw[9] < 0.01),
        weight=np.round(0.01 + draw[10] * 3, 3),
        sea=_gaps(35.0 + np.floor(draw[5] * 5) * 7, draw[9] > 0.985),
        multiple=np.where(rate > 50, 50.0, 10.0),
        buy_every=buys,
        cover=np.where(draw[8] > 0.98, 0.0, np.round(1 + draw[2] * 11, 1)),
        pipeline=draw[4] < 0.8,
        stock_age=np.where(draw[7] > 0.97, 30, np.where(draw[7] < 0.01, NEVER, 1)),
        forecast=np.where(draw[6] < 0.95, 7, NEVER),
    )


def _gaps(values: Floats, missing: Flags) -> Floats:
    return np.where(missing, np.nan, values)


def _contracts(given: Size, articles: Articles, calendar: Calendar, random: np.random.Generator) -> Contracts:
    """Contracts of two years that began at different times; regular articles stand in one and in that before it."""
    count = given.customers * CONTRACTS_A_CUSTOMER
    draw = random.random((4, count))
    begins = calendar.this_month - 4 - (draw[0] * 20).astype(np.int64)
    regular = np.flatnonzero(articles.chance == 1.0)
    own = articles.customer[regular] * CONTRACTS_A_CUSTOMER + regular // given.customers % CONTRACTS_A_CUSTOMER
    starts = np.concatenate([_first(begins), np.full(count, calendar.start)])
    ends = np.concatenate([_first(begins + 24) - 1, _first(begins) - 1])
    article = np.concatenate([regular, regular])
    line_count = len(article)
    return Contracts(
        ids=[f"RV-{200_000 + at}" for at in range(count)] + [f"RV-{200_000 + at}-A" for at in range(count)],
        customer=np.tile(np.arange(count) // CONTRACTS_A_CUSTOMER, 2),
        starts=starts,
        ends=ends,
        notice=ends - 90,
        ratio=np.concatenate([0.6 + draw[1] * 0.5, 0.9 + draw[2] * 0.1]),
        planned=np.tile(draw[3] < 0.5, 2),
        paused=np.zeros(2 * count, np.bool_),
        line_contract=np.concatenate([own, own + count]),
        line_article=article,
        line_share=np.ones(line_count),
        line_price=articles.price[article],
        line_priced=np.ones(line_count, np.bool_),
    )


def _first(months: Ints) -> Ints:
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
