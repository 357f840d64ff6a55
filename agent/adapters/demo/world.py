"""Builds the demo world and publishes it as a version of the facts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.named import customers, history
from agent.adapters.demo.named import world as named_world
from agent.domain.errors import BadInput
from agent.domain.facts.info import FactsInfo, FactsSource
from agent.domain.facts.tables import TABLES
from agent.domain.nda.register import RegisterEntry
from agent.ports.demo import Told, tell_nobody

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from agent.adapters.facts.store import FactsStore

SMALLEST, LARGEST = 20_000, 2_000_000


def build_demo(today: dt.date, lines: int | None = None) -> Mapping[str, pa.Table]:
    """All tables of the facts, by name, in the order of `TABLES`; the same for the same ``today``.

    Without ``lines`` the six named accounts; with it as many order lines in all, the rest of them with other
    customers. Raises BadInput ``demo.scale`` outside of 20,000 to 2,000,000.
    """
    if lines is not None and not SMALLEST <= lines <= LARGEST:
        raise BadInput("demo.scale", lines=lines, smallest=SMALLEST, largest=LARGEST)
    calendar = Calendar(today)
    parts = [named_world.tables(calendar)]
    if lines is not None:
        from agent.adapters.demo.mass.world import tables

        parts.append(tables(calendar, lines - parts[0]["order_lines"].num_rows, lines, len(customers.ACCOUNTS)))
    return {name: columns.joined(name, [part[name] for part in parts if name in part]) for name in TABLES}


class DemoWorld:
    """Implements the port `DemoFacts` over a store."""

    def __init__(self, store: "FactsStore") -> None:
        self._store = store

    def make(self, today: dt.date, as_of: dt.datetime, lines: int | None = None, told: Told = tell_nobody) -> FactsInfo:
        tables = build_demo(today, lines)

        def fill(connection: "DuckDBPyConnection") -> None:
            for name, table in tables.items():
                connection.register("incoming", table)
                connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")  # noqa: S608 - of TABLES
                connection.unregister("incoming")
                told(name, table.num_rows)

        return self._store.publish(FactsSource.DEMO, as_of, fill)

    def ndas(self, today: dt.date, at: dt.datetime) -> Sequence[RegisterEntry]:
        return history.ndas(Calendar(today), at)
