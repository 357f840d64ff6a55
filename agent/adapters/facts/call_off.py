"""The course of a frame contract, read from the facts."""

from collections.abc import Collection, Sequence
from datetime import date

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.ports.charts import ContractMonth


class DuckCallOffs:
    """Implements the port `CallOffs`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def months(self, customers: Collection[str], contract: str, today: date) -> Sequence[ContractMonth]:
        values = {"customers": list(customers), "contract": contract, "today": today}
        return [ContractMonth(*row) for row in self._store.rows(sql("charts/call_off_months"), values)]
