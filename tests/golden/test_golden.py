"""Public delivery data imported by a mapping file give the figures that their publishers' tables give."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.importing.files import FactsFolder
from agent.adapters.facts.importing.importer import FactsImporter
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.importing import ImportMode
from agent.domain.facts.info import FactsSource
from tests.facts_world import AS_OF

Load = Callable[[str, str], FactsStore]

ON_TIME = """
SELECT count(*) FILTER (d.delivered_on <= l.confirmed_on) AS on_time, count(*) AS n
FROM order_lines AS l JOIN deliveries AS d ON d.order_line_id = l.id
"""
IN_FULL = """
SELECT count(*) FILTER (delivered >= ordered), count(*) FROM (
  SELECT l.id, l.quantity AS ordered, coalesce(sum(d.quantity), 0) AS delivered
  FROM order_lines AS l LEFT JOIN deliveries AS d ON d.order_line_id = l.id AND d.delivered_on <= l.requested_on
  GROUP BY ALL)
"""
BY_ORDER = """
SELECT count(*) FILTER (on_time), count(*) FILTER (NOT on_time), count(*) FILTER (on_time IS NULL) FROM (
  SELECT l.order_id, bool_and(d.delivered_on <= l.requested_on) AS on_time
  FROM order_lines AS l LEFT JOIN deliveries AS d ON d.order_line_id = l.id GROUP BY 1)
"""
# of the shipments with a mode; without a weight or a cost a shipment is no part of that basis
EMERGENCY = """
SELECT avg(emergency::INTEGER), sum(weight) FILTER (emergency) / sum(weight),
       sum(freight_cost) FILTER (emergency) / sum(freight_cost), count(*)
FROM shipments WHERE mode IS NOT NULL
"""


@pytest.fixture
def load(shared: Path, tmp_path: Path) -> Load:
    """Import a folder of the public data by a mapping of this folder; no row may be refused."""
    folder = shared / "data" / "operations"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/data/operations with public delivery data is not here")

    def run(name: str, mapping: str) -> FactsStore:
        store = FactsStore(tmp_path / mapping)
        with FactsFolder().open(folder / name, Path(__file__).with_name(mapping)) as (sources, notes):
            report = FactsImporter(store).run(sources, FactsSource.IMPORT, AS_OF, ImportMode.REPLACE)
        assert (report.refused, list(notes)) == ((), [])
        return store

    return run


def row(store: FactsStore, query: str) -> tuple[Any, ...]:
    with store.cursor() as cursor:
        found: tuple[Any, ...] = cursor.execute(query).fetchall()[0]
    return found


def test_scms(load: Load) -> None:
    store = load("scms", "scms.yaml")
    on_time, lines = row(store, ON_TIME)
    assert (lines, round(on_time / lines, 4)) == (10_324, 0.8851)
    count, weight, freight, shipments = row(store, EMERGENCY)
    assert shipments == 9_964
    assert (round(count, 3), round(weight, 3)) == (0.679, 0.547)
    assert freight == pytest.approx(0.770, abs=0.001)  # 77.07 %, published with one digit as 77.0


@pytest.mark.parametrize(
    ("mapping", "ratio"), [("adventureworks_received.yaml", 0.9570), ("adventureworks_accepted.yaml", 0.8935)]
)
def test_adventureworks(load: Load, mapping: str, ratio: float) -> None:
    full, lines = row(load("adventureworks", mapping), IN_FULL)
    assert (lines, round(full / lines, 4)) == (8_845, ratio)


def test_northwind(load: Load) -> None:
    store = load("northwind", "northwind.yaml")
    assert row(store, BY_ORDER) == (772, 37, 21)
    assert store.info().tables["articles"] == store.info().tables["stock"] == 77
