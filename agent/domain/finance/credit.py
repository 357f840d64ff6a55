"""Credit of a customer against its limit and against our guideline (S0:77, 79, 103, 105).

Inside both, the key account manager decides on the trade credit insurance alone; anything else needs alignment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agent.domain.account import Account, AccountClass
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.nda.policy import Bilingual


class CreditVerdict(StrEnum):
    INSIDE = "inside"
    ALIGNMENT = "alignment"
    NO_DATA = "no_data"  # a figure is missing, so nothing is said: never a green light


class CreditReason(StrEnum):
    OVER_LIMIT = "over_limit"  # exposure above the customer's credit limit
    LIMIT_OVER_GUIDELINE = "limit_over_guideline"  # the limit itself is above what the guideline allows
    OVER_GUIDELINE = "over_guideline"  # exposure above what the guideline allows
    UNINSURED = "uninsured"  # more of it uninsured than the guideline allows
    SHARE = "share"  # a smaller share of it insured than the guideline asks for
    OUTDATED = "outdated"  # the figures are older than the guideline allows
    NO_ROW = "no_row"
    NO_LIMIT = "no_limit"
    NO_EXPOSURE = "no_exposure"
    NO_INSURED = "no_insured"


_UNKNOWN = frozenset({CreditReason.NO_ROW, CreditReason.NO_LIMIT, CreditReason.NO_EXPOSURE, CreditReason.NO_INSURED})


@dataclass(frozen=True, slots=True)
class CreditRow:
    """A row of ``credit``, EUR. ``insured`` is the amount covered; ``exposure`` may be negative (we owe them)."""

    id: str
    account_id: str
    limit: float | None
    insured: float | None
    exposure: float | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class ClassGuideline:
    """EUR, and the share (0 to 1) of the exposure that must be insured.

    ``payment_days_up_to``: the longest term of payment, in days, that is granted alone; None: nobody grants one alone.
    """

    limit_up_to: float
    uninsured_up_to: float
    insured_share: float
    payment_days_up_to: int | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """What can be agreed with a customer whose exposure cannot be insured; ``asks`` is the department to check with."""

    id: str
    name: Bilingual
    when: Bilingual
    asks: str


@dataclass(frozen=True, slots=True)
class CreditGuideline:
    """``policies/credit.yaml``. ``approver`` and ``involve`` are department ids of the decision rights."""

    version: int
    sample: bool
    max_age_days: int
    approver: str
    involve: tuple[str, ...]
    classes: Mapping[AccountClass, ClassGuideline]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class CreditCheck:
    """EUR, None where a figure is missing. ``room``: what the limit leaves open, negative when it is exceeded.

    ``guideline_room``: the same against limit and guideline together. ``insured_share`` None without exposure.
    ``proposed_insurance``: the smallest cover that is inside the guideline. ``reasons`` say why not inside.
    """

    account: Account
    verdict: CreditVerdict
    reasons: tuple[CreditReason, ...]
    guideline: ClassGuideline
    row: CreditRow | None
    room: float | None
    guideline_room: float | None
    uninsured: float | None
    insured_share: float | None
    proposed_insurance: float | None
    alternatives: tuple[Alternative, ...]
    fact_class: FactClass = FactClass.INTERNAL

    @property
    def source(self) -> RowKey | None:
        return None if self.row is None else RowKey("credit", self.row.id)


def newest(rows: Sequence[CreditRow], today: date) -> CreditRow | None:
    """The latest row up to ``today``; rows without a day count as the oldest."""
    known = [row for row in rows if row.as_of is None or row.as_of <= today]
    return max(known, key=lambda row: (row.as_of or date.min, row.id), default=None)


def check(account: Account, row: CreditRow | None, rules: CreditGuideline, today: date) -> CreditCheck:
    guideline = rules.classes[account.account_class]
    reasons = tuple(_reasons(row, guideline, rules.max_age_days, today))
    exposure, insured, limit = (row.exposure, row.insured, row.limit) if row else (None, None, None)
    owed = None if exposure is None else max(exposure, 0.0)
    uninsured = None if owed is None or insured is None else max(owed - insured, 0.0)
    cover = {CreditReason.UNINSURED, CreditReason.SHARE, CreditReason.OVER_GUIDELINE, CreditReason.OVER_LIMIT}
    return CreditCheck(
        account=account,
        verdict=_verdict(reasons),
        reasons=reasons,
        guideline=guideline,
        row=row,
        room=_less(limit, exposure),
        guideline_room=_less(None if limit is None else min(limit, guideline.limit_up_to), exposure),
        uninsured=uninsured,
        insured_share=min(insured, owed) / owed if owed and insured is not None else None,
        proposed_insurance=None if owed is None else _proposed(owed, guideline),
        alternatives=rules.alternatives if cover & set(reasons) else (),
    )


def _reasons(row: CreditRow | None, guideline: ClassGuideline, max_age: int, today: date) -> list[CreditReason]:
    """Every reason against "inside", in the order of `CreditReason`. Unrounded figures are compared."""
    if row is None:
        return [CreditReason.NO_ROW]
    limit, exposure, insured = row.limit, row.exposure, row.insured
    owed = max(exposure or 0.0, 0.0)
    found = {
        CreditReason.OVER_LIMIT: limit is not None and owed > limit,
        CreditReason.LIMIT_OVER_GUIDELINE: limit is not None and limit > guideline.limit_up_to,
        CreditReason.OVER_GUIDELINE: owed > guideline.limit_up_to,
        CreditReason.UNINSURED: insured is not None and owed - insured > guideline.uninsured_up_to,
        CreditReason.SHARE: insured is not None and insured < owed * guideline.insured_share,
        CreditReason.OUTDATED: row.as_of is None or (today - row.as_of).days > max_age,
        CreditReason.NO_LIMIT: limit is None,
        CreditReason.NO_EXPOSURE: exposure is None,
        CreditReason.NO_INSURED: insured is None and owed > 0,
    }
    return [reason for reason, holds in found.items() if holds]


def _verdict(reasons: Sequence[CreditReason]) -> CreditVerdict:
    """What is known to be outside needs alignment; what cannot be known or is too old is no green light."""
    unsure = {*_UNKNOWN, CreditReason.OUTDATED}
    if set(reasons) - unsure:
        return CreditVerdict.ALIGNMENT
    return CreditVerdict.NO_DATA if reasons else CreditVerdict.INSIDE


def _less(whole: float | None, part: float | None) -> float | None:
    return None if whole is None or part is None else whole - part


def _proposed(owed: float, guideline: ClassGuideline) -> float:
    return max(owed * guideline.insured_share, owed - guideline.uninsured_up_to, 0.0)
