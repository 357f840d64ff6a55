"""A dataset behind a server, a connector on it, and the facts that it fills."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.importing.importer import FactsImporter
from agent.adapters.facts.store import FactsStore
from agent.adapters.http_reading import Limits, PoliteClient, Waits
from agent.adapters.http_reading.client import read_address
from agent.adapters.power_bi.api import PowerBiApi
from agent.adapters.power_bi.connector import PowerBiConnector
from agent.adapters.power_bi.mapping import load
from agent.adapters.sync_state import SyncState
from agent.domain.facts.importing import ImportMode, ImportReport
from agent.domain.facts.info import FactsSource
from tests.adapters.power_bi.server import DATASET, GROUP, SECRET, TOKEN, PowerBi, power_bi

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
NO_WAIT = Waits(sleep=lambda _: None)
MAPPING = """
version: 1
tables:
  order_lines:
    query: Sales
    key: "Sales[LineKey]"
    changed: "Sales[ModifiedOn]"
    columns:
      id: "Sales[LineKey]"
      customer_id: "Sales[Customer]"
      quantity: "Sales[Quantity]"
      confirmed_on: "Sales[Promised]"
  customers:
    query: Customers
    key: "'Key Accounts'[Name]"
    columns:
      id: "'Key Accounts'[Name]"
      name: "'Key Accounts'[Name]"
      class: "[Class]"
"""


class Fixed:
    """A token without Microsoft."""

    def token(self) -> str:
        return TOKEN

    def close(self) -> None:
        """Nothing is open."""


def sale(key: int, **values: Any) -> dict[str, Any]:
    row = {
        "Sales[LineKey]": key, "Sales[Customer]": "Nordwerk", "Sales[Quantity]": 10.125,
        "Sales[Promised]": "2026-10-15T00:00:00", "Sales[ModifiedOn]": "2026-10-01T08:00:00", "Sales[Note]": None,
    }  # fmt: skip
    return row | {f"Sales[{name}]": value for name, value in values.items()}


def customer(name: str, kind: str = "Key") -> dict[str, Any]:
    return {"Key Accounts[Name]": name, "[Class]": kind}


class World:
    def __init__(self, bi: PowerBi, folder: Path) -> None:
        self.bi, self.folder, self.store = bi, folder, FactsStore(folder / "facts")
        self.mapping = folder / "power-bi.yaml"
        self.mapping.write_text(MAPPING, encoding="utf-8")
        self.mode: ImportMode | None = None

    def api(self, **limits: float) -> PowerBiApi:
        bounds = Limits(**{"timeout_s": 5.0, "per_minute": 100_000, **limits})  # type: ignore[arg-type]
        address = read_address(self.bi.http.url, "KAM_POWER_BI_URL")
        client = PoliteClient("Power BI", address, secrets=(SECRET,), limits=bounds, waits=NO_WAIT)
        return PowerBiApi(client, Fixed(), GROUP, DATASET)

    def sync(self, full: bool = False, page_size: int = 10_000, **limits: float) -> ImportReport:
        mapping = load(self.mapping)
        state = SyncState(self.folder / "sync", "Power BI", mapping.model_dump_json())
        with PowerBiConnector(lambda: self.api(**limits), mapping, state, page_size=page_size) as connector:
            connector.fetch(NOW, full, lambda _what, _rows: None)
            batch = connector.batch(self.store.info().version if self.store.exists else None)
            report = FactsImporter(self.store).run(batch.sources, FactsSource.POWER_BI, batch.as_of, batch.mode)
            self.mode = batch.mode
            connector.published(report.version)
        return report

    def lines(self) -> list[tuple[Any, ...]]:
        with self.store.cursor() as cursor:
            return cursor.execute("SELECT id, quantity, confirmed_on FROM order_lines ORDER BY id").fetchall()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    tables = {"Sales": [sale(number) for number in range(1, 26)], "Customers": [customer("Nordwerk")]}
    with power_bi(tables) as bi:
        built = World(bi, tmp_path)
        yield built
        built.store.close()
