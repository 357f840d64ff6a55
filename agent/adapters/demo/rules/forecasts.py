"""Forecasts by article and month, each frozen before the month began.

Past months carry the customer's bias and an error around what was ordered in the end; coming months the
expected demand.
"""

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import HISTORY_MONTHS, NEVER, Calendar, Floats, Ints, first_days, months_of
from agent.adapters.demo.rules.orders import Lines
from agent.adapters.demo.rules.population import Population
from agent.adapters.demo.rules.totals import totals

_FROZEN_BEFORE = 62  # days before the month begins: past the lag at which forecasts are judged
_REVISED_BEFORE = 20


def table(
    world: Population,
    lines: Lines,
    calendar: Calendar,
    random: np.random.Generator,
    number: int,
    back: int,
    *,
    revised: bool,
) -> pa.Table:
    """Forecasts for ``back`` past months and those ahead; ``revised``: past months once more, closer to the truth."""
    article, month = _cells(world, calendar, back)
    ordered = _ordered(world, lines, calendar)[article, month - (calendar.this_month - HISTORY_MONTHS)]
    expected = world.articles.monthly(article, month, calendar)
    truth = np.where((month < calendar.this_month) & (ordered > 0), ordered, expected)
    customer = np.maximum(world.articles.customer[article], 0)
    noise = world.customers.noise[customer] * (2 * random.random(len(article)) - 1)
    error = world.customers.bias[customer] + noise
    now = first_days(np.array([calendar.this_month]))[0]
    frozen = np.minimum(first_days(month) - _FROZEN_BEFORE, now)
    first = _Cells(article, month, np.rint(truth * (1 + error)), frozen)
    parts = [first]
    if revised:
        past = month < calendar.this_month
        late = first_days(month) - _REVISED_BEFORE
        parts.append(_Cells(article, month, np.rint(truth * (1 + error / 2)), late).take(past))
    return _table(world, parts, number)


class _Cells:
    def __init__(self, article: Ints, month: Ints, quantity: Floats, frozen: Ints) -> None:
        self.article, self.month, self.quantity, self.frozen = article, month, quantity, frozen

    def take(self, places: np.ndarray) -> "_Cells":
        return _Cells(self.article[places], self.month[places], self.quantity[places], self.frozen[places])


def _cells(world: Population, calendar: Calendar, back: int) -> tuple[Ints, Ints]:
    ahead = world.articles.forecast
    known = (ahead != NEVER) & (world.articles.rate > 0)
    count = np.where(known, back + ahead, 0)
    article = np.repeat(np.arange(len(count)), count)
    slot = np.arange(len(article)) - np.repeat(np.cumsum(count) - count, count)
    return article, calendar.this_month - back + slot


def _ordered(world: Population, lines: Lines, calendar: Calendar) -> Floats:
    """Pieces ordered by article and month of the wished day; a row an article."""
    width = HISTORY_MONTHS + 14
    month = months_of(lines.requested) - (calendar.this_month - HISTORY_MONTHS)
    counted = ~lines.cancelled & (month < width)
    count = len(world.articles.ids)
    flat = totals(lines.article[counted] * width + month[counted], lines.quantity[counted], count * width)
    return np.asarray(flat.reshape(count, width))


def _table(world: Population, parts: list[_Cells], number: int) -> pa.Table:
    article, month, quantity, frozen = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("article", "month", "quantity", "frozen")
    )
    return columns.table(
        "forecasts",
        {
            "id": columns.numbered("FC-", len(article), number),
            "customer_id": columns.texts(world.customers.ids, world.articles.customer[article]),
            "article_id": columns.texts(world.articles.ids, article),
            "month": columns.days(first_days(month)),
            "quantity": columns.numbers(quantity),
            "frozen_on": columns.days(frozen),
        },
    )
