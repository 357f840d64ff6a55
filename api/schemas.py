"""JSON shapes of the API."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from agent.domain.language import Language
from agent.domain.nda.redline.proposal import Choice
from agent.ports import StoredReview


class ReviewOut(BaseModel):
    """``status``: queued | running | done | refused | failed; ``step`` names the running step."""

    id: str
    created_at: datetime
    created_by: str
    account: str | None
    document_name: str
    language: str
    status: str
    step: str
    error: str | None
    error_code: str | None
    previous: str | None = None
    level: str | None = None
    result: dict[str, Any] | None = None


class UserOut(BaseModel):
    id: str
    name: str
    roles: list[str]
    accounts: list[str]
    language: str


class SessionIn(BaseModel):
    user: str | None = Field(default=None, max_length=64, pattern=r"^[\w.@-]+$")
    language: Language | None = None


class DecisionIn(BaseModel):
    """``text`` with ``rewrite`` only; `agent.domain.nda.decisions` says what a choice needs."""

    choice: Choice
    text: str = ""
    reason: str = ""


class DecisionOut(BaseModel):
    """``needs`` names the department whose consent is missing; None when ``agreed``."""

    proposal_id: str
    choice: Choice
    text: str
    reason: str
    decided_by: str
    decided_by_name: str
    decided_at: datetime
    agreed: bool
    needs: str | None


class DecisionsOut(BaseModel):
    decisions: list[DecisionOut]


class DeviationOut(BaseModel):
    """``decides`` names the department, ``consent`` says in words whether somebody with the right agreed."""

    policy_id: str
    topic: str
    topic_label: str
    verdict: str
    severity: str
    reason: str
    accepted_by: str | None
    decides: str
    consent: str


class RegisterEntryIn(BaseModel):
    """Days as ``YYYY-MM-DD``; without ``in_force_until`` the NDA has no end."""

    account: str
    signed_on: str
    in_force_until: str | None = None
    review_id: str | None = None
    document_name: str | None = None
    note: str = ""


class EndIn(BaseModel):
    on: str
    reason: str = ""


class RegisterEntryOut(BaseModel):
    """``days_left`` is 0 on the last day and negative when expired; ``message`` is empty while nothing is due."""

    id: str
    account: str
    document_name: str
    signed_on: date
    in_force_until: date | None
    survival_until: date | None
    state: str
    state_label: str
    days_left: int | None
    notice: int | None
    deviations: list[DeviationOut]
    review_id: str | None
    recorded_by: str
    recorded_by_name: str
    recorded_at: datetime
    ended_on: date | None
    end_reason: str
    note: str
    message: str


class RegisterOut(BaseModel):
    as_of: date
    entries: list[RegisterEntryOut]


class RegisterSuggestionOut(BaseModel):
    """What a review offers for recording; ``signed_on`` is what was asked with, ``message`` what recording means."""

    review_id: str
    account: str | None
    parties: list[str]
    document_name: str
    signed_on: date | None
    dated: date | None
    in_force_until: date | None
    survival_until: date | None
    open_ended: bool
    deviations: list[DeviationOut]
    message: str


def review_out(review: StoredReview, *, with_result: bool = False) -> ReviewOut:
    """Lists and events go without the result: it holds the document's text."""
    level = (review.result or {}).get("recommendation")
    return ReviewOut(
        id=review.id,
        created_at=review.created_at,
        created_by=review.created_by,
        account=review.account,
        document_name=review.document_name,
        language=review.language,
        status=review.status,
        step=review.step,
        error=review.error,
        error_code=review.error_code,
        previous=review.previous,
        level=level["level"] if isinstance(level, dict) else None,
        result=dict(review.result) if with_result and review.result else None,
    )
