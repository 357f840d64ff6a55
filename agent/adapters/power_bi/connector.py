"""Power BI as a connector: reads into its state, hands out tables, moves on when they are published."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from agent.adapters.http_reading import Limits, PoliteClient
from agent.adapters.http_reading.client import read_address
from agent.adapters.models.endpoint import LOOPBACK, Address
from agent.adapters.power_bi.api import SYSTEM, PowerBiApi
from agent.adapters.power_bi.mapping import Mapping, load
from agent.adapters.power_bi.reading import KEEP_FIRST, Reading
from agent.adapters.power_bi.tokens import AUTHORITY, MsalTokens, Principal
from agent.adapters.sync_state import Run, SyncState
from agent.domain.errors import BadInput
from agent.domain.facts.importing import ImportMode, Line, Note, TableSource
from agent.domain.facts.info import FactsSource
from agent.ports.sync import Batch, Progress

PAGE_SIZE = 10_000
LIMITS = Limits(max_bytes=32_000_000, per_minute=100)  # they allow 120; others may use the same account
_HOSTS = re.compile(r"api\.powerbi\.com|[a-z-]+\.analysis\.windows\.net")
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{1,250}")


class PowerBiConnector:
    """Implements the port `Connector`. ``open_api`` makes a client when the first page is read."""

    source = FactsSource.POWER_BI

    def __init__(
        self, open_api: Callable[[], PowerBiApi], mapping: Mapping, state: SyncState, *, page_size: int = PAGE_SIZE
    ) -> None:
        self._open_api, self._mapping, self._state, self._page_size = open_api, mapping, state, page_size
        self._run: Run | None = None

    def __enter__(self) -> Self:
        self._state.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._state.__exit__(kind, error, at)

    def fetch(self, now: dt.datetime, full: bool, progress: Progress) -> None:
        api = self._open_api()
        try:
            self._run = self._state.begin(now, full)
            Reading(api, self._mapping, self._state, self._page_size, progress).run()
        finally:
            api.close()

    def batch(self, in_use: str | None) -> Batch:
        """Where every table was read whole, they take the place of those that are there."""
        if self._run is None:
            raise RuntimeError("fetch first")
        full = self._run.full or all(table.changed is None for table in self._mapping.tables.values())
        everything = full or in_use is None or in_use != self._state.version
        found = [self._table(name, everything) for name, _ in self._mapping.in_order]
        sources = [source for source in found if full or self._has_rows(source.table, everything)]
        mode = ImportMode.REPLACE if full else ImportMode.UPSERT
        return Batch(sources, mode, self._run.started_at, self._run.full, self._state.rows())

    def notes(self) -> Sequence[Note]:
        return ()

    def published(self, version: str) -> None:
        self._state.finish(version)

    def _table(self, name: str, everything: bool) -> TableSource:
        columns = tuple(self._mapping.tables[name].columns)
        return TableSource(
            name, SYSTEM, columns, self._lines(name, columns, everything), KEEP_FIRST.get(name, frozenset())
        )

    def _lines(self, name: str, columns: tuple[str, ...], everything: bool) -> Iterator[Line]:
        sql = "SELECT data FROM records WHERE stream = ? AND (changed OR ?) ORDER BY key"
        for number, (data,) in zip(count(1), self._state.db.execute(sql, [name, everything]), strict=False):
            record = json.loads(data)
            yield number, tuple(record[column] for column in columns)

    def _has_rows(self, name: str, everything: bool) -> bool:
        sql = "SELECT 1 FROM records WHERE stream = ? AND (changed OR ?) LIMIT 1"
        return self._state.db.execute(sql, [name, everything]).fetchone() is not None


def power_bi_connector(
    *,
    url: str,
    tenant: str,
    client: str,
    secret: str,
    group: str,
    dataset: str,
    mapping: Path | None,
    folder: Path,
    authority: str = AUTHORITY,
    limits: Limits = LIMITS,
) -> PowerBiConnector:
    """The connector for these settings; its state lies in ``folder``.

    Raises BadInput ``connectors.settings`` that names what is missing, ``connectors.address``, ``connectors.setting``,
    ``connectors.power_bi.mapping…``.
    """
    given = {"TENANT": tenant, "CLIENT": client, "SECRET": secret, "GROUP": group, "DATASET": dataset}
    missing = [f"KAM_POWER_BI_{name}" for name, value in given.items() if not value.strip()]
    missing += [] if mapping else ["KAM_POWER_BI_MAPPING"]
    if missing or mapping is None:
        raise BadInput("connectors.settings", system=SYSTEM, names=", ".join(missing))
    _require(_TENANT, "KAM_POWER_BI_TENANT", tenant, "GUID / domain")
    for name in ("CLIENT", "GROUP", "DATASET"):
        _require(_GUID, f"KAM_POWER_BI_{name}", given[name], "GUID")
    address = _address(url)
    principal = Principal(tenant, client, secret)

    def open_api() -> PowerBiApi:
        tokens = MsalTokens(principal, authority=authority, limits=limits)
        return PowerBiApi(PoliteClient(SYSTEM, address, secrets=(secret,), limits=limits), tokens, group, dataset)

    read = load(mapping)
    # another mapping makes other rows of the same data: what was kept is void
    state = SyncState(folder, SYSTEM, f"{address.url} {group} {dataset} {read.model_dump_json()}")
    return PowerBiConnector(open_api, read, state)


def _address(url: str) -> Address:
    address = read_address(url, "KAM_POWER_BI_URL")
    if address.host not in LOOPBACK and not _HOSTS.fullmatch(address.host):
        raise BadInput("connectors.address", name="KAM_POWER_BI_URL")
    return address


def _require(pattern: re.Pattern[str], name: str, value: str, expected: str) -> None:
    if not pattern.fullmatch(value):
        raise BadInput("connectors.setting", name=name, expected=expected)
