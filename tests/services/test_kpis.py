"""KPIs of a user's accounts: access first, the worst first, nothing where nothing is known."""

import datetime as dt
from pathlib import Path

import pytest

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.call_off import DuckCallOffs
from agent.adapters.facts.store import FactsStore
from agent.domain.errors import BadInput, Forbidden
from agent.domain.history import AccountPlan, Escalation
from agent.domain.identity import Role, User
from agent.domain.kpi.age import Freshness
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.services.accounts import Accounts
from agent.services.kpis import Kpis
from agent.services.pictures import Pictures
from tests.facts_world import customer, world
from tests.kpi_world import (
    FOREIGN,
    HEAD,
    HELIOTEC,
    KAM,
    KRANICH,
    NOBODY,
    NORDWERK,
    KeptHistory,
    SetClock,
    contract,
    merged,
    small_world,
    wired,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FactsStore:
    return small_world(tmp_path_factory.mktemp("facts"))


@pytest.fixture
def kpis(store: FactsStore) -> Kpis:
    return wired(store)[0]


@pytest.mark.parametrize("account", [FOREIGN, "Unknown Ltd", "", "%"])
@pytest.mark.parametrize("kpi", ["call_off", "all", "no_such_kpi"])
def test_an_account_of_somebody_else_is_refused_before_anything_else(kpis: Kpis, account: str, kpi: str) -> None:
    for question in (kpis.query, kpis.trend, kpis.contributors):
        with pytest.raises(Forbidden) as caught:
            question(KAM, kpi, account)
        assert caught.value.code == "access.account"


def test_nothing_of_another_account_is_in_a_portfolio(kpis: Kpis) -> None:
    for results in (kpis.query(KAM, "all"), kpis.trend(KAM, "call_off", None)):
        assert {each.account.name for each in results} == {NORDWERK, HELIOTEC, KRANICH}
    assert FOREIGN in {each.account.name for each in kpis.query(HEAD, "call_off")}
    assert kpis.query(NOBODY, "all") == []


def test_the_unrounded_figure_is_compared(kpis: Kpis) -> None:
    (result,) = kpis.query(KAM, "call_off", NORDWERK)
    assert result.value == pytest.approx(0.6996)
    assert (result.target, result.status) == (0.7, Status.BREACH)


def test_without_data_there_is_no_figure_and_no_green_light(kpis: Kpis) -> None:
    results = kpis.query(KAM, "all", KRANICH)
    assert len(results) == len(KPI_IDS)
    for each in results:
        if each.definition.id == "account_plan":  # none is a breach
            assert (each.value, each.status) == (0, Status.BREACH)
        else:
            assert (each.value, each.status, each.sums.n) == (None, Status.NO_DATA, 0)


def test_a_target_that_nobody_set_is_said(kpis: Kpis) -> None:
    (result,) = kpis.query(KAM, "revenue_yoy", HELIOTEC)
    assert result.value == pytest.approx(0.1)
    assert (result.target, result.status) == (None, Status.NO_TARGET)


def test_the_worst_stands_first(tmp_path: Path) -> None:
    tables = merged(contract("1", "N", 6000), contract("2", "H", 1000), contract("3", "K", 9000))
    names = {"N": NORDWERK, "H": HELIOTEC, "K": KRANICH, "X": "Nothing known"}
    store = world(tmp_path, customers=[customer(key, name) for key, name in names.items()], **tables)
    results = wired(store)[0].query(HEAD, "call_off")
    assert [each.account.name for each in results] == [HELIOTEC, NORDWERK, "Nothing known", KRANICH]


def test_all_kpis_of_all_accounts_are_ordered_by_how_far_they_are_off(kpis: Kpis) -> None:
    results = kpis.query(KAM, "all")
    assert len(results) == 3 * len(KPI_IDS)
    order = [Status.BREACH, Status.NO_DATA, Status.NO_TARGET, Status.OK]
    places = [order.index(each.status) for each in results]
    assert places == sorted(places)
    gaps = [each.gap for each in results if each.status is Status.BREACH]
    assert gaps == sorted(gaps, reverse=True)


def test_one_query_gives_all_accounts_and_one_the_whole_trend(store: FactsStore) -> None:
    kpis, counted = wired(store)
    kpis.query(KAM, "call_off")
    assert counted.asked == 1
    trend = kpis.trend(KAM, "call_off", NORDWERK)
    assert counted.asked == 2
    assert len(trend) == 12
    kpis.trend(KAM, "call_off", None)
    assert counted.asked == 3


def test_the_trend_ends_with_the_figure_itself(kpis: Kpis) -> None:
    for kpi in ("call_off", "otif", "revenue_yoy"):
        for period in (None, "2026-09", "2026-Q3"):
            (result,) = kpis.query(KAM, kpi, HELIOTEC, period)
            trend = kpis.trend(KAM, kpi, HELIOTEC, period=period)
            assert (trend[-1].period, trend[-1].value) == (result.period, result.value)
            assert [each.period.ends for each in trend] == sorted(each.period.ends for each in trend)


def test_the_trend_knows_no_future_and_no_past_without_data(kpis: Kpis) -> None:
    values = {each.period.text: each.value for each in kpis.trend(KAM, "call_off", NORDWERK)}
    assert values["2025-12-31"] is None  # before the contract began
    assert values["2026-08-31"] == 0
    assert values["2026-11-22"] == pytest.approx(0.6996)


def test_rows_are_complete_for_one_account_and_left_out_of_a_portfolio(kpis: Kpis) -> None:
    (one,) = kpis.query(KAM, "call_off", NORDWERK)
    assert [(row.table, row.key) for row in one.sums.rows or ()] == [
        ("contract_lines", "L-1"),
        ("order_lines", "O-1"),
    ]
    assert [each.sums.rows for each in kpis.query(KAM, "call_off") if each.sums.units] == [None, None]
    assert all(each.sums.rows for each in kpis.query(KAM, "call_off", rows=True) if each.sums.units)


def test_the_worst_contributors_say_why(kpis: Kpis) -> None:
    (worst,) = kpis.contributors(KAM, "call_off", NORDWERK)
    assert (worst.id, worst.numerator, worst.denominator) == ("RV-1", 6996, 10_000)
    assert kpis.contributors(KAM, "account_plan", NORDWERK) == []


def test_the_target_of_the_company_stands_over_that_of_the_catalogue(tmp_path: Path) -> None:
    targets = [
        {"id": "T1", "kpi": "call_off", "customer_id": "N", "valid_from": dt.date(2026, 11, 1), "value": 0.6},
        {"id": "T2", "kpi": "call_off", "value": 0.95},
        {"id": "T3", "kpi": "revenue_yoy", "value": 0.05},
    ]
    tables = merged(contract("1", "N", 6996), contract("2", "H", 9000))
    store = world(tmp_path, customers=[customer("N", NORDWERK), customer("H", HELIOTEC)], targets=targets, **tables)
    kpis, _ = wired(store)
    status = {each.account.name: (each.target, each.status) for each in kpis.query(KAM, "call_off")}
    assert status == {NORDWERK: (0.6, Status.OK), HELIOTEC: (0.95, Status.BREACH)}
    (before,) = kpis.query(KAM, "call_off", NORDWERK, "2026-10")
    assert (before.target, before.status) == (0.95, Status.BREACH)
    assert kpis.query(KAM, "revenue_yoy", NORDWERK)[0].target == 0.05


def test_the_state_of_other_accounts_does_not_count(store: FactsStore) -> None:
    escalations = [
        Escalation("E1", "N", dt.date(2026, 9, 1), resolved_on=dt.date(2026, 9, 10)),
        Escalation("E2", "A", dt.date(2026, 9, 1)),
    ]
    history = KeptHistory(escalations, [AccountPlan("P1", "N", dt.date(2026, 3, 1))])
    kpis, _ = wired(store, history=history)
    (on_time,) = kpis.query(KAM, "escalations_on_time", NORDWERK)
    assert (on_time.value, on_time.sums.n, on_time.status) == (1, 1, Status.OK)
    plans = {each.account.name: each.value for each in kpis.query(KAM, "account_plan")}
    assert plans == {NORDWERK: 1, HELIOTEC: 0, KRANICH: 0}


@pytest.mark.parametrize("day", [dt.date(2019, 2, 28), dt.date(2024, 2, 29)])
def test_a_clock_before_the_data_finds_none_and_says_that_they_are_ahead(store: FactsStore, day: dt.date) -> None:
    kpis, _ = wired(store, SetClock(day))
    for each in kpis.query(KAM, "all", NORDWERK):
        assert each.period.ends <= day
        assert each.age.freshness is Freshness.AHEAD
        assert each.definition.id == "account_plan" or each.status is Status.NO_DATA


def test_a_clock_far_after_the_data_says_that_they_are_old(store: FactsStore) -> None:
    kpis, _ = wired(store, SetClock(dt.date(2031, 5, 5)))
    for each in kpis.query(KAM, "all", NORDWERK):
        assert each.age.freshness is Freshness.STALE
        assert each.definition.id in {"account_plan", "qualified_contacts"} or each.value is None


def test_data_are_stale_after_a_day(store: FactsStore) -> None:
    clock = SetClock()
    kpis, _ = wired(store, clock)
    as_of = store.info().as_of
    for hours, freshness in ((1, Freshness.FRESH), (24, Freshness.FRESH), (25, Freshness.STALE)):
        clock.moment = as_of + dt.timedelta(hours=hours)
        assert kpis.query(KAM, "otif", NORDWERK)[0].age.freshness is freshness


@pytest.mark.parametrize("period", ["2026-13", "last year", "", "2027"])
def test_a_bad_period_is_refused(kpis: Kpis, period: str) -> None:
    for question in (lambda: kpis.query(KAM, "otif", NORDWERK, period), lambda: kpis.query(KAM, "all", None, period)):
        with pytest.raises(BadInput, match="Nothing was computed"):
            question()


@pytest.mark.parametrize(
    ("typed", "near"),
    [("otiff", "otif"), ("calloff", "call_off"), ("Abrufquote", "call_off"), ("", "otif"), ("x" * 500, "all")],
)
def test_an_unknown_kpi_is_answered_with_the_nearest(kpis: Kpis, typed: str, near: str) -> None:
    with pytest.raises(BadInput) as caught:
        kpis.query(KAM, typed)
    assert caught.value.code == "kpi.unknown"
    assert near in str(caught.value.values["nearest"])


@pytest.mark.parametrize("typed", ["otif", " OTIF ", "call-off", "Call Off"])
def test_spelling_does_not_matter(kpis: Kpis, typed: str) -> None:
    assert len(kpis.query(KAM, typed, NORDWERK)) == 1


def test_the_account_is_named_in_any_case(kpis: Kpis) -> None:
    (result,) = kpis.query(KAM, "otif", NORDWERK.upper())
    assert result.account.name == NORDWERK


def test_someone_without_accounts_has_nothing_to_see(kpis: Kpis) -> None:
    nobody: User = NOBODY
    assert (kpis.query(nobody, "otif"), kpis.trend(nobody, "otif", None)) == ([], [])
    assert kpis.contributors(nobody, "otif", None) == []


MARGIN = "contribution_margin"
LEGAL = User("l", "L", "l@example.com", frozenset({Role.LEGAL}), frozenset())
ADMIN = User("a", "A", "a@example.com", frozenset({Role.ADMIN}), frozenset({NORDWERK, HELIOTEC}))


@pytest.mark.parametrize("user", [LEGAL, ADMIN])
def test_the_contribution_margin_is_for_kams_and_the_head_of_sales(kpis: Kpis, user: User) -> None:
    for ask in (kpis.query, kpis.trend, kpis.contributors):
        for account in (NORDWERK, None):
            with pytest.raises(Forbidden) as refused:
                ask(user, MARGIN, account)
            assert refused.value.code == "access.role"
    for results in (kpis.query(user, "all"), kpis.trend(user, "all", NORDWERK)):
        assert {each.definition.id for each in results} == {*KPI_IDS} - {MARGIN}


@pytest.mark.parametrize("user", [KAM, HEAD])
def test_who_reads_margins_gets_them_with_all_the_rest(kpis: Kpis, user: User) -> None:
    assert kpis.query(user, MARGIN, HELIOTEC)
    assert {each.definition.id for each in kpis.query(user, "all", HELIOTEC)} == set(KPI_IDS)


def test_a_chart_of_the_margin_is_refused_like_the_figure(kpis: Kpis, store: FactsStore) -> None:
    accounts = Accounts(DuckFacts(store))
    pictures = Pictures(accounts, kpis, None, DuckCallOffs(store), SetClock())  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        pictures.kpi_trend(LEGAL, MARGIN, HELIOTEC, Language.DE)
    chart = pictures.kpi_trend(KAM, MARGIN, HELIOTEC, Language.DE)
    assert "(intern)" in chart.title
    assert "intern" in chart.note
    assert pictures.kpi_trend(KAM, "otif", HELIOTEC, Language.DE).note == ""
