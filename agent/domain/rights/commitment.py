"""What a text or a draft commits the company to."""

from dataclasses import dataclass
from enum import StrEnum


class CommitmentKind(StrEnum):
    PRICE = "price"
    CREDIT = "credit"
    DELIVERY = "delivery"  # a quantity or a date
    CAPACITY = "capacity"
    TECHNICAL = "technical"
    CONTRACT = "contract"
    NDA = "nda"
    # what is not the key account manager's
    ORDER_PROCESSING = "order_processing"
    TECHNICAL_RELEASE = "technical_release"
    SUPPLIER = "supplier"
    QUALITY = "quality"
    FINANCE_ADMINISTRATION = "finance_administration"
    TRACKING = "tracking"
    # what a draft is by itself
    ESCALATION = "escalation"
    STRATEGY = "strategy"
    REORDER = "reorder"
    REORDER_CAPACITY = "reorder_capacity"  # touches capacity or lies inside of the lead time
    INQUIRY = "inquiry"
    FOLLOW_UP = "follow_up"
    OTHER = "other"  # a promise of something no row of the decision rights names


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` and ``end`` (exclusive) count code points of the text; ``quote`` is literally what stands there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """``span`` is None for what no text says (the right of the draft's kind, a proposal's figures).

    ``price``: EUR a piece. ``discount``: a ratio, 0.03 for 3 %. ``amount``: EUR of a credit limit. ``days``: a term
    of payment, and ``term`` that it is one, told or not. ``over_limit``: it is promised although the credit
    limit is exceeded, or without a limit.
    Each is None (False) where the text does not tell it: then nothing can be measured, and nobody decides it alone.
    """

    kind: CommitmentKind
    span: Span | None = None
    article: str | None = None
    price: float | None = None
    discount: float | None = None
    amount: float | None = None
    days: int | None = None
    term: bool = False
    over_limit: bool = False
