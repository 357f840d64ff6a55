"""JSON shapes of the API."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from agent.domain.language import Language
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
        level=level["level"] if isinstance(level, dict) else None,
        result=dict(review.result) if with_result and review.result else None,
    )
