"""Small worlds for the SQL of the KPIs; see `tests.kpi_figures`."""

from collections.abc import Iterator

import pytest

from tests.kpi_figures import KpiWorld


@pytest.fixture(scope="session")
def kpis() -> Iterator[KpiWorld]:
    """One database in memory for all of these tests; each question fills it anew."""
    world = KpiWorld()
    yield world
    world.facts.close()
