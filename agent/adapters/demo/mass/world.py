"""The many customers as tables: exactly so many order lines as asked for."""

import numpy as np
import pyarrow as pa

from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.mass import relations
from agent.adapters.demo.mass.population import population, size
from agent.adapters.demo.rules.trade import Extent, trade

_SEED = 10_432
FIRST_NUMBER = 1_000_001  # ids of the many begin here, those of the named accounts with 1
_MONTHS_BACK = 6


def tables(calendar: Calendar, lines: int, in_all: int, named_customers: int) -> dict[str, pa.Table]:
    """``lines`` of the ``in_all`` order lines of the whole world."""
    random = np.random.default_rng(_SEED)
    world = population(size(in_all, named_customers), calendar, random)
    extent = Extent(prefix="M", lines=lines, forecasts_back=_MONTHS_BACK, revised=False)
    return {**relations.tables(world, calendar), **trade(world, calendar, random, extent, first=FIRST_NUMBER)}
