"""Odoo as a connector: reads into its state, hands out tables, moves on when they are published."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from agent.adapters.http_reading import Limits, PoliteClient
from agent.adapters.http_reading.client import read_address
from agent.adapters.odoo import mapping
from agent.adapters.odoo.api import SYSTEM, Login, OdooApi
from agent.adapters.odoo.connect import connect
from agent.adapters.odoo.mirror import Mirror
from agent.adapters.odoo.reading import PROMISES, Reading
from agent.adapters.sync_state import Run, SyncState
from agent.domain.errors import BadInput
from agent.domain.facts.importing import ImportMode, Note
from agent.domain.facts.info import FactsSource
from agent.ports.sync import Batch, Progress

PAGE_SIZE = 1000
LIMITS = Limits(per_minute=240)  # a sync without changes asks about a hundred times
ZONE = ZoneInfo("Europe/Berlin")


class OdooConnector:
    """Implements the port `Connector`. ``open_api`` connects and signs in when the first page is read."""

    source = FactsSource.ODOO

    def __init__(
        self, open_api: Callable[[], OdooApi], state: SyncState, *, page_size: int = PAGE_SIZE, zone: ZoneInfo = ZONE
    ) -> None:
        self._open_api, self._state, self._page_size, self._zone = open_api, state, page_size, zone
        self._run: Run | None = None
        self._mirror: Mirror | None = None
        self._notes: list[Note] = []

    def __enter__(self) -> Self:
        self._state.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._state.__exit__(kind, error, at)

    def fetch(self, now: dt.datetime, full: bool, progress: Progress) -> None:
        api = self._open_api()
        try:
            self._run = self._state.begin(now, full)
            reading = Reading(api, self._state, self._page_size, progress)
            reading.run(self._run.resumed)
            self._notes = reading.notes
        finally:
            api.close()

    def batch(self, in_use: str | None) -> Batch:
        """A full reading takes the place of the tables that Odoo fills; otherwise changed rows join the others."""
        if self._run is None:
            raise RuntimeError("fetch first")
        ours = in_use is not None and in_use == self._state.version
        today = self._run.started_at.astimezone(self._zone).date()
        everything = self._run.full or not ours
        self._mirror = Mirror(self._state, everything=everything, zone=self._zone, today=today)
        mode = ImportMode.REPLACE if self._run.full else ImportMode.UPSERT
        tables = mapping.sources(self._mirror, empty=self._run.full)
        return Batch(tables, mode, self._run.started_at, self._run.full, self._state.rows())

    def notes(self) -> Sequence[Note]:
        if self._mirror is None:
            return self._notes
        counted = [Note(code, {"count": count}) for code, count in sorted(self._mirror.left_out.items())]
        return [*self._notes, *counted, mapping.unfilled(self._mirror)]

    def published(self, version: str) -> None:
        self._state.forget_firsts(PROMISES)  # the lines have their own now
        self._state.finish(version)


def odoo_connector(
    *, url: str, database: str, user: str, key: str, folder: Path, limits: Limits = LIMITS, zone: ZoneInfo = ZONE
) -> OdooConnector:
    """The connector for these settings; its state lies in ``folder``.

    Raises BadInput ``connectors.settings`` that names what is missing, ``connectors.address``, ``connectors.setting``.
    """
    given = {"KAM_ODOO_URL": url, "KAM_ODOO_DATABASE": database, "KAM_ODOO_KEY": key}
    missing = [name for name, value in given.items() if not value.strip()]
    if missing:
        raise BadInput("connectors.settings", system=SYSTEM, names=", ".join(missing))
    address = read_address(url, "KAM_ODOO_URL")
    for name in ("KAM_ODOO_DATABASE", "KAM_ODOO_KEY"):  # they go into headers
        if not (given[name].isascii() and given[name].isprintable()):
            raise BadInput("connectors.setting", name=name, expected="ASCII")
    login = Login(database, user, key)

    def open_api() -> OdooApi:
        client = PoliteClient(SYSTEM, address, secrets=(key,), limits=limits)
        try:
            return connect(client, login)
        except BaseException:
            client.close()
            raise

    return OdooConnector(open_api, SyncState(folder, SYSTEM, f"{address.url} {database}"), zone=zone)
