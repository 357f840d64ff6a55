"""Which data of a customer are missing or old, row by row, and the share that is in order.

A check looks at one row ("this article has a MOQ"). The score of an account is the share of checks that passed;
without anything to check there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.domain.facts.info import RowKey

# id and what it looks at; texts: `contacts.check.<id>`
CHECKS = (
    "account_contact",
    "contact_email",
    "contact_role",
    "contact_language",
    "contact_salutation",
    "contact_never",
    "article_moq",
    "article_lead_time",
    "article_unit_cost",
    "stock_row",
    "stock_age",
    "forecast_months",
    "contract_lines",
    "contract_plan",
    "contract_expired",
    "order_confirmed",
    "survey_answered",
    "credit_row",
    "credit_age",
)


@dataclass(frozen=True, slots=True)
class QualityLimits:
    """When a row counts as old. Days are calendar days; orders and surveys are looked at ``back_days`` back."""

    stock_days: int = 7
    credit_days: int = 90
    survey_days: int = 30
    back_days: int = 365
    forecast_months: int = 6


@dataclass(frozen=True, slots=True)
class CheckCount:
    account_id: str
    check: str
    checked: int
    failed: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A row that fails a check. ``detail`` names it or says how much is missing; untrusted text."""

    account_id: str
    check: str
    row: RowKey
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AccountQuality:
    """``score`` from 0 to 1, None when there was nothing to check. ``gaps`` may be cut; counts are complete."""

    account_id: str
    checked: int
    failed: int
    score: float | None
    counts: tuple[CheckCount, ...]
    gaps: tuple[Gap, ...]


def account_quality(account_id: str, counts: Iterable[CheckCount], gaps: Iterable[Gap]) -> AccountQuality:
    """``counts`` and ``gaps`` of this account."""
    mine = tuple(sorted(counts, key=_order))
    checked, failed = sum(each.checked for each in mine), sum(each.failed for each in mine)
    score = (checked - failed) / checked if checked else None
    shown = tuple(sorted(gaps, key=_place))
    return AccountQuality(account_id, checked, failed, score, mine, shown)


def _order(count: CheckCount) -> int:
    return CHECKS.index(count.check)


def _place(gap: Gap) -> tuple[int, str]:
    return CHECKS.index(gap.check), gap.row.key


def worst_first(accounts: Sequence[AccountQuality]) -> list[AccountQuality]:
    """What has no score stands first: nothing is known there."""
    return sorted(accounts, key=lambda each: (-1.0 if each.score is None else each.score, each.account_id))
