"""Order lines as in series business: regular call-offs by article, now and then one for spare parts.

Placed lines (`agent.adapters.demo.rules.placed`) join them, so that all later rules treat them alike.
"""

from dataclasses import dataclass, replace

import numpy as np

from agent.adapters.demo.calendar import NEVER, Calendar, Flags, Floats, Ints, months_of
from agent.adapters.demo.rules.population import Contracts, Population

_CONFIRMED_LATER, _CANCELLED, _EXCUSED = 0.06, 0.01, 0.004
_WEEK = 7

# by ``reason``: (German, English); 0 is none
REASONS = (
    ("", ""),
    ("Vom Kunden storniert", "Cancelled by the customer"),
    ("Freigabe des Kunden kam später", "Release by the customer came later"),
)


@dataclass(frozen=True, slots=True)
class Lines:
    """``placed`` is the position of a placed line; ``contract_line`` NEVER: bought without a contract."""

    article: Ints
    ordered: Ints
    requested: Ints
    confirmed: Ints
    quantity: Floats
    cancelled: Flags
    reason: Ints
    placed: Ints
    contract_line: Ints
    price: Floats

    def take(self, places: Ints) -> "Lines":
        return Lines(*(getattr(self, name)[places] for name in self.__slots__))

    @property
    def due(self) -> Ints:
        """The first promise, else the wish."""
        return np.where(self.confirmed == NEVER, self.requested, self.confirmed)


def call_offs(world: Population, calendar: Calendar, random: np.random.Generator) -> Lines:
    """All call-offs of the history up to today, in no order, without contract and price."""
    article, ordered = _slots(world, calendar)
    keep = random.random(len(article)) < world.articles.chance[article]
    article, ordered = article[keep], ordered[keep]
    requested = ordered + world.articles.horizon[article] * _WEEK
    cancelled = random.random(len(article)) < _CANCELLED
    excused = ~cancelled & (random.random(len(article)) < _EXCUSED)
    return Lines(
        article=article,
        ordered=ordered,
        requested=requested,
        confirmed=_confirmed(world, article, requested, random),
        quantity=_quantity(world, article, requested, calendar, random),
        cancelled=cancelled,
        reason=cancelled * 1 + excused * 2,
        placed=np.full(len(article), NEVER),
        contract_line=np.full(len(article), NEVER),
        price=np.zeros(len(article)),
    )


def _slots(world: Population, calendar: Calendar) -> tuple[Ints, Ints]:
    """Article and day of every possible call-off: each article has its weekday and its rhythm of weeks."""
    each = world.articles
    position = np.arange(len(each.ids))
    monday = calendar.start - (calendar.start + 3) % _WEEK  # day 0 was a Thursday
    weeks = (calendar.now - monday) // _WEEK + 1
    begin = position % each.every
    count = np.where(each.rate > 0, (weeks - 1 - begin) // each.every + 1, 0)
    article = np.repeat(position, count)
    slot = np.arange(len(article)) - np.repeat(np.cumsum(count) - count, count)
    ordered = monday + (begin[article] + slot * each.every[article]) * _WEEK + article % 5
    inside = (ordered >= calendar.start) & (ordered <= np.minimum(calendar.now, each.last_order[article]))
    return article[inside], ordered[inside]


def _quantity(
    world: Population, article: Ints, requested: Ints, calendar: Calendar, random: np.random.Generator
) -> Floats:
    each = world.articles
    level = each.rate[article] * each.every[article] / each.chance[article]
    wanted = level * each.shape(article, months_of(requested), calendar) * (0.8 + 0.4 * random.random(len(article)))
    lot = each.lot[article]
    quantity: Floats = np.maximum(np.rint(wanted / lot), 1) * lot
    return quantity


def _confirmed(world: Population, article: Ints, requested: Ints, random: np.random.Generator) -> Ints:
    """Mostly the wished day, at times a week later, at times nothing."""
    confirmed = requested + _WEEK * (random.random(len(article)) < _CONFIRMED_LATER)
    nothing = random.random(len(article)) < world.customers.unconfirmed[world.articles.customer[article]]
    return np.where(nothing, NEVER, confirmed)


def joined(first: Lines, second: Lines) -> Lines:
    """Both, by day of ordering."""
    both = Lines(*(np.concatenate([getattr(first, name), getattr(second, name)]) for name in Lines.__slots__))
    return both.take(np.lexsort((both.article, both.ordered)))


def under_contract(lines: Lines, world: Population, calendar: Calendar) -> Lines:
    """The lines with the contract line in force on the day of ordering, and their price."""
    contracts = world.contracts
    order = np.lexsort((contracts.starts[contracts.line_contract], contracts.line_article))
    begins = contracts.line_article[order] * _FAR + contracts.starts[contracts.line_contract[order]]
    at = np.searchsorted(begins, lines.article * _FAR + lines.ordered, side="right") - 1
    found = order[np.maximum(at, 0)] if len(order) else np.zeros(len(at), np.int64)
    fits = _fits(contracts, found, lines) & (at >= 0) if len(order) else np.zeros(len(at), np.bool_)
    line = np.where(fits, found, NEVER)
    return replace(lines, contract_line=line, price=_price(world, lines, line, calendar))


_FAR = 1_000_000  # more than the number of any day


def _fits(contracts: Contracts, found: Ints, lines: Lines) -> Flags:
    same = contracts.line_article[found] == lines.article
    return np.asarray(same & (contracts.ends[contracts.line_contract[found]] >= lines.ordered))


def _price(world: Population, lines: Lines, line: Ints, calendar: Calendar) -> Floats:
    """The contract's price, else the list price, which went up by 2 % a year."""
    years = (calendar.this_month - months_of(lines.ordered)) // 12
    listed = np.asarray(np.round(world.articles.price[lines.article] * (1 - 0.02 * years), 2), np.float64)
    if not len(world.contracts.line_price):
        return listed
    return np.where(line == NEVER, listed, world.contracts.line_price[line])
