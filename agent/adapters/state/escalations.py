"""Escalation records in the state database."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import inspect, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agent.adapters.state.database import Database
from agent.adapters.state.escalation_rows import measure_rows, record_of, values_of
from agent.adapters.state.tables import Base, EscalationReminderRow, EscalationRow
from agent.adapters.state.times import utc
from agent.domain.errors import Conflict, NotFound
from agent.domain.escalation.clock import ReminderKind
from agent.domain.escalation.record import EscalationRecord
from agent.domain.escalation.sweep import Covering

_AT_ONCE = 500  # ids in one question


class SqlEscalations:
    """Implements the port `EscalationStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, record_id: str) -> EscalationRecord:
        with self._database.reading() as session:
            return record_of(_row(session, record_id))

    def locked(self, record_id: str) -> EscalationRecord:
        with self._database.transaction() as session:
            return record_of(_row(session, record_id, lock=True))

    def find(self, account_ids: Collection[str], *, is_open: bool | None = None) -> Sequence[EscalationRecord]:
        query = select(EscalationRow).order_by(EscalationRow.detected_on, EscalationRow.id)
        if is_open is not None:
            query = query.where(
                EscalationRow.resolved_on.is_(None) if is_open else EscalationRow.resolved_on.is_not(None)
            )
        wanted = frozenset(account_ids)
        with self._database.reading() as session:
            # a Head of Sales has more customers than one question may name
            if len(wanted) <= _AT_ONCE:
                query = query.where(EscalationRow.account_id.in_(sorted(wanted)))
            return [record_of(row) for row in session.scalars(query) if row.account_id in wanted]

    def covering(self, day: dt.date) -> Sequence[Covering]:
        row = EscalationRow
        recent = or_(row.resolved_on.is_(None), row.resolved_on >= day)
        query = select(row.id, row.account_id, row.contract_id, row.kpi, row.resolved_on.is_(None)).where(recent)
        with self._database.reading() as session:
            return [Covering(*each) for each in session.execute(query.order_by(row.detected_on, row.id))]

    def open(self, record: EscalationRecord) -> bool:
        with self._database.transaction() as session:
            if not _added(session, EscalationRow, values_of(record)):
                return False
            session.add_all(measure_rows(record))
        return True

    def put(self, record: EscalationRecord) -> None:
        with self._database.transaction() as session:
            row = _row(session, record.id, lock=True)
            try:
                with session.begin_nested():
                    for name, value in values_of(record).items():
                        setattr(row, name, value)
                    row.measures = [session.merge(each) for each in measure_rows(record)]
            except IntegrityError:  # the unique key of the open ones
                raise Conflict("escalations.other_open", contract=record.contract_id) from None

    def given(self, record_ids: Collection[str]) -> Mapping[str, Collection[ReminderKind]]:
        wanted, found = frozenset(record_ids), dict[str, set[ReminderKind]]()
        same = (EscalationRow.id == EscalationReminderRow.escalation_id) & (
            EscalationRow.detected_on == EscalationReminderRow.detected_on
        )
        query = select(EscalationReminderRow).join(EscalationRow, same)
        with self._database.reading() as session:
            for row in session.scalars(query):
                if row.escalation_id in wanted:
                    found.setdefault(row.escalation_id, set()).add(ReminderKind(row.kind))
        return found

    def given_at(self, record_id: str) -> Mapping[ReminderKind, dt.datetime]:
        record = self.get(record_id)
        of_this = EscalationReminderRow.escalation_id == record_id
        query = select(EscalationReminderRow).where(of_this, EscalationReminderRow.detected_on == record.detected_on)
        with self._database.reading() as session:
            return {ReminderKind(row.kind): utc(row.given_at) for row in session.scalars(query)}

    def remind(self, record: EscalationRecord, kind: ReminderKind, at: dt.datetime) -> bool:
        key = {"escalation_id": record.id, "kind": kind.value, "detected_on": record.detected_on}
        with self._database.transaction() as session:
            return _added(session, EscalationReminderRow, {**key, "given_at": at})


def _row(session: Session, record_id: str, *, lock: bool = False) -> EscalationRow:
    # of two that change a record, the second one waits and reads what the first one wrote
    row = session.get(EscalationRow, record_id, with_for_update=lock, populate_existing=True)
    if row is None:
        raise NotFound("escalations.unknown", record=record_id)
    return row


def _added(session: Session, table: type[Base], values: Mapping[str, object]) -> bool:
    """False when a key of the row is taken; what else the transaction did stays."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    keys = inspect(table).primary_key
    added = session.execute(insert(table).values(**values).on_conflict_do_nothing().returning(*keys))
    return added.first() is not None
