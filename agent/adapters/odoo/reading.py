"""One run over all streams: what is there, what changed, what else they point to."""

from collections.abc import Iterator, Sequence
from typing import Any

from agent.adapters.odoo.api import OdooApi, Record
from agent.adapters.odoo.pages import Page, Pager
from agent.adapters.odoo.streams import BY_NAME, NAMED, ORDERS, PARTNERS, REFERENCES, STREAMS, Stream
from agent.adapters.odoo.values import text
from agent.adapters.sync_state import SyncState
from agent.domain.errors import KamError
from agent.domain.facts.importing import Note
from agent.ports.sync import Progress

_CHUNK = 500  # ids in one condition
CONFIRMED = frozenset({"sale", "done"})
PROMISES = "sale.order/commitment_date"


class Reading:
    """Reads into ``state``. ``notes`` tell what is not there or could not be read."""

    def __init__(self, api: OdooApi, state: SyncState, page_size: int, progress: Progress) -> None:
        self._api, self._state, self._page_size, self._progress = api, state, page_size, progress
        self._pagers: dict[str, Pager | None] = {}
        self.notes: list[Note] = []

    def run(self, resumed: bool) -> None:
        self._begin()
        for stream in STREAMS:
            if resumed and stream.whole:
                self._state.restart(stream.name)  # half of yesterday's and half of today's stock is neither
            if not self._state.is_done(stream.name):
                self._read(stream)
        for source, field, target in REFERENCES:
            self._complete(source, field, target)

    def _begin(self) -> None:
        """See what can be read, and set the mark that the run after this one begins at."""
        pagers = [pager for stream in STREAMS if (pager := self._pager(stream)) and not stream.whole]
        if self._state.next_mark is None:
            self._state.next_mark = max(filter(None, (pager.newest() for pager in pagers)), default=None)

    def _read(self, stream: Stream) -> None:
        pager = self._pager(stream)
        if pager is None:
            return
        cursor = self._state.cursor(stream.name) or self._start(stream, pager)
        pages = pager.changed(cursor["since"], cursor["after"])
        for records, after in pages:
            cursor = {**cursor, "after": after}
            self._keep(stream, records, cursor)
        self._state.put(stream.name, (), cursor, done=True)

    def _start(self, stream: Stream, pager: Pager) -> dict[str, Any]:
        """Where the run begins in a stream, and where the next one will (``mark``), if it is read by marks."""
        if stream.whole:
            self._state.restart(stream.name)
            return {"since": None, "after": 0, "mark": None}
        since = self._state.mark(stream.name)
        if pager.clock_went_back(since):
            self.notes.append(Note("connectors.odoo.clock", {"model": stream.model}))
            since = None
        cursor = {"since": since, "after": 0, "mark": self._state.next_mark or since}
        self._state.put(stream.name, (), cursor)
        return cursor

    def _keep(self, stream: Stream, records: Sequence[Record], cursor: dict[str, Any]) -> None:
        if stream.name == ORDERS:
            self._keep_promises(records)
        rows = self._state.put(stream.name, ((record["id"], _bare(record)) for record in records), cursor)
        self._progress(stream.name, rows)

    def _keep_promises(self, orders: Sequence[Record]) -> None:
        """A confirmed order's date as first seen since the last sync: it may be shifted before this one is through."""
        for order in orders:
            promised = text(order.get("commitment_date"))
            if promised and order.get("state") in CONFIRMED:
                self._state.keep_first(PROMISES, order["id"], promised)

    def _pager(self, stream: Stream) -> Pager | None:
        """None, with a note, where the stream cannot be read and need not be."""
        if stream.name not in self._pagers:
            self._pagers[stream.name] = self._find(stream)
        return self._pagers[stream.name]

    def _find(self, stream: Stream) -> Pager | None:
        try:
            there = self._api.fields(stream.model)
        except KamError as error:
            if not stream.optional or error.code != "connectors.forbidden":
                raise
            self.notes.append(Note("connectors.odoo.unreadable", {"model": stream.model}))
            return None
        if there is None or not there.issuperset(stream.needs):
            self.notes.append(Note("connectors.odoo.missing", {"model": _told(stream)}))
            return None
        return Pager(self._api, stream, sorted(there.intersection(stream.fields)), self._page_size)

    # --- what the records point to

    def _complete(self, source: str, field: str, target: str) -> None:
        missing = self._missing(source, field, target)
        pager = self._pager(BY_NAME[target]) if missing else None
        if pager is None:
            return
        for ids in _chunks(missing):
            self._keep_pages(target, pager.by_reference("id", ids))
        if target == PARTNERS:
            self._complete_families(pager, missing)

    def _complete_families(self, pager: Pager, partners: Sequence[int]) -> None:
        """A customer without an invoice is known by its orders only: the company and its people come along."""
        sql = (
            "SELECT DISTINCT json_extract(data, '$.commercial_partner_id[0]') FROM records"
            " WHERE stream = ? AND key IN (SELECT value FROM json_each(?))"
        )
        found = self._state.db.execute(sql, [PARTNERS, str(list(partners))]).fetchall()
        for ids in _chunks([row[0] for row in found if row[0] is not None]):
            self._keep_pages(PARTNERS, pager.by_reference("commercial_partner_id", ids))

    def _keep_pages(self, target: str, pages: Iterator[Page]) -> None:
        for records, _ in pages:
            cursor = self._state.cursor(target) or {}
            if target == ORDERS:
                self._keep_promises(records)
            self._state.put(target, ((record["id"], _bare(record)) for record in records), cursor, done=True)

    def _missing(self, source: str, field: str, target: str) -> list[int]:
        sql = (
            "SELECT DISTINCT json_extract(data, ?1) AS target FROM records WHERE stream = ?2 AND changed"
            " AND target IS NOT NULL AND target NOT IN (SELECT key FROM records WHERE stream = ?3) ORDER BY target"
        )
        return [row[0] for row in self._state.db.execute(sql, [f"$.{field}[0]", source, target])]


def _bare(record: Record) -> Record:
    """Without the names of what it points to, where nobody reads them: a new name is no change of the record."""
    return {
        name: value[:1] if name not in NAMED and _is_reference(value) else value
        for name, value in record.items()
        if name not in ("id", "write_date")
    }


def _is_reference(value: object) -> bool:
    """``[id, name]``; a list of ids is none."""
    return isinstance(value, list) and len(value) == 2 and isinstance(value[1], str)


def _told(stream: Stream) -> str:
    return f"{stream.model} ({', '.join(stream.needs)})" if stream.needs else stream.model


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
