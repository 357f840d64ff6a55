"""All tables of trade for one population: contracts, order lines and what follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import HISTORY_MONTHS, NEVER, Calendar, Flags
from agent.adapters.demo.rules import contracts, forecasts, orders, purchasing, revenue, shipments
from agent.adapters.demo.rules.deliveries import Deliveries, deliver
from agent.adapters.demo.rules.orders import REASONS, Lines
from agent.adapters.demo.rules.placed import PlacedLine, PlacedPurchase, as_lines
from agent.adapters.demo.rules.population import Population

Tables = dict[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Extent:
    """``lines``: keep so many of the lines, None: all. ``prefix`` stands in the ids of contract rows;
    ``forecasts_back``: months. ``revised``: forecasts come a second time. See `revenue` for the last one."""

    prefix: str
    lines: int | None = None
    forecasts_back: int = HISTORY_MONTHS
    revised: bool = True
    no_customer_cost: str = ""


def trade(
    world: Population,
    calendar: Calendar,
    random: np.random.Generator,
    extent: Extent,
    placed: Sequence[PlacedLine] = (),
    purchases: Sequence[PlacedPurchase] = (),
    first: int = 1,
) -> Tables:
    """``first`` is the number that ids begin with."""
    lines = _lines(world, calendar, random, extent, placed)
    deliveries = deliver(world, lines, placed, calendar, random)
    back, revised = extent.forecasts_back, extent.revised
    return {
        **contracts.tables(world, lines, calendar, extent.prefix),
        "order_lines": _line_table(world, lines, placed, first),
        "deliveries": _delivery_table(lines, deliveries, placed, first),
        "shipments": shipments.table(world, lines, deliveries, first),
        **purchasing.tables(world, lines, deliveries, purchases, calendar, random, first),
        "forecasts": forecasts.table(world, lines, calendar, random, first, back, revised=revised),
        "revenue": revenue.table(world, lines, deliveries, calendar, first, extent.no_customer_cost),
    }


def _lines(
    world: Population,
    calendar: Calendar,
    random: np.random.Generator,
    extent: Extent,
    placed: Sequence[PlacedLine],
) -> Lines:
    ruled = orders.call_offs(world, calendar, random)
    if extent.lines is not None:
        ruled = ruled.take(np.sort(random.permutation(len(ruled.article))[: extent.lines]))
    places = {key: at for at, key in enumerate(world.articles.ids)} if placed else {}
    return orders.under_contract(orders.joined(ruled, as_lines(placed, places)), world, calendar)


def _line_table(world: Population, lines: Lines, placed: Sequence[PlacedLine], first: int) -> pa.Table:
    contract = _contract_of(world, lines)
    customer = world.articles.customer[lines.article]
    return columns.table(
        "order_lines",
        {
            "id": _line_ids(lines, placed, first),
            "order_id": _orders(world, lines, first),
            "customer_id": columns.texts(world.customers.ids, customer),
            "contract_id": columns.texts(world.contracts.ids, contract),
            "article_id": columns.texts(world.articles.ids, lines.article),
            "quantity": columns.numbers(lines.quantity),
            "price": columns.numbers(lines.price),
            "ordered_on": columns.days(lines.ordered),
            "requested_on": columns.days(lines.requested),
            "confirmed_on": columns.days(lines.confirmed),
            "cancelled": lines.cancelled,
            "reason": _reasons(lines, placed, world.customers.english[customer]),
        },
    )


def _contract_of(world: Population, lines: Lines) -> np.ndarray:
    if not len(world.contracts.line_contract):
        return lines.contract_line
    return np.where(lines.contract_line == NEVER, NEVER, world.contracts.line_contract[lines.contract_line])


def _orders(world: Population, lines: Lines, first: int) -> pa.Array:
    """What a customer orders on one day under contracts is one order; lines without a contract stand alone."""
    customer = world.articles.customer[lines.article]
    _, order = np.unique(lines.ordered * 10_000 + customer, return_inverse=True)
    ids = columns.numbered("O-", int(order.max(initial=-1)) + 1, first)
    return ids.take(pa.array(order, mask=lines.contract_line == NEVER))


def _line_ids(lines: Lines, placed: Sequence[PlacedLine], first: int) -> pa.Array:
    ids = columns.numbered("OL-", len(lines.article), first)
    if not placed:
        return ids
    named = {int(at): placed[int(lines.placed[at])].id for at in np.flatnonzero(lines.placed != NEVER)}
    return pa.array([named.get(at, key) for at, key in enumerate(ids.to_pylist())])


def _reasons(lines: Lines, placed: Sequence[PlacedLine], english: Flags) -> pa.Array:
    pool = [text for pair in REASONS for text in pair] + [each.reason for each in placed]
    ruled = np.where(lines.reason == 0, NEVER, lines.reason * 2 + english)
    told = np.array([bool(each.reason) for each in placed] + [False])[lines.placed]
    return columns.texts(pool, np.where(told, lines.placed + 2 * len(REASONS), ruled))


def _delivery_table(lines: Lines, deliveries: Deliveries, placed: Sequence[PlacedLine], first: int) -> pa.Table:
    return columns.table(
        "deliveries",
        {
            "id": columns.numbered("DL-", len(deliveries.line), first),
            "order_line_id": _line_ids(lines, placed, first).take(pa.array(deliveries.line)),
            "delivered_on": columns.days(deliveries.day),
            "quantity": columns.numbers(deliveries.quantity),
        },
    )
