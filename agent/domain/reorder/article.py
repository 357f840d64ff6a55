"""What is known about the supply of one article: the input of every projection and proposal."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from agent.domain.account import AccountClass


class SigmaSource(StrEnum):
    """Where the weekly forecast error comes from."""

    MODEL = "model"  # the stored errors of the forecast run
    FORECAST = "forecast"  # imported forecasts against demand
    FALLBACK = "fallback"  # unknown: a share of the weekly demand


class ArticleSupply(NamedTuple):
    """A plain tuple, because tens of thousands are made at once. Quantities are pieces, lead times
    calendar days, amounts EUR; None is "not known", never 0.

    ``plan`` and ``forecast`` hold one quantity a month from the month of today on, None where a month has none;
    ``model`` names the model when the forecast is not an imported one. ``receipts`` are the open purchase orders as
    (day due, open quantity), in any order; ``undated`` is their part without a day of its own. ``sigma`` is the
    forecast error a week, ``lead_deviation`` the standard deviation of lead times in weeks (None below the least
    number of orders). ``frame`` is what the frame contracts still hold, None without any; ``frame_until`` the last
    day of the last one. ``accounts`` counts the customers that the article belongs to.
    """

    id: str
    name: str
    account_id: str
    account: str
    account_class: AccountClass
    accounts: int = 1
    moq: float | None = None
    order_multiple: float | None = None
    lead_sea: float | None = None
    lead_air: float | None = None
    unit_cost: float | None = None
    ordering_cost: float | None = None
    holding_rate: float | None = None
    container_quantity: float | None = None
    air_cost: float | None = None
    on_hand: float | None = None
    reserved: float = 0.0
    stock_as_of: date | None = None
    receipts: Sequence[tuple[date, float]] = ()
    undated: float = 0.0
    plan: Sequence[float | None] = ()
    forecast: Sequence[float | None] = ()
    model: str | None = None
    sigma: float | None = None
    sigma_source: SigmaSource | None = None
    lead_deviation: float | None = None
    lead_orders: int = 0
    frame: float | None = None
    frame_until: date | None = None

    @property
    def open_orders(self) -> float:
        return sum([quantity for _, quantity in self.receipts])

    @property
    def usable(self) -> float | None:
        """On hand without what is reserved."""
        return None if self.on_hand is None else self.on_hand - self.reserved

    @property
    def has_demand_data(self) -> bool:
        for months in (self.forecast, self.plan):
            for quantity in months:
                if quantity is not None:
                    return True
        return False

    def monthly(self) -> Sequence[float | None]:
        """Demand by month: the call-off plan where the month has one, else the forecast."""
        return list(self.each_month()) if self.plan and self.forecast else self.plan or self.forecast

    def each_month(self) -> Iterable[float | None]:
        """The same one by one, for who stops early."""
        if not self.plan or not self.forecast:
            return self.plan or self.forecast
        pairs = zip_longest(self.plan, self.forecast)
        return (other if planned is None else planned for planned, other in pairs)
