"""The runner of the KPIs: one query for all customers and periods, values only as parameters, rows on demand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts import kpi_sql
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.domain.errors import BadInput, Unavailable
from agent.domain.facts.info import RowKey
from agent.domain.history import AccountPlan, Escalation
from agent.domain.kpi.definition import KPI_IDS, KpiDefinition
from agent.domain.kpi.period import latest, latest_run, parse
from agent.ports.kpis import KpiQuestion
from agent.settings import shipped_policies
from knowledge.rules.kpis import KpiRules
from tests.facts_world import customer, publish, world

TODAY = dt.date(2026, 11, 22)
KPIS = {each.id: each for each in KpiRules(shipped_policies()).definitions()}
HOSTILE = "'; DROP TABLE customers; --"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FactsStore:
    """ACME has two interruptions in October and one in September, the hostile one a planned one; IDLE has nothing."""
    october, september = dt.date(2026, 10, 5), dt.date(2026, 9, 5)
    return world(
        tmp_path_factory.mktemp("facts"),
        customers=[customer("ACME"), customer(HOSTILE), customer("IDLE")],
        articles=[{"id": f"MC-{n}", "customer_id": "ACME", "name": f"Flange {n}"} for n in range(8)],
        interruptions=[
            {"id": "I1", "customer_id": "ACME", "date": october, "planned": False, "article_id": "MC-1"},
            {"id": "I2", "customer_id": "ACME", "date": october, "article_id": "MC-1"},
            {"id": "I3", "customer_id": "ACME", "date": september, "planned": False, "article_id": "MC-2"},
            {"id": "I4", "customer_id": HOSTILE, "date": october, "planned": True, "article_id": "MC-2"},
        ],
        order_lines=[
            {
                "id": f"O{n}",
                "customer_id": "ACME",
                "article_id": f"MC-{n}",
                "quantity": n + 1,
                "requested_on": october,
                "confirmed_on": october,
                "cancelled": False,
            }
            for n in range(8)
        ],
        targets=[{"id": "T1", "kpi": "otif", "customer_id": "ACME", "value": 0.9}],
    )


@pytest.fixture(scope="module")
def kpis(store: FactsStore) -> DuckKpis:
    return DuckKpis(store)


def ask(customers: Sequence[str], *periods: str, **state: Any) -> KpiQuestion:
    return KpiQuestion(customers, [parse(each, TODAY) for each in periods or ["2026-10"]], TODAY, **state)


def test_one_query_gives_every_customer_and_period(kpis: DuckKpis) -> None:
    question = ask(["ACME", HOSTILE], "2026-09", "2026-10")
    sums = kpis.sums(KPIS["supply_interruptions"], question, rows=False)
    assert sums["2026-10", "ACME", ""].numerator == 2
    assert sums["2026-09", "ACME", ""].numerator == 1
    assert sums["2026-10", HOSTILE, ""].exclusions == {"planned": 1}
    assert {key[1] for key in sums} == {"ACME", HOSTILE}


def test_rows_come_only_when_asked_for_and_are_complete(kpis: DuckKpis) -> None:
    definition = KPIS["supply_interruptions"]
    assert kpis.sums(definition, ask(["ACME"]), rows=False)["2026-10", "ACME", ""].rows is None
    sums = kpis.sums(definition, ask(["ACME"]), rows=True)["2026-10", "ACME", ""]
    assert sums.rows == (RowKey("interruptions", "I1"), RowKey("interruptions", "I2"))
    assert (sums.n, sums.units) == (2, 2)


def test_rows_do_not_change_the_figure(kpis: DuckKpis) -> None:
    for definition in KPIS.values():
        question = KpiQuestion(["ACME", HOSTILE, "IDLE"], latest_run(definition.latest, TODAY, 3), TODAY)
        with_rows = kpis.sums(definition, question, rows=True)
        assert kpis.sums(definition, question, rows=False) == {
            key: replace(each, rows=None) for key, each in with_rows.items()
        }


@pytest.mark.parametrize("kpi", KPI_IDS)
def test_an_account_without_any_data_has_no_figure(kpis: DuckKpis, kpi: str) -> None:
    period = latest(KPIS[kpi].latest, TODAY)
    sums = kpis.sums(KPIS[kpi], KpiQuestion(["IDLE"], [period], TODAY), rows=True)
    main = sums.get((period.text, "IDLE", ""))
    if kpi == "account_plan":  # no plan is known: that is a breach, not a gap in the data
        assert main is not None
        assert (main.numerator, main.n) == (0, 0)
    else:
        assert main is None or main.units == 0


def test_nobody_asked_for_is_nobody_found(kpis: DuckKpis) -> None:
    assert kpis.sums(KPIS["otif"], ask([]), rows=True) == {}
    assert kpis.contributors(KPIS["otif"], ask([]), 5) == []
    assert kpis.sums(KPIS["otif"], ask(["NOBODY", "%", "' OR 1=1 --"]), rows=True) == {}


def test_the_state_is_read_as_data(kpis: DuckKpis, store: FactsStore) -> None:
    plan = AccountPlan("P'1", HOSTILE, dt.date(2026, 3, 1), "x", '"], "id": "')
    sums = kpis.sums(KPIS["account_plan"], ask(["ACME", HOSTILE], "2026-11-22", plans=[plan]), rows=True)
    assert sums["2026-11-22", HOSTILE, ""].numerator == 1
    assert sums["2026-11-22", HOSTILE, ""].rows == (RowKey("account_plans", "P'1"),)
    with store.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM customers").fetchall() == [(3,)]


def test_escalations_come_from_the_state_and_not_from_the_tables(kpis: DuckKpis) -> None:
    record = Escalation("E1", "ACME", dt.date(2026, 10, 1), resolved_on=dt.date(2026, 10, 9))
    question = ask(["ACME"], "2026-10", escalations=[record])
    sums = kpis.sums(KPIS["escalations_on_time"], question, rows=True)["2026-10", "ACME", ""]
    assert (sums.numerator, sums.denominator) == (1, 1)


def test_only_some_kpis_read_the_state(kpis: DuckKpis) -> None:
    assert {kpi for kpi, each in KPIS.items() if kpis.reads_state(each)} == {
        "account_plan",
        "escalations_documented",
        "escalations_on_time",
    }


def test_contributors_are_named_and_the_worst_come_first(kpis: DuckKpis) -> None:
    worst = kpis.contributors(KPIS["otif"], ask(["ACME"]), 5)  # nothing was delivered
    assert [each.id for each in worst] == ["MC-0", "MC-1", "MC-2", "MC-3", "MC-4"]
    assert worst[0].name == "Flange 0"
    assert (worst[0].numerator, worst[0].denominator, worst[0].value) == (0, 1, 0)
    interrupted = kpis.contributors(KPIS["supply_interruptions"], ask(["ACME"], "2026"), 5)
    assert [(each.id, each.numerator) for each in interrupted] == [("MC-1", 2), ("MC-2", 1)]


def test_the_digest_follows_every_change(kpis: DuckKpis) -> None:
    otif = KPIS["otif"]
    digests = {kpis.digest(each) for each in KPIS.values()}
    assert len(digests) == len(KPIS)
    assert all(len(each) == 12 and int(each, 16) >= 0 for each in digests)
    changed = replace(otif, parameters={**otif.parameters, "late_tolerance_days": 1})
    assert kpis.digest(changed) != kpis.digest(otif)
    assert kpis.digest(replace(otif, parameters=dict(reversed(otif.parameters.items())))) == kpis.digest(otif)


def test_a_derived_table_stands_behind_those_it_reads() -> None:
    assert kpi_sql.tables("demand_overview") == (
        "contract_articles",
        "contract_plan",
        "customer_articles",
        "forecast_runs",
    )
    assert kpi_sql.tables("feedback_score") == ()


@pytest.mark.parametrize("change", [{}, {"late_tolerance_days": 0, "more": 1}])
def test_parameters_that_do_not_fit_are_told(kpis: DuckKpis, change: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=r"parameters of the KPI otif in kpis\.yaml") as caught:
        kpis.sums(replace(KPIS["otif"], parameters=change), ask(["ACME"]), rows=False)
    assert caught.value.code == "kpi.parameters"


def test_a_parameter_of_the_wrong_kind_is_told(kpis: DuckKpis) -> None:
    wrong = {**KPIS["otif"].parameters, "late_tolerance_days": "none"}
    with pytest.raises(BadInput, match="cannot be computed with its parameters") as caught:
        kpis.sums(replace(KPIS["otif"], parameters=wrong), ask(["ACME"]), rows=False)
    assert "\n" not in str(caught.value)


def test_a_new_import_brings_new_targets(tmp_path: Path) -> None:
    store = world(tmp_path, targets=[{"id": "T1", "kpi": "otif", "value": 0.9}])
    kpis = DuckKpis(store)
    assert [each.value for each in kpis.targets()] == [0.9]
    publish(store, targets=[{"id": "T1", "kpi": "otif", "value": 0.8}])
    assert [each.value for each in kpis.targets()] == [0.8]


def test_without_facts_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no facts yet"):
        DuckKpis(FactsStore(tmp_path)).sums(KPIS["otif"], ask(["ACME"]), rows=False)


def test_every_figure_of_a_trend_is_that_of_its_period_alone(kpis: DuckKpis) -> None:
    def values(definition: KpiDefinition, *periods: str) -> list[tuple[float, float, int]]:
        sums = kpis.sums(definition, ask(["ACME"], *periods), rows=False)
        found = [sums.get((period, "ACME", "")) for period in periods]
        return [(each.numerator, each.denominator, each.n) if each else (0, 0, 0) for each in found]

    months = ["2026-08", "2026-09", "2026-10"]
    for definition in KPIS.values():
        assert values(definition, *months) == [values(definition, month)[0] for month in months], definition.id
