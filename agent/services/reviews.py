"""The desk of NDA reviews: who may ask for one, who may see it, how far it is."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.domain.errors import BadInput, Conflict, KamError, NotFound
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports import Audit, Clock, Reviews, StoredReview

_LISTED = 200


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    reviews: Reviews
    audit: Audit
    clock: Clock

    def request(
        self,
        user: User,
        document_name: str,
        sha256: str,
        language: Language,
        account: str | None = None,
        *,
        anyway: bool = False,
        previous: str | None = None,
    ) -> StoredReview:
        """Open a review; ``previous`` is the review of the version before, in a second round.

        A second round belongs to the account of the first: its report quotes the version before, which
        another account's people must not see. Raises Forbidden without the role or the account, NotFound
        or Conflict when the previous review is not the user's to see or has no result, BadInput for another
        account than the previous review's.
        """
        self.require(user)
        if previous is not None:
            own = self.finished(user, previous).account
            if own is not None and account not in (None, own):
                raise BadInput("reviews.other_account", account=account, previous=own)
            account = own or account  # one without an account is its owner's to bring in
        self.require(user, account)
        review = StoredReview(
            id=str(uuid.uuid4()),
            created_at=self.clock.now(),
            created_by=user.id,
            account=account,
            document_name=document_name,
            sha256=sha256,
            language=language.value,
            anyway=anyway,
            status="queued",
            previous=previous,
        )
        with self.audit.together():
            self.reviews.create(review)
            self.audit.append(user.id, "nda_review.requested", review.id, {"sha256": sha256})
        return review

    def require(self, user: User, account: str | None = None) -> None:
        """Raises Forbidden for who may not ask for a review, or not for one of this account."""
        user.require_role(Role.KAM, Role.HEAD_OF_SALES, Role.LEGAL)
        if account is not None:
            user.require_account(account)

    def get(self, user: User, review_id: str) -> StoredReview:
        """Raises NotFound for an unknown review and for somebody else's alike."""
        review = self.reviews.get(review_id)
        if not _visible(user, review):
            raise NotFound("reviews.unknown", review=review_id)
        return review

    def result(self, user: User, review_id: str) -> StoredReview:
        """Raises Conflict while the review has no result yet."""
        review = self.get(user, review_id)
        if review.status in ("queued", "running"):
            raise Conflict("reviews.not_ready", review=review_id)
        return review

    def finished(self, user: User, review_id: str) -> StoredReview:
        """A review with a result. Raises Conflict while it runs and when it was refused or failed."""
        review = self.result(user, review_id)
        if review.result is None:
            raise Conflict("reviews.no_result", review=review_id)
        return review

    def latest(self, user: User) -> Sequence[StoredReview]:
        return [review for review in self.reviews.latest(_LISTED) if _visible(user, review)]

    def interrupted(self) -> Sequence[StoredReview]:
        """What the last process left unfinished; for the runner at start, not for a user."""
        return self.reviews.running()

    def started(self, review: StoredReview, step: str) -> StoredReview:
        return self._store(replace(review, status="running", step=step))

    def done(self, review: StoredReview, result: dict[str, object]) -> StoredReview:
        result = {"id": review.id, **result}
        recommendation = result["recommendation"]
        level = recommendation["level"] if isinstance(recommendation, dict) else None
        with self.audit.together():
            self.audit.append(review.created_by, "nda_review.done", review.id, {"level": level})
            return self._store(replace(review, status="done", step="", result=result))

    def failed(self, review: StoredReview, error: KamError | None) -> StoredReview:
        """A refusal keeps its own text; anything else is told as an error of the program."""
        code = error.code if error else "reviews.failed"
        language = Language(review.language)
        text = error.text(language) if error else message("reviews.failed", language, review=review.id)
        status = "refused" if error else "failed"
        with self.audit.together():
            self.audit.append(review.created_by, "nda_review.failed", review.id, {"code": code})
            return self._store(replace(review, status=status, step="", error=text, error_code=code))

    def _store(self, review: StoredReview) -> StoredReview:
        self.reviews.update(review)
        return review


def _visible(user: User, review: StoredReview) -> bool:
    if review.created_by == user.id or user.roles & {Role.LEGAL, Role.HEAD_OF_SALES}:
        return True
    return review.account is not None and user.may_see(review.account)
