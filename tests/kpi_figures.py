"""Figures of one KPI over rows in memory, through the product's own catalogue, SQL and runner."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from agent.adapters.facts import schema
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.tables import TABLES
from agent.domain.history import AccountPlan, Escalation
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.measure import value_of
from agent.domain.kpi.period import latest, parse
from agent.domain.kpi.result import NOTHING, Sums
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports.kpis import KpiQuestion, SumKey
from agent.settings import shipped_policies
from knowledge.rules.kpis import KpiRules

TODAY = dt.date(2026, 11, 22)
ME = "C1"  # the customer that tests ask about, unless they say otherwise

Row = Mapping[str, Any]

# what `agent.adapters.facts.arrange` derives once per version, here as a view: the rows change with every question
_CUSTOMER_DELIVERIES = """
    CREATE VIEW customer_deliveries AS
    SELECT o.customer_id, d.order_line_id, d.delivered_on, d.quantity
    FROM deliveries d JOIN order_lines o ON o.id = d.order_line_id
"""


class MemoryFacts(FactsStore):
    """The tables of the facts in memory, emptied and filled again for every question."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self._connection = duckdb.connect(config={"threads": "1"})
        schema.create(self._connection)
        self._connection.execute(_CUSTOMER_DELIVERIES)
        self._filled: set[str] = set()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._connection.cursor()
        yield cursor
        cursor.close()

    def close(self) -> None:
        self._connection.close()

    def fill(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Missing columns are null, missing ids are numbered; days are dates or ISO texts."""
        for name in self._filled:
            self._connection.execute(f"DELETE FROM {name}")  # noqa: S608
        self._filled = set(tables)
        for name, rows in tables.items():
            columns = [column.name for column in TABLES[name].all_columns]
            values = [{"id": f"{name}-{at}", **row}.get(each) for at, row in enumerate(rows, 1) for each in columns]
            if values:
                places = ", ".join(["(" + ", ".join("?" * len(columns)) + ")"] * len(rows))
                self._connection.execute(f"INSERT INTO {name} VALUES {places}", values)  # noqa: S608


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """What the product would show for one customer, period and variant; ``value`` None is no data."""

    value: float | None
    sums: Sums

    @property
    def out(self) -> Mapping[str, int]:
        return self.sums.exclusions

    @property
    def ratio(self) -> tuple[float, float]:
        return self.sums.numerator, self.sums.denominator

    @property
    def keys(self) -> set[tuple[str, str]]:
        return {(row.table, row.key) for row in self.sums.rows or ()}


class KpiWorld:
    """Ask for figures; every question brings its own rows."""

    def __init__(self) -> None:
        self.facts = MemoryFacts()
        self.runner = DuckKpis(self.facts)
        self.catalogue = {each.id: each for each in KpiRules(shipped_policies()).definitions()}

    def definition(self, kpi: str, parameters: Mapping[str, Any] | None = None) -> KpiDefinition:
        """The definition of the catalogue, with some parameters set otherwise."""
        found = self.catalogue[kpi]
        given = {name: tuple(value) if isinstance(value, list) else value for name, value in (parameters or {}).items()}
        assert set(given) <= set(found.parameters)
        return dataclasses.replace(found, parameters={**found.parameters, **given})

    def figure(self, kpi: str, variant: str = "", customer: str = ME, **question: Any) -> Figure:
        """One figure; see `sums` for the question."""
        definition = self.catalogue[kpi]
        sums = {key[1:]: each for key, each in self.sums(kpi, customers=[customer], **question).items()}
        found = sums.get((customer, variant), NOTHING)
        measure = {"": definition.measure, **{each.id: each.measure for each in definition.variants}}[variant]
        zero = definition.zero_over_nothing
        value = value_of(measure, found.numerator, found.denominator, found.units, zero_over_nothing=zero)
        return Figure(value, found)

    def sums(
        self,
        kpi: str,
        *,
        periods: Sequence[str | None] = (),
        period: str | None = None,
        customers: Sequence[str] = (ME,),
        today: dt.date = TODAY,
        parameters: Mapping[str, Any] | None = None,
        escalations: Sequence[Escalation] = (),
        plans: Sequence[AccountPlan] = (),
        customer_rows: Sequence[Row] | None = None,
        **tables: Sequence[Row],
    ) -> Mapping[SumKey, Sums]:
        """Periods as users write them, None is the latest; ``tables`` are rows by table name.

        The customers asked about are class A unless ``customer_rows`` is the table of customers.
        """
        definition = self.definition(kpi, parameters)
        if customer_rows is None:
            customer_rows = [{"id": each, "name": each, "class": "A"} for each in customers]
        self.facts.fill({"customers": customer_rows, **tables})
        asked = [
            latest(definition.latest, today) if text is None else parse(text, today) for text in periods or [period]
        ]
        question = KpiQuestion(customers, asked, today, escalations, plans)
        sums = self.runner.sums(definition, question, rows=True)
        _told(sums.values())
        return sums


def _told(sums: Iterable[Sums]) -> None:
    """Raises KeyError for a reason or note that has no text."""
    for each in sums:
        for code in each.exclusions:
            message(f"kpi.excluded.{code}", Language.DE)
        for code in each.notes:
            message(f"kpi.note.{code}", Language.EN)
