"""The outbox in the state database."""

import datetime as dt
from collections.abc import Collection, Sequence

from sqlalchemy import select, update

from agent.adapters.state.database import Database
from agent.adapters.state.tables import DeliveryRow
from agent.adapters.state.times import utc
from agent.domain.draft.delivery import Delivery, DeliveryStatus, RecipientState, RecipientStatus
from agent.domain.draft.draft import Channel
from agent.domain.plain import plain

_CUT_OFF = (DeliveryStatus.CLAIMED.value, DeliveryStatus.TRANSMITTING.value)


class SqlDeliveries:
    """Implements the port `Deliveries`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enqueue(self, delivery: Delivery) -> None:
        with self._database.transaction() as session:
            session.add(_row(delivery))

    def of(self, draft_id: str) -> Delivery | None:
        query = select(DeliveryRow).where(DeliveryRow.draft_id == draft_id)
        with self._database.reading() as session:
            row = session.scalars(query.execution_options(populate_existing=True)).first()
            return None if row is None else _delivery(row)

    def claim(self, now: dt.datetime) -> Delivery | None:
        due = (DeliveryRow.status == DeliveryStatus.WAITING.value, DeliveryRow.next_attempt_at <= now)
        first = select(DeliveryRow.id).where(*due).order_by(DeliveryRow.next_attempt_at, DeliveryRow.id).limit(1)
        with self._database.transaction() as session:
            claimed = session.scalar(first)
            if claimed is None:
                return None
            change = update(DeliveryRow).where(DeliveryRow.id == claimed, *due)
            row = session.scalars(change.values(status=DeliveryStatus.CLAIMED.value).returning(DeliveryRow)).first()
            return None if row is None else _delivery(row)

    def update(self, delivery: Delivery, before: Collection[str]) -> bool:
        change = (
            update(DeliveryRow)
            .where(DeliveryRow.id == delivery.id, DeliveryRow.status.in_(list(before)))
            .values(
                status=delivery.status.value,
                recipients=plain(delivery.recipients),
                attempts=delivery.attempts,
                next_attempt_at=delivery.next_attempt_at,
                problem=delivery.problem,
            )
        )
        with self._database.transaction() as session:
            return session.execute(change.returning(DeliveryRow.id)).first() is not None

    def cut_off(self) -> Sequence[Delivery]:
        return self._in(_CUT_OFF)

    def undelivered(self) -> Sequence[Delivery]:
        return self._in((DeliveryStatus.WAITING.value, *_CUT_OFF))

    def _in(self, statuses: Collection[str]) -> Sequence[Delivery]:
        query = select(DeliveryRow).where(DeliveryRow.status.in_(statuses)).order_by(DeliveryRow.id)
        with self._database.reading() as session:
            return [_delivery(row) for row in session.scalars(query)]


def _row(delivery: Delivery) -> DeliveryRow:
    return DeliveryRow(
        id=delivery.id,
        draft_id=delivery.draft_id,
        version=delivery.version,
        digest=delivery.digest,
        channel=delivery.channel.value,
        message_id=delivery.message_id,
        sender=delivery.sender,
        sender_name=delivery.sender_name,
        approved_at=delivery.approved_at,
        status=delivery.status.value,
        recipients=plain(delivery.recipients),
        attempts=delivery.attempts,
        next_attempt_at=delivery.next_attempt_at,
        problem=delivery.problem,
    )


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        id=row.id,
        draft_id=row.draft_id,
        version=row.version,
        digest=row.digest,
        channel=Channel(row.channel),
        message_id=row.message_id,
        sender=row.sender,
        sender_name=row.sender_name,
        approved_at=utc(row.approved_at),
        status=DeliveryStatus(row.status),
        recipients=tuple(_recipient(**each) for each in row.recipients),
        attempts=row.attempts,
        next_attempt_at=None if row.next_attempt_at is None else utc(row.next_attempt_at),
        problem=row.problem,
    )


def _recipient(address: str, status: str, reply: str) -> RecipientState:
    return RecipientState(address, RecipientStatus(status), reply)
