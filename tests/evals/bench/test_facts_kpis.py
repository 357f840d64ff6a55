"""The KPIs against plain SQL written by hand, over the demo world: every figure of every account."""

import datetime as dt

import pytest

from agent.adapters.demo.world import DemoWorld
from agent.adapters.facts.store import FactsStore
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.kpi.period import Period, parse
from evals.bench.facts_kpis import TODAY, Bench, hand_written


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    store = FactsStore(tmp_path_factory.mktemp("demo"))
    DemoWorld(store).make(TODAY, dt.datetime.combine(TODAY, dt.time(6), dt.UTC))
    return Bench(store, runs=1)


def test_there_is_one_query_for_each_kpi() -> None:
    assert sorted(hand_written()) == sorted(KPI_IDS)


@pytest.mark.parametrize("kpi", KPI_IDS)
def test_every_figure_is_that_of_the_sql_written_by_hand(bench: Bench, kpi: str) -> None:
    assert bench.differences(kpi, bench.latest(kpi)) == []


def test_a_wrong_figure_would_be_seen(bench: Bench) -> None:
    month: Period = parse("2026-03", TODAY)
    assert bench.differences("otif", month)  # ours is of another month
