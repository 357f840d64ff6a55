"""The strictest row decides, the source stands with it, and no secret figure does."""

from pathlib import Path

import pytest

from agent.domain.finance.credit import CreditVerdict
from agent.domain.finance.margin import MarginVerdict
from agent.domain.rights import RightVerdict
from agent.domain.rights.commitment import Commitment, CommitmentKind, Span
from agent.domain.rights.verdict import RightDecision, verdict
from knowledge.policies import PolicyLibrary

RIGHTS = PolicyLibrary(Path(__file__).parents[3] / "policies").rights()
Kind = CommitmentKind


def promise(kind: Kind, **values: object) -> Commitment:
    return Commitment(kind, Span(0, 8, "ein Wort"), **values)  # type: ignore[arg-type]  # fields by name


def told(decision: RightDecision) -> tuple[RightVerdict, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return decision.verdict, decision.rows, decision.approvers, decision.blocked_by


ALONE, ALIGNMENT, NOT_KAM = RightVerdict.ALONE, RightVerdict.ALIGNMENT, RightVerdict.NOT_KAM


@pytest.mark.parametrize(
    ("kind", "expected", "row", "department"),
    [
        (Kind.ESCALATION, ALONE, "escalation_measures", None),
        (Kind.STRATEGY, ALONE, "customer_strategy", None),
        (Kind.REORDER, ALONE, "reorder", None),
        (Kind.INQUIRY, ALONE, "inquiry_acceptance", None),
        (Kind.FOLLOW_UP, ALONE, "contract_follow_up", None),
        (Kind.REORDER_CAPACITY, ALIGNMENT, "reorder_touching_capacity", "operations"),
        (Kind.CAPACITY, ALIGNMENT, "capacity_and_supply_strategy", "operations"),
        (Kind.DELIVERY, ALIGNMENT, "capacity_and_supply_strategy", "operations"),
        (Kind.TECHNICAL, ALIGNMENT, "technical_changes", "engineering"),
        (Kind.CONTRACT, ALIGNMENT, "contract_terms_outside_policy", "legal"),
        (Kind.NDA, ALIGNMENT, "nda_accept", "legal"),
        (Kind.OTHER, ALIGNMENT, "unlisted", "management"),
        (Kind.ORDER_PROCESSING, NOT_KAM, "order_processing", "inside_sales"),
        (Kind.TECHNICAL_RELEASE, NOT_KAM, "technical_release", "engineering"),
        (Kind.SUPPLIER, NOT_KAM, "supplier_management", "purchasing"),
        (Kind.QUALITY, NOT_KAM, "quality_management", "quality"),
        (Kind.FINANCE_ADMINISTRATION, NOT_KAM, "finance_administration", "finance"),
        (Kind.TRACKING, NOT_KAM, "operative_communication", "inside_sales"),
    ],
)
def test_every_kind_has_its_row(kind: Kind, expected: RightVerdict, row: str, department: str | None) -> None:
    decision = verdict(RIGHTS, [promise(kind)])
    named = (department,) if department else ()
    assert told(decision) == (
        expected,
        (row,),
        named if expected is ALIGNMENT else (),
        named if expected is NOT_KAM else (),
    )
    source = next(each.source for each in RIGHTS if each.id == row)
    assert decision.sources == ((source,) if source else ())


@pytest.mark.parametrize(
    ("found", "row", "approvers"),
    [
        (MarginVerdict.ON_TARGET, "price_within_corridor", ()),
        (MarginVerdict.IN_CORRIDOR, "price_within_corridor", ()),
        (MarginVerdict.BELOW_CORRIDOR, "price_outside_corridor", ("head_of_sales",)),
        (MarginVerdict.BELOW_MINIMUM, "price_outside_corridor", ("head_of_sales",)),
        (MarginVerdict.NO_DATA, "price_outside_corridor", ("head_of_sales",)),
        (None, "price_outside_corridor", ("head_of_sales",)),
    ],
)
def test_a_price_is_alone_only_where_it_is_known_to_be_inside(
    found: MarginVerdict | None, row: str, approvers: tuple[str, ...]
) -> None:
    price = promise(Kind.PRICE, price=4.2)
    decision = verdict(RIGHTS, [price], {price: found} if found else {})
    assert told(decision) == (ALIGNMENT if approvers else ALONE, (row,), approvers, ())


@pytest.mark.parametrize(
    ("found", "over", "row"),
    [
        (CreditVerdict.INSIDE, False, "credit_within_limit"),
        (CreditVerdict.INSIDE, True, "credit_above_limit"),
        (CreditVerdict.ALIGNMENT, False, "credit_above_limit"),
        (CreditVerdict.NO_DATA, False, "credit_above_limit"),
        (None, False, "credit_above_limit"),
    ],
)
def test_credit_is_alone_only_where_it_is_known_to_be_inside(found: CreditVerdict | None, over: bool, row: str) -> None:
    credit = promise(Kind.CREDIT, over_limit=over)
    decision = verdict(RIGHTS, [credit], {credit: found} if found else {})
    assert decision.rows == (row,)
    assert decision.verdict is (ALONE if row == "credit_within_limit" else ALIGNMENT)


def test_nothing_committed_is_the_kams_alone() -> None:
    assert told(verdict(RIGHTS, [])) == (ALONE, (), (), ())


def test_the_strictest_wins_and_every_department_stays_named() -> None:
    several = [promise(kind) for kind in (Kind.ESCALATION, Kind.TECHNICAL, Kind.CAPACITY, Kind.QUALITY, Kind.CAPACITY)]
    decision = verdict(RIGHTS, several)
    assert decision.verdict is NOT_KAM
    assert decision.approvers == ("engineering", "operations")
    assert decision.blocked_by == ("quality",)
    assert len(decision.rows) == 4
    assert verdict(RIGHTS, several[:2]).verdict is ALIGNMENT


def test_a_row_missing_from_the_companys_file_is_unlisted_and_never_alone() -> None:
    without = [each for each in RIGHTS if each.id not in ("escalation_measures", "price_outside_corridor")]
    decision = verdict(without, [promise(Kind.ESCALATION), promise(Kind.PRICE)])
    assert told(decision) == (ALIGNMENT, ("unlisted",), ("management",), ())
    assert told(verdict([], [promise(Kind.ESCALATION)])) == (ALIGNMENT, ("unlisted",), ("management",), ())


def test_a_reason_quotes_the_draft_and_is_kept_as_text() -> None:
    stored = verdict(RIGHTS, [promise(Kind.CAPACITY)]).stored()
    assert stored.reasons == (("rights.reason.capacity", {"quote": "ein Wort"}),)
    assert (stored.verdict, stored.approvers) == (ALIGNMENT, ("operations",))
