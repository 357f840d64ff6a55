"""The account plan: approved within a year, or a breach."""

import datetime as dt

import pytest

from agent.domain.history import AccountPlan
from tests.kpi_figures import ME, TODAY, KpiWorld


def plan(days_ago: int, key: str = "P", account: str = ME) -> AccountPlan:
    return AccountPlan(key, account, TODAY - dt.timedelta(days_ago))


@pytest.mark.parametrize(("days_ago", "value"), [(0, 1), (365, 1), (366, 0)])
def test_a_plan_counts_for_365_days(kpis: KpiWorld, days_ago: int, value: int) -> None:
    figure = kpis.figure("account_plan", plans=[plan(days_ago)])
    assert (figure.value, figure.out) == (value, {} if value else {"plan_too_old": 1})


def test_without_a_plan_a_known_customer_has_none(kpis: KpiWorld) -> None:
    figure = kpis.figure("account_plan", plans=[plan(5, account="C2")])
    assert (figure.value, figure.sums.n) == (0, 0)


def test_a_plan_approved_after_the_day_does_not_count(kpis: KpiWorld) -> None:
    assert kpis.figure("account_plan", plans=[plan(5)], period="2026-10").value == 0
    assert kpis.figure("account_plan", plans=[plan(40)], period="2026-10").value == 1


def test_two_plans_are_two(kpis: KpiWorld) -> None:
    figure = kpis.figure("account_plan", plans=[plan(5, "P"), plan(50, "Q"), plan(700, "R")])
    assert (figure.value, figure.keys) == (2, {("account_plans", "P"), ("account_plans", "Q")})
