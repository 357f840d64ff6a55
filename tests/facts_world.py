"""Small worlds of facts for tests: rows as dicts, published as a real version in DuckDB."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from agent.adapters.facts import schema
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.info import FactsSource
from agent.domain.facts.tables import TABLES

Rows = Sequence[Mapping[str, Any]]
AS_OF = dt.datetime(2026, 11, 22, 6, 0, tzinfo=dt.UTC)
_KEPT = 16
_versions: OrderedDict[str, tuple[str, bytes]] = OrderedDict()  # name and content of a file, by what is in it


def publish(store: FactsStore, as_of: dt.datetime = AS_OF, **tables: Rows) -> None:
    """Publish the rows as given: no validation, missing columns are null, missing ids are numbered."""

    def fill(connection: DuckDBPyConnection) -> None:
        for name, rows in tables.items():
            columns = [column.name for column in TABLES[name].all_columns]
            places = ", ".join("?" for _ in columns)
            values = [[{"id": f"{name}-{at}", **row}.get(each) for each in columns] for at, row in enumerate(rows, 1)]
            if values:
                connection.executemany(f"INSERT INTO {name} VALUES ({places})", values)  # noqa: S608

    store.publish(FactsSource.IMPORT, as_of, fill)


def provide(store: FactsStore, as_of: dt.datetime = AS_OF, **tables: Rows) -> None:
    """As `publish`, where the store is not what is tested: the same rows once more are a copy of the file."""
    asked = repr((schema.number(), as_of, tables))
    if asked in _versions and store.is_empty:
        _lay_down(store, *_versions[asked])
        return
    publish(store, as_of, **tables)
    _versions[asked] = store.file.name, store.file.read_bytes()
    if len(_versions) > _KEPT:
        _versions.popitem(last=False)


def _lay_down(store: FactsStore, name: str, content: bytes) -> None:
    folder = store._folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file, data in ((folder / name, content), (folder / "current", name.encode())):
        file.write_bytes(data)
        file.chmod(0o600)


def world(folder: Path, **tables: Rows) -> FactsStore:
    """A store in ``folder`` with these rows: ``world(tmp_path, customers=[customer("ACME")], order_lines=[…])``."""
    store = FactsStore(folder)
    provide(store, **tables)
    return store


def published(folder: Path, **tables: Rows) -> FactsStore:
    """As `world`, and always built anew: for tests of the store itself."""
    store = FactsStore(folder)
    publish(store, **tables)
    return store


def customer(key: str, name: str | None = None, **values: Any) -> dict[str, Any]:
    return {"id": key, "name": name or key, "class": "A", "language": "de", **values}
