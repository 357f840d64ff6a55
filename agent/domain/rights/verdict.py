"""Who decides on a draft: the strictest of the rows that its commitments fall under (R076-R096)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agent.domain.draft.draft import DraftRight
from agent.domain.finance.credit import CreditVerdict
from agent.domain.finance.margin import MarginVerdict
from agent.domain.phrase import Phrase
from agent.domain.rights.commitment import Commitment, CommitmentKind
from agent.domain.rights.row import DecisionRight, RightVerdict

Measured = Mapping[Commitment, MarginVerdict | CreditVerdict]
"""What the facts say of a commitment: the margin at its price, the credit. Who is missing was not measured."""

UNLISTED = "unlisted"
_LAST_RESORT = "management"  # consents where the company's file has no row for what is not listed
_ROW = {
    CommitmentKind.DELIVERY: "capacity_and_supply_strategy",
    CommitmentKind.CAPACITY: "capacity_and_supply_strategy",
    CommitmentKind.TECHNICAL: "technical_changes",
    CommitmentKind.CONTRACT: "contract_terms_outside_policy",
    CommitmentKind.NDA: "nda_accept",
    CommitmentKind.ORDER_PROCESSING: "order_processing",
    CommitmentKind.TECHNICAL_RELEASE: "technical_release",
    CommitmentKind.SUPPLIER: "supplier_management",
    CommitmentKind.QUALITY: "quality_management",
    CommitmentKind.FINANCE_ADMINISTRATION: "finance_administration",
    CommitmentKind.TRACKING: "operative_communication",
    CommitmentKind.ESCALATION: "escalation_measures",
    CommitmentKind.STRATEGY: "customer_strategy",
    CommitmentKind.REORDER: "reorder",
    CommitmentKind.REORDER_CAPACITY: "reorder_touching_capacity",
    CommitmentKind.INQUIRY: "inquiry_acceptance",
    CommitmentKind.FOLLOW_UP: "contract_follow_up",
}
_STRICTNESS = {RightVerdict.ALONE: 0, RightVerdict.ALIGNMENT: 1, RightVerdict.NOT_KAM: 2}


@dataclass(frozen=True, slots=True)
class RightDecision:
    """``rows``: ids of the decision rights; ``sources``: their lines in the role description.

    ``approvers``: departments that must consent besides the key account manager. ``blocked_by``: departments whose
    matter it is. ``reasons`` hold quotes of the draft and nothing that was measured: no margin, no corridor, no limit.
    """

    verdict: RightVerdict
    rows: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reasons: tuple[Phrase, ...] = ()

    def stored(self) -> DraftRight:
        """As a draft keeps it, under its digest."""
        reasons = tuple((each.code, {name: str(value) for name, value in each.values.items()}) for each in self.reasons)
        return DraftRight(self.verdict, self.rows, self.approvers, self.blocked_by, self.sources, reasons)


@dataclass(frozen=True, slots=True)
class _Case:
    """One commitment, the row it falls under, and why."""

    verdict: RightVerdict
    row: str
    department: str | None
    source: str
    reason: Phrase


def verdict(
    rights: Sequence[DecisionRight], commitments: Iterable[Commitment], measured: Measured | None = None
) -> RightDecision:
    """The strictest wins; every department named stays named. Nothing committed: the key account manager alone."""
    rows = {each.id: each for each in rights}
    cases = [_case(rows, each, (measured or {}).get(each)) for each in commitments]
    if not cases:
        return RightDecision(RightVerdict.ALONE, reasons=(Phrase("rights.reason.nothing"),))
    return RightDecision(
        verdict=max((each.verdict for each in cases), key=_STRICTNESS.__getitem__),
        rows=_each_once(each.row for each in cases),
        approvers=_departments(cases, RightVerdict.ALIGNMENT),
        blocked_by=_departments(cases, RightVerdict.NOT_KAM),
        sources=_each_once(each.source for each in cases),
        reasons=tuple({str(each.reason): each.reason for each in cases}.values()),
    )


def _case(
    rows: Mapping[str, DecisionRight], commitment: Commitment, found: MarginVerdict | CreditVerdict | None
) -> _Case:
    row_id, code = _row_of(commitment, found)
    row = rows.get(row_id) or rows.get(UNLISTED)
    reason = Phrase(f"rights.reason.{code}", _quoted(commitment))
    if row is None:
        return _Case(RightVerdict.ALIGNMENT, UNLISTED, _LAST_RESORT, "", reason)
    if row_id in rows and not (_is_unknown(commitment, found) and row.verdict is RightVerdict.ALONE):
        return _Case(row.verdict, row.id, row.department.id if row.department else None, row.source, reason)
    # a row that is not in the company's file, or what nobody could measure, is never decided alone
    department = row.department.id if row.department else _LAST_RESORT
    strict = max(row.verdict, RightVerdict.ALIGNMENT, key=_STRICTNESS.__getitem__)
    return _Case(strict, row.id, department, row.source, reason)


def _row_of(commitment: Commitment, found: MarginVerdict | CreditVerdict | None) -> tuple[str, str]:
    """The row, and the code of the reason without its prefix."""
    if commitment.kind is CommitmentKind.PRICE:
        return _price(found)
    if commitment.kind is CommitmentKind.CREDIT:
        return _credit(commitment, found)
    row = _ROW.get(commitment.kind, UNLISTED)
    return row, commitment.kind.value if commitment.kind in _ROW else UNLISTED


def _price(found: MarginVerdict | CreditVerdict | None) -> tuple[str, str]:
    if found in (MarginVerdict.ON_TARGET, MarginVerdict.IN_CORRIDOR):
        return "price_within_corridor", "price_inside"
    known = found in (MarginVerdict.BELOW_CORRIDOR, MarginVerdict.BELOW_MINIMUM)
    return "price_outside_corridor", "price_outside" if known else "price_unknown"


def _credit(commitment: Commitment, found: MarginVerdict | CreditVerdict | None) -> tuple[str, str]:
    if commitment.over_limit or found is CreditVerdict.ALIGNMENT:
        return "credit_above_limit", "credit_outside"
    if found is CreditVerdict.INSIDE:
        return "credit_within_limit", "credit_inside"
    return "credit_above_limit", "credit_unknown"


def _is_unknown(commitment: Commitment, found: MarginVerdict | CreditVerdict | None) -> bool:
    """Not known to be inside: whatever the company wrote in the row, nobody decides that alone."""
    if commitment.kind is CommitmentKind.PRICE:
        return found not in (MarginVerdict.ON_TARGET, MarginVerdict.IN_CORRIDOR)
    return commitment.kind is CommitmentKind.CREDIT and (commitment.over_limit or found is not CreditVerdict.INSIDE)


_QUOTE = 160


def _quoted(commitment: Commitment) -> dict[str, object]:
    if commitment.span is None:
        return {"quote": "–"}
    quote = " ".join(commitment.span.quote.split())
    return {"quote": quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"}


def _departments(cases: Iterable[_Case], of: RightVerdict) -> tuple[str, ...]:
    return _each_once(each.department for each in cases if each.verdict is of and each.department)


def _each_once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
