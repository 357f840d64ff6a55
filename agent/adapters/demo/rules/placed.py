"""Order lines that are told one by one, beside those that the rules make."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from agent.adapters.demo.calendar import NEVER, Calendar, day_number
from agent.adapters.demo.rules.orders import Lines

Part = tuple[dt.date, float]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """``parts``: what was delivered when. ``reason`` is told as it stands."""

    id: str
    article: str
    quantity: float
    ordered: dt.date
    requested: dt.date
    confirmed: dt.date | None
    parts: tuple[Part, ...] = ()
    flown: bool = False
    cancelled: bool = False
    reason: str = ""

    def delivered(self, calendar: Calendar) -> Iterator[tuple[int, float]]:
        return ((day_number(day), quantity) for day, quantity in self.parts if day <= calendar.today)


@dataclass(frozen=True, slots=True)
class PlacedPurchase:
    """A purchase order told by itself; days from today, None: nothing received."""

    id: str
    article: str
    quantity: float
    due: int
    received: float = 0.0
    received_on: int | None = None


def as_lines(placed: Sequence[PlacedLine], places: Mapping[str, int]) -> Lines:
    """The columns of the lines; ``places`` gives the positions of the articles."""
    count = len(placed)
    return Lines(
        article=np.array([places[each.article] for each in placed], np.int64),
        ordered=np.array([day_number(each.ordered) for each in placed], np.int64),
        requested=np.array([day_number(each.requested) for each in placed], np.int64),
        confirmed=np.array([day_number(each.confirmed) if each.confirmed else NEVER for each in placed], np.int64),
        quantity=np.array([each.quantity for each in placed], np.float64),
        cancelled=np.array([each.cancelled for each in placed], np.bool_),
        reason=np.zeros(count, np.int64),
        placed=np.arange(count),
        contract_line=np.full(count, NEVER),
        price=np.zeros(count),
    )
