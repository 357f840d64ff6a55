"""An import from sources of rows to a new version of the facts: all of it, or nothing changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from agent.adapters.facts.importing.apply import apply
from agent.adapters.facts.importing.columns import Plan, plans
from agent.adapters.facts.importing.convert import check_statement, cleaned, create_checked, create_macros
from agent.adapters.facts.importing.decimals import decimal_commas
from agent.adapters.facts.importing.refusals import Refusals
from agent.adapters.facts.importing.relations import (
    drop_dangling,
    refuse_dangling,
    refuse_duplicates,
    tell_names_apart,
)
from agent.adapters.facts.importing.staging import Staging
from agent.adapters.facts.importing.team_guard import require_same_team
from agent.adapters.facts.store import FactsStore, refused_rows
from agent.domain.errors import Forbidden, Unavailable
from agent.domain.facts.importing import ImportMode, ImportReport, Note, TableReport, TableSource
from agent.domain.facts.info import FactsSource
from agent.domain.facts.refusal import ImportRefused
from agent.domain.facts.tables import TABLES

_MEMORY = "800MB"  # DuckDB's share; it goes on on disk beyond that
_ANY_ROW = 3


class FactsImporter:
    """Implements the port `FactsImport`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def run(
        self,
        sources: Sequence[TableSource],
        source: FactsSource,
        as_of: datetime,
        mode: ImportMode,
        from_scratch: bool = False,
        keep_team: bool = False,
    ) -> ImportReport:
        """Check and take the rows, table by table, and swap the new version in.

        Several sources may fill one table. Tables that do not come stay, unless the facts in use are the demo
        world or ``from_scratch``. UPSERT keeps the values of columns that a source does not have.
        ``keep_team``: customers of real facts in use stay, and so do those who work for them.
        Raises Forbidden ``facts.team`` where they would not, ``facts.replaced`` where nobody can tell; Unavailable
        ``facts.unreadable`` or ``facts.pointer`` for files onto facts that cannot be read, unless ``from_scratch``;
        ImportRefused (BadInput) when a source lacks a required column, when nothing was good, or, with
        REPLACE, when every row of a source is bad; Conflict ``facts.busy``; and what the sources raise.
        """
        planned = plans(sources)
        kept, notes = self._kept(source, from_scratch, keep_team)
        run = _Run(planned, mode, notes)

        def fill(connection: DuckDBPyConnection) -> None:
            run.fill(connection)
            if keep_team:  # in here, where nobody else can swap another version in
                require_same_team(self._store, connection)

        info = self._store.publish(source, as_of, fill, keep=kept)
        refused_file = refused_rows(self._store.file)
        return replace(
            run.report, version=info.version, refused_file=str(refused_file) if refused_file.exists() else None
        )

    def _kept(self, source: FactsSource, from_scratch: bool, keep_team: bool) -> tuple[bool, list[Note]]:
        """Whether the version in use is built upon: never on the demo world."""
        if not self._store.exists:
            return False, []
        try:
            demo = self._store.info().is_demo
        except Unavailable as error:
            return False, _lost(error, source, from_scratch, keep_team)
        if from_scratch:
            return False, []
        return not demo, [Note("facts.note.demo_gone")] if demo else []


@dataclass(slots=True)
class _Run:
    plans: Sequence[Plan]
    mode: ImportMode
    notes: list[Note]
    report: ImportReport = field(default_factory=lambda: ImportReport("", ()))
    _taken: dict[int, int] = field(default_factory=dict)

    def fill(self, connection: DuckDBPyConnection) -> None:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        create_macros(connection)
        refusals = Refusals(connection, [plan.source for plan in self.plans])
        for name in TABLES:
            self._table(connection, name, refusals)
        if self.mode is ImportMode.REPLACE:
            self.notes += drop_dangling(connection, self._imported)
        self.notes += tell_names_apart(connection)
        self._require_some_rows(refusals)
        refusals.write(refused_rows(_file_of(connection)))
        self.report = self._report(refusals)
        connection.execute("DROP TABLE _refused")
        connection.execute("DROP TABLE _refused_ids")

    @property
    def _imported(self) -> frozenset[str]:
        return frozenset(plan.source.table for plan in self.plans)

    def _table(self, connection: DuckDBPyConnection, name: str, refusals: Refusals) -> None:
        coming = {at: plan for at, plan in enumerate(self.plans) if plan.source.table == name}
        if not coming:
            return
        table = TABLES[name]
        create_checked(connection, table)
        for at, plan in coming.items():
            self._check(connection, at, plan, refusals)
        self.notes += refuse_dangling(connection, table, self._imported, refusals.problems)
        refuse_duplicates(connection, refusals.problems)
        refusals.take_checked(name)
        self._count(connection, coming)
        self._refuse_all_bad(coming, refusals)
        given = {column.name for plan in coming.values() for column in plan.columns.values()}
        apply(connection, table, self.mode, {at: plan.source for at, plan in coming.items()}, sorted(given))
        connection.execute("DROP TABLE _checked")

    def _check(self, connection: DuckDBPyConnection, at: int, plan: Plan, refusals: Refusals) -> None:
        """Load one source and look at each of its rows."""
        by_name = {column.name: cleaned(column) for column in plan.columns.values()}
        names = {place: column.name for place, column in plan.columns.items()}
        stage = Staging(
            connection,
            "_stage",
            names,
            len(plan.source.columns),
            lambda line, code, fields: refusals.unread(at, line, code, fields),
            by_name.__getitem__,
        )
        # a sync that finds nothing new is no news
        if not stage.fill(plan.source.rows) and self.mode is ImportMode.REPLACE:
            self.notes.append(Note("facts.note.no_rows", {"file": plan.source.origin, "table": plan.source.table}))
        refusals.flush()
        commas, notes = decimal_commas(connection, plan.source, list(plan.columns.values()))
        self.notes += [*plan.source.notes, *notes]
        connection.execute(check_statement(TABLES[plan.source.table], at, commas, refusals.problems))
        connection.execute("DROP TABLE _stage")

    def _count(self, connection: DuckDBPyConnection, coming: Iterable[int]) -> None:
        query = "SELECT _source, count(*) FROM _checked WHERE _problem IS NULL GROUP BY 1"
        self._taken |= dict.fromkeys(coming, 0) | dict(connection.execute(query).fetchall())

    def _refuse_all_bad(self, coming: dict[int, Plan], refusals: Refusals) -> None:
        """A file of bad rows only must not empty its table. A sync may well bring one bad row alone."""
        if self.mode is ImportMode.UPSERT:
            return
        for at, plan in coming.items():
            count = sum(refusals.reasons(at).values())
            if count and not self._taken[at]:
                values = {"file": plan.source.origin, "count": count}
                raise ImportRefused("facts.import.all_bad", problems=refusals.first(at, _ANY_ROW), **values)

    def _require_some_rows(self, refusals: Refusals) -> None:
        if self.mode is ImportMode.REPLACE and not any(self._taken.values()):
            raise ImportRefused("facts.import.no_rows", problems=refusals.first(limit=_ANY_ROW))

    def _report(self, refusals: Refusals) -> ImportReport:
        return ImportReport("", tuple(self._tables(refusals)), refusals.first(), tuple(self.notes))

    def _tables(self, refusals: Refusals) -> Iterator[TableReport]:
        for at, plan in enumerate(self.plans):
            reasons = refusals.reasons(at)
            source, refused = plan.source, sum(reasons.values())
            yield TableReport(source.table, source.origin, self._taken[at], refused, reasons, plan.unknown)


def _lost(error: Unavailable, source: FactsSource, from_scratch: bool, keep_team: bool) -> list[Note]:
    """What is told when the facts in use cannot be read. A sync brings everything anew; files may be a part only."""
    if from_scratch and keep_team:
        raise Forbidden("facts.replaced") from error
    if from_scratch:
        return []
    if source is FactsSource.IMPORT or error.code == "facts.pointer":  # which somebody can put back
        raise error
    return [Note("facts.note.unreadable")]


def _file_of(connection: DuckDBPyConnection) -> Path:
    query = "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
    return Path(connection.execute(query).fetchall()[0][0])
