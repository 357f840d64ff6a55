"""Air freight for what is missing until a sea shipment can arrive, and what it does to the emergency ratio."""

import math
from dataclasses import dataclass
from datetime import date

from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.projection import TOLERANCE, Projection


@dataclass(frozen=True, slots=True)
class ShipmentCount:
    """Shipments of a customer in a period; unknown modes are left out of ``all``."""

    emergency: int
    all: int


@dataclass(frozen=True, slots=True)
class AirFreight:
    """``gap``: pieces missing at worst until sea freight ordered today arrives; ``quantity``: what to fly in.

    ``quantity`` is None when the air lead time is unknown, ``cost`` (EUR, internal) when the cost per piece is.
    ``late``: pieces missing before even air freight can be here. ``before`` and ``after`` are the emergency
    air freight ratio (emergency shipments ÷ all shipments, by count) without and with this one more shipment.
    """

    gap: float
    quantity: float | None
    cost: float | None
    air_arrival: date | None
    sea_arrival: date
    late: float
    before: float | None = None
    after: float | None = None


def is_before_sea(article: ArticleSupply, day: int | None) -> bool:
    """Whether the first day short (in days from today) comes before sea freight that is ordered today."""
    return day is not None and article.lead_sea is not None and day < max(math.ceil(article.lead_sea), 1)


def air_freight(article: ArticleSupply, projection: Projection, ordered: float | None) -> AirFreight | None:
    """None when the stock lasts until sea freight arrives. ``ordered`` bounds the quantity: no piece flies unordered.

    Raises ValueError without a sea lead time: there would be no arrival to compare with.
    """
    if article.lead_sea is None:
        raise ValueError(article.id)
    short = None if projection.run_out is None else (projection.run_out - projection.today).days
    if not is_before_sea(article, short):
        return None
    sea = math.ceil(article.lead_sea)
    air = None if article.lead_air is None else math.ceil(article.lead_air)
    gap = _missing(projection, 0 if air is None else min(air, sea - 1), sea - 1)
    quantity = None if air is None or air >= sea else _bounded(gap, ordered)
    return AirFreight(
        gap=gap,
        quantity=quantity,
        cost=None if quantity is None or article.air_cost is None else quantity * article.air_cost,
        air_arrival=None if air is None else _after(projection, air),
        sea_arrival=_after(projection, sea),
        late=_missing(projection, 0, (sea if air is None else min(air, sea)) - 1),
    )


def with_ratio(shipments: ShipmentCount | None) -> tuple[float | None, float]:
    """The ratio without and with one more emergency shipment; None without any shipment so far."""
    count = shipments or ShipmentCount(0, 0)
    before = count.emergency / count.all if count.all else None
    return before, (count.emergency + 1) / (count.all + 1)


def _missing(projection: Projection, first: int, last: int) -> float:
    if last < first:
        return 0.0
    lowest = projection.lowest(first, last)
    return float(math.ceil(-lowest - TOLERANCE)) if lowest < -TOLERANCE else 0.0


def _bounded(gap: float, ordered: float | None) -> float:
    return gap if ordered is None else min(gap, ordered)


def _after(projection: Projection, days: int) -> date:
    return date.fromordinal(projection.today.toordinal() + days)
