"""A folder to put files in, and an import of it into a store."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.importing.files import FactsFolder
from agent.adapters.facts.importing.importer import FactsImporter
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.importing import ImportMode, ImportReport, TableSource
from agent.domain.facts.info import FactsSource
from tests.facts_world import AS_OF

CUSTOMERS = "id;name;class\nC1;Nordwerk;Key\nC2;Heliotec;A\n"
Importing = Callable[..., ImportReport]
Query = Callable[[str], Sequence[tuple[Any, ...]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two customers in it, so that every other table has something to point at."""
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "customers.csv").write_text(CUSTOMERS, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> FactsStore:
    return FactsStore(tmp_path / "facts")


@pytest.fixture
def load(folder: Path, store: FactsStore) -> Importing:
    """Import the folder; keyword ``<table>`` writes ``<table>.csv`` before."""

    def run(
        *, mapping: Path | None = None, from_scratch: bool = False, **files: str | bytes | Sequence[str]
    ) -> ImportReport:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else _text(content).encode()
            (folder / f"{name}.csv").write_bytes(data)
        with FactsFolder().open(folder, mapping) as (sources, _):
            importer = FactsImporter(store)
            return importer.run(sources, FactsSource.IMPORT, AS_OF, ImportMode.REPLACE, from_scratch)

    return run


@pytest.fixture
def upsert(store: FactsStore) -> Importing:
    def run(*sources: TableSource, from_scratch: bool = False) -> ImportReport:
        return FactsImporter(store).run(sources, FactsSource.ODOO, AS_OF, ImportMode.UPSERT, from_scratch)

    return run


@pytest.fixture
def query(store: FactsStore) -> Query:
    def run(sql: str) -> Sequence[tuple[Any, ...]]:
        with store.cursor() as cursor:
            return cursor.execute(sql).fetchall()

    return run


def _text(content: str | Sequence[str]) -> str:
    return content if isinstance(content, str) else "\n".join(content) + "\n"
