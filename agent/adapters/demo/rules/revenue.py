"""Revenue by customer, article and month: what was delivered times its price, with the costs behind it."""

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import HISTORY_MONTHS, Calendar, Floats, first_days, months_of
from agent.adapters.demo.rules.deliveries import Deliveries
from agent.adapters.demo.rules.orders import Lines
from agent.adapters.demo.rules.population import Population
from agent.adapters.demo.rules.totals import totals

FREIGHT, DUTY = 0.03, 0.027  # of the purchase value
CUSTOMER_COST = 0.012  # of the revenue


def table(
    world: Population, lines: Lines, deliveries: Deliveries, calendar: Calendar, first: int, no_customer_cost: str = ""
) -> pa.Table:
    """``no_customer_cost``: the id of a customer whose customer-specific cost nobody books."""
    width = HISTORY_MONTHS + 1
    article = lines.article[deliveries.line]
    month = months_of(deliveries.day) - (calendar.this_month - HISTORY_MONTHS)
    cell, size = article * width + month, len(world.articles.ids) * width
    revenue = totals(cell, deliveries.quantity * lines.price[deliveries.line], size)
    bought = totals(cell, deliveries.quantity, size)
    kept = np.flatnonzero(bought > 0)
    of, month = kept // width, kept % width + calendar.this_month - HISTORY_MONTHS
    purchase = bought[kept] * world.articles.cost[of]
    customer = world.articles.customer[of]
    booked = np.array([key != no_customer_cost for key in world.customers.ids])[customer]
    return columns.table(
        "revenue",
        {
            "id": columns.numbered("RE-", len(kept), first),
            "customer_id": columns.texts(world.customers.ids, customer),
            "article_id": columns.texts(world.articles.ids, of),
            "month": columns.days(first_days(month)),
            "revenue": _money(revenue[kept]),
            "purchase_cost": _money(purchase),
            "freight_cost": _money(purchase * FREIGHT),
            "duty": _money(purchase * DUTY),
            "customer_cost": _money(np.where(booked, revenue[kept] * CUSTOMER_COST, np.nan)),
        },
    )


def _money(values: Floats) -> pa.Array:
    return columns.numbers(np.round(values, 2))
