"""Shipments: what went to a customer on one day by one way; each delivery travels in one."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import NEVER, Floats, Ints, business_days
from agent.adapters.demo.rules.deliveries import Deliveries
from agent.adapters.demo.rules.orders import Lines
from agent.adapters.demo.rules.population import Population
from agent.adapters.demo.rules.totals import totals

ROAD, SEA, AIR, UNKNOWN = range(4)
MODES = ("road", "sea", "air", "unknown")
_WORKING_DAYS = np.array([1, 0, 2])  # on the way, before the delivery
_SEA_DAYS = 30
_BASE, _PER_KG = np.array([45.0, 60.0, 140.0]), np.array([0.18, 0.09, 4.2])
_BLANKS = 2  # of the shipments with an unknown mode every second names none


@dataclass(frozen=True, slots=True)
class _Groups:
    customer: Ints
    day: Ints
    mode: Ints
    weight: Floats


def table(world: Population, lines: Lines, deliveries: Deliveries, first: int) -> pa.Table:
    groups = _groups(world, lines, deliveries)
    shipped = _shipped(groups)
    order = np.lexsort((groups.customer, shipped))
    mode, customer, weight = groups.mode[order], groups.customer[order], groups.weight[order]
    told = _told(world, mode, customer)
    freight = np.round(_BASE[mode] + _PER_KG[mode] * weight, 2)
    return columns.table(
        "shipments",
        {
            "id": columns.numbered("SH-", len(mode), first),
            "customer_id": columns.texts(world.customers.ids, customer),
            "shipped_on": columns.days(shipped[order]),
            "mode": columns.texts(MODES, told),
            "emergency": mode == AIR,
            "weight": columns.numbers(np.round(weight, 1)),
            # where the mode is not known nobody booked the freight
            "freight_cost": columns.numbers(np.where(told == mode, freight, np.nan)),
        },
    )


def _groups(world: Population, lines: Lines, deliveries: Deliveries) -> _Groups:
    article = lines.article[deliveries.line]
    customer = world.articles.customer[article]
    mode = np.where(deliveries.flown, AIR, world.customers.mode[customer])
    key = (customer * 100_000 + deliveries.day) * len(MODES) + mode
    keys, group = np.unique(key, return_inverse=True)
    weight = totals(group, deliveries.quantity * world.articles.weight[article], len(keys))
    rest = keys // len(MODES)
    return _Groups(rest // 100_000, rest % 100_000, keys % len(MODES), weight)


def _shipped(groups: _Groups) -> Ints:
    by_land = business_days(groups.day, -_WORKING_DAYS[groups.mode])
    return np.where(groups.mode == SEA, groups.day - _SEA_DAYS, by_land)


def _told(world: Population, mode: Ints, customer: Ints) -> Ints:
    """The mode as the source names it: in some customers' data every so manieth is unknown or empty."""
    share = world.customers.unknown_mode[customer]
    every = np.where(share > 0, np.rint(1 / np.where(share > 0, share, 1.0)), 1).astype(np.int64)
    place = np.arange(len(mode))
    lost = (share > 0) & (place % every == 0) & (mode != AIR)
    blank = (place // every) % _BLANKS == 0
    return np.where(lost, np.where(blank, NEVER, UNKNOWN), mode)
