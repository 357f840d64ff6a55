"""Credit against limit and guideline: inside, in need of alignment, or not to be said."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.account import Account, AccountClass
from agent.domain.facts.info import FactClass
from agent.domain.finance.credit import (
    Alternative,
    ClassGuideline,
    CreditCheck,
    CreditGuideline,
    CreditReason,
    CreditRow,
    CreditVerdict,
    check,
    newest,
)
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual

TODAY = dt.date(2026, 11, 22)
ACCOUNT = Account("C1", "Nordwerk", AccountClass.A, Language.DE)
GUIDELINE = ClassGuideline(limit_up_to=300_000, uninsured_up_to=40_000, insured_share=0.8)
PREPAYMENT = Alternative("prepayment", Bilingual("Vorkasse", "Prepayment"), Bilingual("Immer", "Always"), "finance")
RULES = CreditGuideline(
    1, True, 30, "head_of_sales", ("finance",), dict.fromkeys(AccountClass, GUIDELINE), (PREPAYMENT,)
)
INSIDE, ALIGNMENT, NO_DATA = CreditVerdict


def row(
    limit: float | None = 200_000, insured: float | None = 90_000, exposure: float | None = 100_000, **values: object
) -> CreditRow:
    given = {"id": "K1", "account_id": "C1", "as_of": TODAY, **values}
    return CreditRow(limit=limit, insured=insured, exposure=exposure, **given)  # type: ignore[arg-type]


def checked(credit: CreditRow | None) -> CreditCheck:
    return check(ACCOUNT, credit, RULES, TODAY)


@pytest.mark.parametrize(
    ("credit", "verdict", "reasons"),
    [
        (row(), INSIDE, []),
        (row(exposure=200_000, insured=160_000), INSIDE, []),  # at every limit
        (row(exposure=-5_000, insured=0), INSIDE, []),  # we owe them
        (row(exposure=200_000.01, insured=190_000), ALIGNMENT, [CreditReason.OVER_LIMIT]),
        (row(limit=300_001), ALIGNMENT, [CreditReason.LIMIT_OVER_GUIDELINE]),
        (row(insured=79_999), ALIGNMENT, [CreditReason.SHARE]),
        (row(exposure=199_000, insured=158_999), ALIGNMENT, [CreditReason.UNINSURED, CreditReason.SHARE]),
        (row(limit=None), NO_DATA, [CreditReason.NO_LIMIT]),
        (row(exposure=None), NO_DATA, [CreditReason.NO_EXPOSURE]),
        (row(insured=None), NO_DATA, [CreditReason.NO_INSURED]),
        (row(insured=None, exposure=0), INSIDE, []),  # nothing to insure
        (row(as_of=TODAY - dt.timedelta(days=30)), INSIDE, []),
        (row(as_of=TODAY - dt.timedelta(days=31)), NO_DATA, [CreditReason.OUTDATED]),
        (row(as_of=None), NO_DATA, [CreditReason.OUTDATED]),
        (row(limit=None, exposure=400_000), ALIGNMENT, [CreditReason.OVER_GUIDELINE, CreditReason.UNINSURED,
                                                        CreditReason.SHARE, CreditReason.NO_LIMIT]),
        (None, NO_DATA, [CreditReason.NO_ROW]),
    ],
)  # fmt: skip
def test_the_verdict_and_its_reasons(
    credit: CreditRow | None, verdict: CreditVerdict, reasons: list[CreditReason]
) -> None:
    found = checked(credit)
    assert (found.verdict, list(found.reasons)) == (verdict, reasons)
    assert found.fact_class is FactClass.INTERNAL


def test_room_insured_share_and_proposal() -> None:
    found = checked(row(limit=350_000, exposure=120_000, insured=60_000))
    assert (found.room, found.guideline_room) == (230_000, 180_000)
    assert (found.insured_share, found.uninsured, found.proposed_insurance) == (0.5, 60_000, 96_000)
    assert found.alternatives == (PREPAYMENT,)


def test_inside_the_guideline_no_alternatives_are_offered() -> None:
    assert checked(row()).alternatives == ()


def test_an_exceeded_limit_leaves_negative_room() -> None:
    assert checked(row(limit=90_000)).room == -10_000


@settings(derandomize=True, max_examples=200)
@given(st.floats(0, 300_000), st.floats(0, 300_000))
def test_the_proposed_insurance_is_always_inside(exposure: float, limit: float) -> None:
    proposal = checked(row(exposure=exposure, limit=limit)).proposed_insurance
    assert proposal is not None
    again = checked(row(exposure=exposure, limit=max(limit, exposure), insured=proposal * (1 + 1e-12)))
    assert again.verdict is INSIDE


def test_the_newest_row_counts_and_none_of_tomorrow() -> None:
    days = {"old": dt.date(2026, 1, 1), "new": dt.date(2026, 11, 1), "future": dt.date(2026, 12, 1), "none": None}
    rows = [row(id=key, as_of=day) for key, day in days.items()]
    found = newest(rows, TODAY)
    assert found is not None
    assert found.id == "new"
    assert newest([], TODAY) is None
