"""Runs the SQL of the KPIs: one query gives every customer, period and variant that was asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from agent.adapters.facts import kpi_sql
from agent.adapters.facts.answers import Row
from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.errors import BadInput
from agent.domain.facts.info import RowKey
from agent.domain.kpi.contributors import contributor, worst_contributors
from agent.domain.kpi.definition import KpiDefinition, Measure
from agent.domain.kpi.result import Contributor, Sums
from agent.domain.kpi.targets import TargetRow
from agent.ports.kpis import KpiQuestion, SumKey

# what DuckDB says of a parameter that is not of the kind, or as large, as the SQL takes
_UNFIT = (
    duckdb.BinderException,
    duckdb.ConversionException,
    duckdb.InvalidInputException,
    duckdb.OutOfRangeException,
)
_BY_ROW = ("kpi_sums_with_rows", "kpi_contributors")  # these need the key or the contributor of each unit
_KEPT = 256  # parsed statements
_NAMES = {"article": "names_of_articles", "contact": "names_of_contacts"}


class DuckKpis:
    """Implements the port `KpiFacts`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store
        self._targets: tuple[str, Sequence[TargetRow]] | None = None
        self._parsed: dict[str, duckdb.Statement] = {}

    def digest(self, definition: KpiDefinition) -> str:
        return kpi_sql.digest(definition)

    def reads_state(self, definition: KpiDefinition) -> bool:
        return any(kpi_sql.reads(definition.id, state) for state in ("escalations", "plans"))

    def sums(self, definition: KpiDefinition, question: KpiQuestion, *, rows: bool) -> Mapping[SumKey, Sums]:
        measures = {"": definition.measure, **{each.id: each.measure for each in definition.variants}}
        groups: dict[SumKey, list[tuple[Any, ...]]] = {}
        for row in self._ask(definition, question, "kpi_sums_with_rows" if rows else "kpi_sums"):
            groups.setdefault(row[:3], []).append(row[3:])
        found = {key: _sums(group, measures[key[2]], rows) for key, group in groups.items() if key[2] in measures}
        return {**found, **self._with_evidence(definition, question, found)} if rows else found

    def _with_evidence(
        self, definition: KpiDefinition, question: KpiQuestion, found: Mapping[SumKey, Sums]
    ) -> Mapping[SumKey, Sums]:
        """The main figures with the rows behind their units as well."""
        behind = self._behind(definition, question)
        mains = {key: found[key] for key in ((*whose, "") for whose in behind) if key in found}
        return {key: replace(sums, rows=(*(sums.rows or ()), *behind[key[:2]])) for key, sums in mains.items()}

    def _behind(self, definition: KpiDefinition, question: KpiQuestion) -> Mapping[tuple[str, str], list[RowKey]]:
        """By period and customer; empty for a KPI whose units are the rows."""
        behind: dict[tuple[str, str], list[RowKey]] = {}
        asked = kpi_sql.evidence(definition, question, sql("kpi_evidence")) if question.customer_ids else None
        for period, customer, source, key in self._run(definition, *asked) if asked else ():
            behind.setdefault((period, customer), []).append(RowKey(source, key))
        return behind

    def contributors(self, definition: KpiDefinition, question: KpiQuestion, limit: int) -> Sequence[Contributor]:
        if definition.contributor is None:
            return []
        rows = self._ask(definition, question, "kpi_contributors")
        worst = worst_contributors(definition, (contributor(definition, *row) for row in rows), limit)
        names = self._names(definition.contributor, [each.id for each in worst])
        return [replace(each, name=names.get(each.id, "")) for each in worst]

    def targets(self) -> Sequence[TargetRow]:
        version = self._store.info().version
        if self._targets is None or self._targets[0] != version:
            self._targets = (version, [TargetRow(*row) for row in self._store.rows(sql("targets"), {})])
        return self._targets[1]

    def _ask(self, definition: KpiDefinition, question: KpiQuestion, closing: str) -> list[Row]:
        if not question.customer_ids or not question.periods:
            return []
        asked = kpi_sql.query(definition, question, sql(closing), by_row=closing in _BY_ROW)
        return self._run(definition, *asked)

    def _run(self, definition: KpiDefinition, text: str, values: Mapping[str, object]) -> list[Row]:
        def read(cursor: duckdb.DuckDBPyConnection) -> Sequence[Row]:
            return cursor.execute(self._statement(cursor, text), values).fetchall()

        try:
            return self._store.once(text, values, read)
        except _UNFIT as error:
            problem = str(error).splitlines()[0]
            raise BadInput("kpi.query", kpi=definition.id, problem=problem) from error

    def _statement(self, cursor: duckdb.DuckDBPyConnection, text: str) -> duckdb.Statement:
        """``text`` parsed, and kept: that takes 1 to 4 ms, and texts differ by KPI and number of periods only."""
        if text not in self._parsed:
            if len(self._parsed) >= _KEPT:
                self._parsed.clear()
            [self._parsed[text]] = cursor.extract_statements(text)
        return self._parsed[text]

    def _names(self, kind: str, ids: Sequence[str]) -> Mapping[str, str]:
        if kind not in _NAMES or not ids:
            return {}
        return dict(self._store.rows(sql(_NAMES[kind]), {"ids": list(ids)}))


def _sums(group: Sequence[tuple[Any, ...]], measure: Measure, rows: bool) -> Sums:
    """``group``: excluded, note, numerator, denominator, units, figures, and with rows: source, keys."""
    numerator = denominator = 0.0
    units = figures = 0
    exclusions: dict[str, int] = {}
    notes: set[str] = set()
    for excluded, note, above, below, count, shown, *_ in group:
        if note is not None:
            notes.add(note)
        if excluded is not None:
            exclusions[excluded] = exclusions.get(excluded, 0) + count
            continue
        numerator, denominator = numerator + (above or 0), denominator + (below or 0)
        units, figures = units + count, figures + shown
    n = figures if measure is Measure.COUNT else units
    left_out = dict(sorted(exclusions.items()))
    keys = _keys(row for row in group if row[0] is None) if rows else None
    return Sums(numerator, denominator, units, n, left_out, tuple(sorted(notes)), keys)


def _keys(counted: Iterable[tuple[Any, ...]]) -> tuple[RowKey, ...]:
    found = {(row[6], key) for row in counted for key in row[7] or ()}
    return tuple(RowKey(table, key) for table, key in sorted(found))
