"""The audit chain in the state database: append only."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from agent.adapters.state.database import Database
from agent.adapters.state.tables import AuditRow
from agent.domain.audit import GENESIS, AuditEntry, digest_of
from agent.ports import Clock


class SqlAudit:
    """Implements the port `Audit`. The write lock of the transaction orders the chain."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def append(self, actor: str, action: str, subject: str, details: Mapping[str, object]) -> AuditEntry:
        with self._database.transaction() as session:
            last = session.scalars(select(AuditRow).order_by(AuditRow.sequence.desc()).limit(1)).first()
            sequence = last.sequence + 1 if last else 1
            previous = last.digest if last else GENESIS
            row = (sequence, self._clock.now(), actor, action, subject, dict(details), previous)
            entry = AuditEntry(*row, digest=digest_of(*row))
            session.add(_row(entry))
        return entry

    def entries(self) -> Sequence[AuditEntry]:
        with self._database.reading() as session:
            return [_entry(row) for row in session.scalars(select(AuditRow).order_by(AuditRow.sequence))]


def _row(entry: AuditEntry) -> AuditRow:
    return AuditRow(
        sequence=entry.sequence,
        at=entry.at.isoformat(),
        actor=entry.actor,
        action=entry.action,
        subject=entry.subject,
        details=dict(entry.details),
        previous=entry.previous,
        digest=entry.digest,
    )


def _entry(row: AuditRow) -> AuditEntry:
    at = dt.datetime.fromisoformat(row.at)
    return AuditEntry(row.sequence, at, row.actor, row.action, row.subject, row.details, row.previous, row.digest)
