"""What a re-order mail proposes: article by article, with everything that is said of it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from agent.domain.reorder.customer_reorder import CustomerReorder
from agent.domain.reorder.quantity import round_up
from agent.domain.reorder.relief import Relief
from agent.services.gathering.email_letter import working_day


@dataclass(frozen=True, slots=True)
class Item:
    """``deliver_on``: the first working day on which what is ordered on the day of the answer can arrive by sea.

    ``empty``: nothing is left today. ``relief``: what is on its way to us and ends that for a while.
    """

    found: CustomerReorder
    lead_days: int
    deliver_on: date
    empty: bool
    relief: Relief | None = None

    @property
    def is_late(self) -> bool:
        """Whether the stock ends before what is ordered now can be there."""
        return self.found.run_out is not None and self.found.run_out < self.deliver_on

    @property
    def has_open(self) -> bool:
        """Whether call-offs that the customer has placed already make the proposal smaller than the demand."""
        return self.found.demand - self.found.quantity - self.found.missing >= (
            self.found.article.order_multiple or 1.0
        )

    @property
    def is_priced(self) -> bool:
        """Whether the contract still holds on the day of delivery: only then its price does."""
        return self.found.line.valid_to >= self.deliver_on


def with_least_quantity(found: Sequence[CustomerReorder]) -> list[CustomerReorder]:
    """The quantities raised to the least order quantity of their article, as far as its contracts hold."""
    raised: list[CustomerReorder] = []
    for _, group in groupby(found, key=lambda each: each.article.id):
        raised += _raised(list(group))
    return raised


def _raised(lines: list[CustomerReorder]) -> list[CustomerReorder]:
    article, total = lines[0].article, sum(line.quantity for line in lines)
    wanted = round_up(article.moq, article.order_multiple) if article.moq else 0.0
    if not 0 < total < wanted:
        return lines
    last = lines[-1]
    more = min(wanted - total, math.floor(last.line.remaining) - last.quantity)
    return [*lines[:-1], replace(last, quantity=last.quantity + max(more, 0.0))]


def item(found: CustomerReorder, today: date, answer_by: date, country: str, relief: Relief | None) -> Item:
    """``answer_by``: the day on which the customer is asked to have answered."""
    lead = math.ceil(found.article.lead_sea or 0.0)
    arrival = working_day(answer_by + timedelta(days=lead), 0, country)
    empty = (found.article.on_hand or 0.0) <= 0 or (found.run_out is not None and found.run_out <= today)
    return Item(found, lead, arrival, empty, relief)


def answer_day(found: Iterable[CustomerReorder], today: date, country: str) -> date:
    """The day by which we ask: three working days from today, but before the latest order date that lies ahead."""
    soonest, usual = working_day(today, 1, country), working_day(today, 3, country)
    limits = [each.order_by for each in found if each.order_by is not None and each.order_by > soonest]
    day = usual
    while limits and day >= min(limits):
        day -= timedelta(days=1)
    return max(working_day_before(day, country), soonest)


def working_day_before(day: date, country: str) -> date:
    """The day itself, or the last working day before it."""
    while working_day(day, 0, country) != day:
        day -= timedelta(days=1)
    return day


def is_within_lead_time(items: Iterable[Item], answer_by: date) -> bool:
    """Whether an order on the day of the answer comes after the latest order date of any of them."""
    return any(each.found.order_by is not None and each.found.order_by < answer_by for each in items)
