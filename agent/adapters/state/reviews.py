"""NDA reviews in the state database."""

import dataclasses
from collections.abc import Sequence

from sqlalchemy import select, update

from agent.adapters.state.batches import in_no_batch
from agent.adapters.state.database import Database
from agent.adapters.state.tables import ReviewRow
from agent.adapters.state.times import utc
from agent.domain.errors import NotFound
from agent.ports import StoredReview

_FIELDS = [field.name for field in dataclasses.fields(StoredReview)]


class SqlReviews:
    """Implements the port `Reviews`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, review: StoredReview) -> None:
        with self._database.transaction() as session:
            session.add(ReviewRow(**_values(review)))

    def update(self, review: StoredReview) -> None:
        with self._database.transaction() as session:
            session.execute(update(ReviewRow).where(ReviewRow.id == review.id).values(**_values(review)))

    def get(self, review_id: str) -> StoredReview:
        with self._database.reading() as session:
            row = session.get(ReviewRow, review_id)
        if row is None:
            raise NotFound("reviews.unknown", review=review_id)
        return _review(row)

    def latest(self, limit: int) -> Sequence[StoredReview]:
        query = select(ReviewRow).where(in_no_batch()).order_by(ReviewRow.created_at.desc()).limit(limit)
        with self._database.reading() as session:
            return [_review(row) for row in session.scalars(query)]

    def running(self) -> Sequence[StoredReview]:
        query = select(ReviewRow).where(ReviewRow.status.in_(("queued", "running")))
        with self._database.reading() as session:
            return [_review(row) for row in session.scalars(query)]


def _values(review: StoredReview) -> dict[str, object]:
    return {name: getattr(review, name) for name in _FIELDS}


def _review(row: ReviewRow) -> StoredReview:
    values = {name: getattr(row, name) for name in _FIELDS}
    return StoredReview(**{**values, "created_at": utc(row.created_at)})
