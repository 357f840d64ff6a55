"""What the facts hold of one customer beside KPIs: contracts, trade, prices, complaints, chances, meetings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from agent.domain.facts.info import RowKey


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """``quantity`` pieces of the frame, ``called_off`` of it by order lines that are not cancelled."""

    id: str
    valid_from: date
    valid_to: date
    notice_date: date | None
    articles: int
    quantity: float
    called_off: float


@dataclass(frozen=True, slots=True)
class Chance:
    """A row of ``opportunities``; ``evidence`` and ``status`` are the words of the source, untrusted."""

    id: str
    category: str
    identified_on: date
    evidence: str
    status: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """``cost`` EUR, None: not booked yet. ``note`` is untrusted."""

    id: str
    article_id: str | None
    day: date
    cost: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    starts_at: datetime
    goal: str


@dataclass(frozen=True, slots=True)
class ArticleTrade:
    """Two periods of the same length: ``pieces`` ordered, ``revenue`` and ``cost`` EUR as booked.

    ``price`` is the mean of the order lines that have one, EUR a piece, weighted by pieces. ``cost`` None: not all
    rows of revenue have one, so there is no margin.
    """

    article_id: str
    name: str
    pieces: float
    pieces_before: float
    revenue: float
    revenue_before: float
    cost: float | None
    price: float | None
    orders: int
    rows: tuple[RowKey, ...] = ()


@dataclass(frozen=True, slots=True)
class PricePoint:
    """EUR a piece. A contract line from its first day on, or the mean of the order lines of a year."""

    article_id: str
    day: date
    price: float
    is_contract: bool
    rows: tuple[RowKey, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveryTerms:
    """Lead times in calendar days, quantities in pieces, ``air_cost`` EUR a piece."""

    article_id: str
    moq: float | None
    order_multiple: float | None
    lead_sea: float | None
    lead_air: float | None
    air_cost: float | None
    on_hand: float | None


class AccountRecords(Protocol):
    """One query each, for one customer by id. Raises Unavailable ``facts.none`` when there are no facts."""

    def contracts(self, account_id: str, today: date) -> Sequence[ContractTerms]:
        """In force, to come, or ended in the last 90 days; by last day."""
        ...

    def chances(self, account_id: str, today: date) -> Sequence[Chance]:
        """The latest first."""
        ...

    def complaints(self, account_id: str, since: date, today: date) -> Sequence[Complaint]:
        """The latest first."""
        ...

    def next_meeting(self, account_id: str, now: datetime) -> Meeting | None: ...

    def trade(self, account_id: str, starts: date, ends: date) -> Sequence[ArticleTrade]:
        """The highest revenue first; the period before has the same number of months. Months begin in the period."""
        ...

    def prices(self, account_id: str, articles: Collection[str], today: date) -> Sequence[PricePoint]:
        """By article and day."""
        ...

    def delivery_terms(self, articles: Collection[str]) -> Sequence[DeliveryTerms]: ...

    def revenues(self, account_ids: Collection[str], starts: date, ends: date) -> dict[str, float]:
        """EUR by customer id."""
        ...
