"""The twelve-month clock: leap years, ends of months, reviews inside of the plan."""

import datetime as dt

import pytest

from agent.domain.account import Account, AccountClass
from agent.domain.account_plan.clock import PlanState, due_of, months_later, most_urgent_first, reviews, valid_to
from agent.domain.history import AccountPlan
from agent.domain.language import Language

ACCOUNT = Account("N", "Nordwerk", AccountClass.KEY, Language.DE)


def plan(day: str, account: str = "N", key: str = "P") -> AccountPlan:
    return AccountPlan(key, account, dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-02-28", 12, "2024-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2027-03-15", -24, "2025-03-15"),
    ],
)
def test_months_end_where_the_month_ends(day: str, months: int, later: str) -> None:
    assert months_later(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(later)


@pytest.mark.parametrize(
    ("approved", "today", "state"),
    [
        ("2025-11-22", "2026-11-22", PlanState.SOON),  # the last day
        ("2025-11-21", "2026-11-22", PlanState.DUE),
        ("2024-02-29", "2025-02-28", PlanState.SOON),
        ("2024-02-29", "2025-03-01", PlanState.DUE),
        ("2023-03-01", "2024-03-01", PlanState.SOON),  # 366 days, and still twelve months
        ("2026-01-21", "2026-11-22", PlanState.SOON),
        ("2026-01-22", "2026-11-22", PlanState.VALID),
    ],
)
def test_a_plan_is_due_when_it_is_older_than_twelve_months(approved: str, today: str, state: PlanState) -> None:
    assert due_of(ACCOUNT, [plan(approved)], dt.date.fromisoformat(today)).state is state


def test_the_latest_of_its_own_plans_counts_and_none_from_tomorrow() -> None:
    plans = [plan("2024-01-05"), plan("2026-03-01", key="L"), plan("2026-11-23"), plan("2026-11-20", account="H")]
    due = due_of(ACCOUNT, plans, dt.date(2026, 11, 22))
    assert due.last is not None
    assert due.last.id == "L"
    assert due.due_on == dt.date(2027, 3, 1)


def test_without_a_plan_it_is_due_and_comes_first() -> None:
    today = dt.date(2026, 11, 22)
    never, late = due_of(ACCOUNT, [], today), due_of(ACCOUNT, [plan("2024-01-05")], today)
    assert never.is_due
    assert sorted([late, never], key=most_urgent_first) == [never, late]


def test_reviews_are_quarterly_workdays_inside_of_the_plan() -> None:
    starts = dt.date(2026, 11, 22)
    days = reviews(starts)
    assert days == [dt.date(2027, 2, 22), dt.date(2027, 5, 21), dt.date(2027, 8, 20), dt.date(2027, 11, 19)]
    assert all(starts < day <= valid_to(starts) for day in days)
