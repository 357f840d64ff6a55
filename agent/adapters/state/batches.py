"""Batches of NDA reviews in the state database."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, delete, exists, func, select, update
from sqlalchemy.exc import IntegrityError

from agent.adapters.state.batch_tables import BatchDocumentRow, BatchRow
from agent.adapters.state.database import Database
from agent.adapters.state.tables import ReviewRow
from agent.adapters.state.times import utc
from agent.domain.errors import NotFound, Unavailable
from agent.domain.nda.batch import Batch, BatchDocument, Summary
from agent.domain.plain import plain

_COLUMNS = (
    BatchDocumentRow.place,
    BatchDocumentRow.name,
    BatchDocumentRow.sha256,
    BatchDocumentRow.review_id,
    ReviewRow.status,
    ReviewRow.error,
    ReviewRow.error_code,
    BatchDocumentRow.summary,
)


class SqlBatches:
    """Implements the port `Batches`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, batch: Batch) -> bool:
        try:
            with self._database.transaction() as session:
                session.add(BatchRow(**{**plain(batch), "created_at": batch.created_at, "key": batch.key or None}))
                session.flush()
        except Unavailable as error:
            if isinstance(error.__cause__, IntegrityError):
                return False
            raise
        return True

    def get(self, batch_id: str) -> Batch:
        with self._database.reading() as session:
            row = session.get(BatchRow, batch_id)
        if row is None:
            raise NotFound("nda_batch.unknown", batch=batch_id)
        return _batch(row)

    def find(self, user_id: str, key: str) -> Batch | None:
        query = select(BatchRow).where(BatchRow.created_by == user_id, BatchRow.key == key)
        with self._database.reading() as session:
            row = session.scalar(query)
        return None if row is None else _batch(row)

    def latest(self, user_id: str, limit: int) -> Sequence[Batch]:
        query = select(BatchRow).where(BatchRow.created_by == user_id).order_by(BatchRow.created_at.desc()).limit(limit)
        with self._database.reading() as session:
            return [_batch(row) for row in session.scalars(query)]

    def put(self, batch_id: str, document: BatchDocument) -> None:
        values = {"name": document.name, "sha256": document.sha256, "review_id": document.review_id, "summary": None}
        with self._database.transaction() as session:
            session.merge(BatchDocumentRow(batch_id=batch_id, place=document.place, **values))

    def at(self, batch_id: str, place: str) -> BatchDocument | None:
        found = self._found(_of(batch_id).where(BatchDocumentRow.place == place))
        return found[0] if found else None

    def of_content(self, batch_id: str, sha256: str) -> Sequence[BatchDocument]:
        return self._found(_of(batch_id).where(BatchDocumentRow.sha256 == sha256))

    def documents(self, batch_id: str) -> Sequence[BatchDocument]:
        return self._found(_of(batch_id).order_by(BatchDocumentRow.name, BatchDocumentRow.place))

    def count(self, batch_id: str) -> int:
        query = select(func.count()).where(BatchDocumentRow.batch_id == batch_id)
        with self._database.reading() as session:
            return session.scalar(query) or 0

    def keep_only(self, batch_id: str, places: Collection[str]) -> None:
        gone = {document.place for document in self.documents(batch_id)} - set(places)
        with self._database.transaction() as session:
            for place in gone:
                row = (BatchDocumentRow.batch_id == batch_id, BatchDocumentRow.place == place)
                session.execute(delete(BatchDocumentRow).where(*row))

    def summarise(self, review_id: str, summary: Summary) -> None:
        change = update(BatchDocumentRow).where(BatchDocumentRow.review_id == review_id)
        with self._database.transaction() as session:
            session.execute(change.values(summary=plain(summary)))

    def _found(self, query: Select[Any]) -> list[BatchDocument]:
        with self._database.reading() as session:
            return [_document(row) for row in session.execute(query)]


def in_no_batch() -> Any:
    """The condition that a review was asked for by itself."""
    return ~exists().where(BatchDocumentRow.review_id == ReviewRow.id)


def _of(batch_id: str) -> Select[Any]:
    joined = select(*_COLUMNS).join(ReviewRow, ReviewRow.id == BatchDocumentRow.review_id)
    return joined.where(BatchDocumentRow.batch_id == batch_id)


def _batch(row: BatchRow) -> Batch:
    return Batch(
        id=row.id,
        created_at=utc(row.created_at),
        created_by=row.created_by,
        key=row.key or "",
        name=row.name,
        account=row.account,
        language=row.language,
        anyway=row.anyway,
    )


def _document(row: Row[Any]) -> BatchDocument:
    told = dict(row._mapping)
    return BatchDocument(**told | {"summary": told["summary"] and Summary(**told["summary"])})
