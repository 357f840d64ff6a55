"""The twelve-month clock of account plans (S0:203): one approved plan in every twelve months."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agent.domain.account import Account
from agent.domain.history import AccountPlan

MONTHS = 12
SOON_DAYS = 60


class PlanState(StrEnum):
    NEVER = "never"  # no plan was ever approved
    DUE = "due"  # the last one is older than twelve months
    SOON = "soon"  # it will be within `SOON_DAYS`
    VALID = "valid"


@dataclass(frozen=True, slots=True)
class PlanDue:
    """``last`` is the latest approved plan; ``due_on`` the last day on which it is still valid."""

    account: Account
    state: PlanState
    last: AccountPlan | None
    due_on: date | None

    @property
    def is_due(self) -> bool:
        return self.state in (PlanState.NEVER, PlanState.DUE)


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later; the last one where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due_of(account: Account, plans: Iterable[AccountPlan], today: date) -> PlanDue:
    """``plans`` of any account; those approved after ``today`` don't count.

    A plan approved on 29 February 2024 is valid to 28 February 2025.
    """
    own = [each for each in plans if each.account_id == account.id and each.approved_on <= today]
    if not own:
        return PlanDue(account, PlanState.NEVER, None, None)
    last = max(own, key=lambda each: (each.approved_on, each.id))
    due_on = months_later(last.approved_on, MONTHS)
    return PlanDue(account, _state(due_on, today), last, due_on)


def _state(due_on: date, today: date) -> PlanState:
    if today > due_on:
        return PlanState.DUE
    return PlanState.SOON if due_on - today <= timedelta(days=SOON_DAYS) else PlanState.VALID


def valid_to(starts: date) -> date:
    """The last day of a plan that begins on this day: twelve months, both days included."""
    return months_later(starts, MONTHS) - timedelta(days=1)


def reviews(starts: date) -> list[date]:
    """The quarterly reviews of a plan, the last one at its end; moved to the Friday before a weekend."""
    days = [*(months_later(starts, months) for months in (3, 6, 9)), valid_to(starts)]
    return [workday_before(each) for each in days]


def workday_before(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - 4, 0))


_RANK = {state: at for at, state in enumerate((PlanState.NEVER, PlanState.DUE, PlanState.SOON, PlanState.VALID))}


def most_urgent_first(due: PlanDue) -> tuple[int, date, str]:
    return _RANK[due.state], due.due_on or date.min, due.account.name
