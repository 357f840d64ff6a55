"""Figures of one KPI over rows in memory, through the product's own catalogue, SQL and runner."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest

from agent.adapters.facts import kpi_sql, schema
from agent.adapters.facts.arrange import derived
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.info import RowKey
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


class MemoryFacts(FactsStore):
    """The tables of the facts in memory, emptied and filled again for every question."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"), kept=0)  # the rows change, so nothing read of them may stay
        self._connection = duckdb.connect(config={"threads": "1"})
        schema.create(self._connection)
        self._filled: set[str] = set()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._connection.cursor()
        yield cursor
        cursor.close()

    def close(self) -> None:
        self._connection.close()

    def derive(self, tables: Sequence[str]) -> None:
        """What `agent.adapters.facts.arrange` computes once for a version: here the rows change with every question."""
        for name in tables:
            self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {derived(name)}")

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


class UnitsOnly(DuckKpis):
    """The runner with the keys of the units alone: what they rest on has a test of its own."""

    def _behind(self, *_asked: object) -> dict[tuple[str, str], list[RowKey]]:
        return {}


class KpiWorld:
    """Ask for figures; every question brings its own rows."""

    def __init__(self) -> None:
        self.facts = MemoryFacts()
        self.runner = UnitsOnly(self.facts)
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
        self.facts.derive(kpi_sql.tables(kpi))
        asked = [
            latest(definition.latest, today) if text is None else parse(text, today) for text in periods or [period]
        ]
        question = KpiQuestion(customers, asked, today, escalations, plans)
        sums = self.runner.sums(definition, question, rows=True)
        _told(definition, sums.values())
        if kpi_sql.groups(kpi):
            _same(sums, self.runner.sums(definition, question, rows=False))
        return sums


def _same(with_keys: Mapping[SumKey, Sums], added_up: Mapping[SumKey, Sums]) -> None:
    """Whether somebody asks for keys changes no figure, though this SQL adds up otherwise then."""
    assert set(with_keys) == set(added_up)
    for key, each in with_keys.items():
        other = added_up[key]
        figures = (other.numerator, other.denominator)
        assert (each.numerator, each.denominator) == pytest.approx(figures)
        told = (other.units, other.n, other.exclusions, other.notes)
        assert (each.units, each.n, each.exclusions, each.notes) == told, key


def _told(definition: KpiDefinition, sums: Iterable[Sums]) -> None:
    """Raises KeyError for a reason or note that has no text, or names what is no parameter."""
    for each in sums:
        for code in each.exclusions:
            message(f"kpi.excluded.{code}", Language.DE, **definition.parameters)
        for code in each.notes:
            message(f"kpi.note.{code}", Language.EN, **definition.parameters)
