"""The named accounts as tables."""

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.named import articles, contracts, customers, history, money, people, relations
from agent.adapters.demo.named.activities import table as activities
from agent.adapters.demo.named.lines import placed_lines
from agent.adapters.demo.named.purchases import PURCHASES
from agent.adapters.demo.rules.population import Population
from agent.adapters.demo.rules.trade import Extent, trade

_SEED = 20_240_017


def tables(calendar: Calendar) -> dict[str, pa.Table]:
    given = articles.population(calendar)
    world = Population(customers.population(), given, contracts.population(given, calendar))
    extent = Extent(prefix="", no_customer_cost=customers.KRANICH.id)
    random = np.random.default_rng(_SEED)
    parts = (
        customers.tables(),
        {"contacts": people.table(), "articles": articles.table(), "activities": activities(calendar)},
        relations.tables(calendar),
        trade(world, calendar, random, extent, placed_lines(calendar), PURCHASES),
        money.tables(calendar),
        history.tables(calendar),
    )
    names = {name for part in parts for name in part}
    return {name: columns.joined(name, [part[name] for part in parts if name in part]) for name in sorted(names)}
