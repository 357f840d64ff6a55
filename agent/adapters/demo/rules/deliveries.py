"""Deliveries of the lines: most on the promised day or a little before, some late, some in two parts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from agent.adapters.demo.calendar import NEVER, Calendar, Flags, Floats, Ints, business_days
from agent.adapters.demo.rules.orders import Lines
from agent.adapters.demo.rules.placed import PlacedLine
from agent.adapters.demo.rules.population import Population

_LATEST, _EARLIEST = 14, 2  # working days
_FIRST_PART = 0.6


@dataclass(frozen=True, slots=True)
class Deliveries:
    """``line`` is a position in the lines; ``flown``: sent by emergency air freight."""

    line: Ints
    day: Ints
    quantity: Floats
    flown: Flags


def deliver(
    world: Population, lines: Lines, placed: Sequence[PlacedLine], calendar: Calendar, random: np.random.Generator
) -> Deliveries:
    """Everything delivered up to today, by day."""
    parts = [*_by_rule(world, lines, random), _placed(lines, placed, calendar)]
    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in Deliveries.__slots__]
    line, day, quantity, flown = columns
    past = (day <= calendar.now) & (quantity > 0)
    order = np.flatnonzero(past)[np.lexsort((line[past], day[past]))]
    return Deliveries(line[order], day[order], quantity[order], flown[order])


def _by_rule(world: Population, lines: Lines, random: np.random.Generator) -> list[Deliveries]:
    chosen = np.flatnonzero(~lines.cancelled & (lines.placed == NEVER))
    customer = world.articles.customer[lines.article[chosen]]
    draw = random.random((4, len(chosen)))
    late = draw[0] < world.customers.late[customer]
    split = late & (draw[1] < world.customers.split[customer])
    flown = late & (draw[2] < world.customers.flown[customer])
    due = lines.due[chosen]
    delay = np.where(late, 1 + np.floor(draw[3] * _LATEST), -np.floor(draw[3] * (_EARLIEST + 1)))
    first = np.where(split, np.floor(lines.quantity[chosen] * _FIRST_PART), 0.0)
    rest = lines.quantity[chosen] - first
    return [
        Deliveries(chosen, business_days(due, 0), first, np.zeros(len(chosen), np.bool_)),
        Deliveries(chosen, business_days(due, delay.astype(np.int64)), rest, flown),
    ]


def _placed(lines: Lines, placed: Sequence[PlacedLine], calendar: Calendar) -> Deliveries:
    position = {int(place): at for at, place in enumerate(lines.placed) if place != NEVER} if placed else {}
    rows = [
        (position[at], day, quantity, each.flown)
        for at, each in enumerate(placed)
        for day, quantity in each.delivered(calendar)
    ]
    line, day, quantity, flown = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Deliveries(
        np.array(line, np.int64), np.array(day, np.int64), np.array(quantity, np.float64), np.array(flown, np.bool_)
    )
