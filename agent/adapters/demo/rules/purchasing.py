"""Our own purchase orders and the stock that they and the deliveries leave.

Receipts minus deliveries is the stock on hand, to the piece, for every article with a stock row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import NEVER, Calendar, Floats, Ints
from agent.adapters.demo.rules.deliveries import Deliveries
from agent.adapters.demo.rules.orders import Lines
from agent.adapters.demo.rules.placed import PlacedPurchase
from agent.adapters.demo.rules.population import Population
from agent.adapters.demo.rules.totals import totals

_FAR = 1_000_000
_USUAL_LEAD = 56  # days; where none is maintained
_JITTER = 10  # days between the earliest and the latest receipt, three of them before the due day


@dataclass(frozen=True, slots=True)
class _Orders:
    article: Ints
    due: Ints
    quantity: Floats
    received: Floats


def tables(
    world: Population,
    lines: Lines,
    deliveries: Deliveries,
    placed: Sequence[PlacedPurchase],
    calendar: Calendar,
    random: np.random.Generator,
    first: int,
) -> dict[str, pa.Table]:
    """purchase_orders and stock."""
    article, due = _grid(world, calendar)
    past = due <= calendar.now
    orders = _Orders(article, due, np.zeros(len(due)), np.zeros(len(due)))
    received = _received(world, lines, deliveries, orders, past, calendar)
    quantity = np.where(past, received, _ordered(world, article, calendar))
    kept = quantity > 0
    filled = _Orders(article[kept], due[kept], quantity[kept], received[kept])
    on_hand = _on_hand(world, lines, deliveries, filled) + _placed_receipts(world, placed)
    return {
        "purchase_orders": _purchases(world, filled, placed, calendar, random, first),
        "stock": _stock(world, lines, deliveries, on_hand, calendar),
    }


def _grid(world: Population, calendar: Calendar) -> tuple[Ints, Ints]:
    """Article and due day of every purchase order: from the start of the history to one lead time ahead."""
    each = world.articles
    lead = np.nan_to_num(each.sea, nan=_USUAL_LEAD).astype(np.int64)
    ahead = np.where(each.pipeline, lead, 0)
    step = each.buy_every * 7
    begin = calendar.start - np.arange(len(each.ids)) % 7
    count = (calendar.now + ahead - begin) // step + 1
    article = np.repeat(np.arange(len(each.ids)), count)
    slot = np.arange(len(article)) - np.repeat(np.cumsum(count) - count, count)
    return article, begin[article] + slot * step[article]


def _received(
    world: Population, lines: Lines, deliveries: Deliveries, orders: _Orders, past: np.ndarray, calendar: Calendar
) -> Floats:
    """Each receipt covers what leaves until the next one; the first brings today's stock on top."""
    article = orders.article
    step = world.articles.buy_every[article] * 7
    until = np.where(orders.due + step > calendar.now, calendar.now + 1, orders.due + step)
    target = _target(world, calendar)
    need = _delivered_until(lines, deliveries, article, until) + target[article]
    multiple = np.where(target > 0, _multiple(world), 1.0)[article]
    total = np.where(past, np.maximum(np.ceil(need / multiple) * multiple, 0.0), 0.0)
    before = np.concatenate([[0.0], total[:-1]])
    starts = np.concatenate([[True], article[1:] != article[:-1]]) if len(article) else np.zeros(0, np.bool_)
    return np.where(past, total - np.where(starts, 0.0, before), 0.0)


def _delivered_until(lines: Lines, deliveries: Deliveries, article: Ints, until: Ints) -> Floats:
    """Pieces of the article delivered before the day."""
    key = lines.article[deliveries.line] * _FAR + deliveries.day
    order = np.argsort(key, kind="stable")
    total = np.concatenate([[0.0], np.cumsum(deliveries.quantity[order])])
    upto = np.searchsorted(key[order], article * _FAR + until, side="left")
    before = np.searchsorted(key[order], article * _FAR, side="left")
    return np.asarray(total[upto] - total[before])


def _target(world: Population, calendar: Calendar) -> Floats:
    """Stock that there should be today; a negative cover is a number of pieces that are missing."""
    cover = world.articles.cover
    return np.where(cover > 0, np.rint(cover * world.articles.weekly_now(calendar)), cover)


def _multiple(world: Population) -> Floats:
    return np.maximum(np.nan_to_num(world.articles.multiple, nan=1.0), 1.0)


def _ordered(world: Population, article: Ints, calendar: Calendar) -> Floats:
    """Quantity of an open order: what is sold until the next one, in multiples."""
    multiple = _multiple(world)[article]
    wanted = world.articles.weekly_now(calendar)[article] * world.articles.buy_every[article]
    return np.asarray(np.ceil(wanted / multiple) * multiple)


def _on_hand(world: Population, lines: Lines, deliveries: Deliveries, orders: _Orders) -> Floats:
    count = len(world.articles.ids)
    sent = totals(lines.article[deliveries.line], deliveries.quantity, count)
    return np.asarray(totals(orders.article, orders.received, count) - sent)


def _placed_receipts(world: Population, placed: Sequence[PlacedPurchase]) -> Floats:
    received = np.zeros(len(world.articles.ids))
    for each in placed:
        received[world.articles.ids.index(each.article)] += each.received
    return received


def _purchases(
    world: Population,
    orders: _Orders,
    placed: Sequence[PlacedPurchase],
    calendar: Calendar,
    random: np.random.Generator,
    first: int,
) -> pa.Table:
    lead = np.nan_to_num(world.articles.sea, nan=_USUAL_LEAD).astype(np.int64)[orders.article]
    late = random.integers(-3, _JITTER - 3, len(orders.due))
    came = orders.due <= calendar.now
    received_on = np.where(came, np.minimum(orders.due + late, calendar.now), NEVER)
    ruled = columns.table(
        "purchase_orders",
        {
            "id": columns.numbered("PO-", len(orders.due), first),
            "article_id": columns.texts(world.articles.ids, orders.article),
            "quantity": columns.numbers(orders.quantity),
            "ordered_on": columns.days(np.minimum(orders.due - lead, calendar.now)),
            "due_on": columns.days(orders.due),
            "received_quantity": columns.numbers(np.where(came, orders.received, 0.0)),
            "received_on": columns.days(received_on),
        },
    )
    return columns.joined("purchase_orders", [ruled, _told(placed, calendar)])


def _told(placed: Sequence[PlacedPurchase], calendar: Calendar) -> pa.Table:
    return columns.from_rows(
        "purchase_orders",
        (
            {
                "id": each.id,
                "article_id": each.article,
                "quantity": each.quantity,
                "ordered_on": calendar.day(min(each.due - _USUAL_LEAD, 0)),
                "due_on": calendar.day(each.due),
                "received_quantity": each.received,
                "received_on": None if each.received_on is None else calendar.day(each.received_on),
            }
            for each in placed
        ),
    )


def _stock(world: Population, lines: Lines, deliveries: Deliveries, on_hand: Floats, calendar: Calendar) -> pa.Table:
    """One row an article; reserved is what is due within a week and still here."""
    kept = np.flatnonzero(world.articles.stock_age != NEVER)
    sent = totals(deliveries.line, deliveries.quantity, len(lines.article))
    soon = ~lines.cancelled & (lines.due > calendar.now) & (lines.due <= calendar.now + 7)
    left = np.where(soon, np.maximum(lines.quantity - sent, 0.0), 0.0)
    due = totals(lines.article, left, len(world.articles.ids))
    reserved = np.minimum(due, np.maximum(on_hand, 0.0))
    return columns.table(
        "stock",
        {
            "id": columns.texts([f"ST-{key}" for key in world.articles.ids], kept),
            "article_id": columns.texts(world.articles.ids, kept),
            "on_hand": columns.numbers(on_hand[kept]),
            "reserved": columns.numbers(reserved[kept]),
            "as_of": columns.days(calendar.now - world.articles.stock_age[kept]),
        },
    )
