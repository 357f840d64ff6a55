"""One run over the tables of the mapping, page by page, kept in the state."""

import datetime as dt
from collections.abc import Iterator, Sequence

from agent.adapters.facts.importing.rows import cell_text
from agent.adapters.power_bi import queries
from agent.adapters.power_bi.api import SYSTEM, PowerBiApi, QueryFailed, Row
from agent.adapters.power_bi.mapping import Mapping, TableMapping, answered
from agent.adapters.sync_state import SyncState
from agent.domain.errors import BadInput, Unavailable
from agent.domain.facts.columns import Kind
from agent.domain.facts.tables import TABLES
from agent.ports.sync import Progress

# limits of one query: 100,000 rows, 1,000,000 values, 15 MB
MOST_ROWS, MOST_VALUES = 100_000, 1_000_000
SMALLEST_PAGE = 100
# a dataset shows a change only after its own refresh
OVERLAP = dt.timedelta(days=1)
KEEP_FIRST = {"order_lines": frozenset({"confirmed_on"})}


class Reading:
    def __init__(self, api: PowerBiApi, mapping: Mapping, state: SyncState, page_size: int, progress: Progress) -> None:
        self._api, self._mapping, self._state = api, mapping, state
        self._page_size, self._progress = page_size, progress

    def run(self) -> None:
        for name, table in self._mapping.in_order:
            if not self._state.is_done(name):
                self._read(name, table)

    def _read(self, name: str, table: TableMapping) -> None:
        cursor = self._state.cursor(name) or self._start(name, table)
        since = dt.datetime.fromisoformat(cursor["since"]) if cursor["since"] else None
        for page in self._pages(name, table, cursor["after"], since):
            cursor = {**cursor, "after": page[-1][answered(table.key)]}
            rows = self._state.put(name, self._records(name, table, page), cursor)
            self._progress(name, rows)
        self._state.put(name, (), cursor, done=True)

    def _start(self, name: str, table: TableMapping) -> dict[str, str | None]:
        since = self._state.mark(name)
        if not table.changed:
            self._state.restart(name)
            return {"since": None, "after": None, "mark": None}
        mark = self._newest(name, table) or since
        back = (dt.datetime.fromisoformat(since) - OVERLAP).isoformat() if since else None
        cursor = {"since": back, "after": None, "mark": mark}
        self._state.put(name, (), cursor)
        return cursor

    def _newest(self, name: str, table: TableMapping) -> str | None:
        rows = self._api.rows(queries.newest(table), name)
        found = rows[0].get("[newest]") if rows else None
        try:
            return dt.datetime.fromisoformat(found).replace(tzinfo=None).isoformat() if found else None
        except (ValueError, TypeError):
            raise BadInput("connectors.power_bi.column", what=name, column=table.changed) from None

    def _pages(
        self, name: str, table: TableMapping, after: queries.Key | None, since: dt.datetime | None
    ) -> Iterator[list[Row]]:
        """To the first empty page: a short one may be short for any reason."""
        size = min(self._page_size, MOST_ROWS, MOST_VALUES // len(table.wanted))
        while True:
            try:
                rows = self._api.rows(queries.page(table, after, since, size), name)
            except QueryFailed:
                if size <= SMALLEST_PAGE:
                    raise
                size = max(size // 4, SMALLEST_PAGE)  # too much for one answer, it may be
                continue
            if not rows:
                return
            self._require_columns(name, table, rows)
            keys = [queries.key_of(name, table, row[answered(table.key)]) for row in rows]
            if keys[-1] == after:
                raise Unavailable("connectors.not_paged", system=SYSTEM, what=name)
            after = keys[-1]
            yield rows

    def _require_columns(self, name: str, table: TableMapping, rows: Sequence[Row]) -> None:
        for row in rows:
            missing = table.wanted.difference(row)
            if missing:
                raise BadInput("connectors.power_bi.column", what=name, column=min(missing))

    def _records(self, name: str, table: TableMapping, rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
        for row in rows:
            record = {ours: _text(name, ours, row[answered(theirs)]) for ours, theirs in table.columns.items()}
            key = record["id"] or f"?{row[answered(table.key)]}"  # without an id it is refused, and told
            for column in KEEP_FIRST.get(name, frozenset()).intersection(record):
                record[column] = self._state.keep_first(f"{name}/{column}", key, record[column])
            yield key, record


def _text(table: str, column: str, value: object) -> str | None:
    """A value of JSON as text. Dates come with a time of midnight."""
    if isinstance(value, str):
        kind = next(each.kind for each in TABLES[table].all_columns if each.name == column)
        is_day = kind in (Kind.DATE, Kind.MONTH) and value[10:11] == "T"
        return (value[:10] if is_day else value).encode("utf-8", "replace").decode().strip() or None
    return cell_text(value)
