"""The audit chain in the state database: append only, persons by reference, its head sealed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from agent.adapters.state.audit_rows import damaged, entry_of, filtered, row_of, shown_all, stored
from agent.adapters.state.database import Database
from agent.adapters.state.references import by_reference, persons
from agent.adapters.state.tables import AuditHeadRow, AuditRow
from agent.domain.audit import (
    GENESIS,
    AuditEntry,
    AuditFilter,
    AuditFormat,
    ChainReport,
    ExportedEntry,
    Fault,
    Head,
    Seals,
    check,
    digest_of,
    exported,
    read_export,
)
from agent.domain.audit.chain import unsealed_end
from agent.domain.errors import Unavailable
from agent.ports import Clock

_BATCH = 1000


class SqlAudit:
    """Implements the port `AuditLog`. The write lock of the transaction orders the chain.

    ``key``: 32 bytes, derived from the secret of the home folder for b"audit".
    """

    def __init__(self, database: Database, clock: Clock, key: bytes) -> None:
        self._database = database
        self._clock = clock
        self._seals = Seals(key)

    def together(self) -> AbstractContextManager[None]:
        return self._database.together()

    def append(self, actor: str, action: str, subject: str, details: Mapping[str, object]) -> AuditEntry:
        """Add an entry and seal it. Raises Unavailable ``audit.secret`` when the secret is not this database's."""
        with self._database.transaction() as session:
            head = session.get(AuditHeadRow, 1, with_for_update=True)
            if head is not None and not self._seals.knows(_head(head)):
                raise Unavailable("audit.fault.secret")
            last = session.scalar(select(func.max(AuditRow.sequence))) or 0
            who, about, told = by_reference(session, actor, subject, json.loads(json.dumps(details)))
            previous = head.digest if head else _digest(session, last)
            sequence = max(last, head.sequence if head else 0) + 1
            row = (sequence, self._clock.now(), who, action, about, told, previous)
            entry = AuditEntry(*row, digest=digest_of(*row))
            session.add(row_of(entry))
            self._advance(session, head, entry, first=last == 0)
        return entry

    def _advance(self, session: Session, head: AuditHeadRow | None, entry: AuditEntry, *, first: bool) -> None:
        """Seal the new end. A head that is missing or does not fit stays so: going on must not make it good."""
        sealed = self._seals.seal(entry.sequence, entry.digest)
        if head is not None:
            good = self._seals.fits(_head(head))
            head.sequence, head.digest = sealed.sequence, sealed.digest
            head.seal = sealed.seal if good else head.seal
        elif first:
            session.add(_head_row(sealed))
        session.flush()

    def require_secret(self) -> None:
        with self._database.reading() as session:
            row = session.get(AuditHeadRow, 1)
        if row is not None and not self._seals.knows(_head(row)):
            raise Unavailable("audit.fault.secret")

    def entries(self) -> Sequence[AuditEntry]:
        with self._database.reading() as session:
            return shown_all(
                session, [entry_of(row) for row in session.scalars(select(AuditRow).order_by(AuditRow.sequence))]
            )

    def last(self) -> int:
        """The number of the last entry, 0 without any: it moves with every change that is on record."""
        with self._database.reading() as session:
            row = session.get(AuditHeadRow, 1)
        return 0 if row is None else row.sequence

    def find(self, wanted: AuditFilter) -> Sequence[AuditEntry]:
        with self._database.reading() as session:
            return shown_all(session, [entry_of(row) for row in session.scalars(filtered(session, wanted))])

    def verify(self) -> ChainReport:
        with self._database.reading() as session:
            try:
                row = session.get(AuditHeadRow, 1)
            except DBAPIError as error:
                if not damaged(error):
                    raise
                return ChainReport(0, None, Fault.SEAL)
            return check(stored(session), _head(row) if row else None, self._seals)

    def export(self, form: AuditFormat) -> Iterator[str]:
        with self._database.reading() as session:
            row = session.get(AuditHeadRow, 1)
        if row is None or not self._seals.knows(_head(row)):
            raise Unavailable("audit.unsealed")
        return exported(self._in_batches(row.sequence), _head(row), self._seals, form)

    def verify_export(self, lines: Iterator[str]) -> ChainReport:
        return read_export(lines, self._seals)

    def seal_first(self) -> bool:
        """Seal a chain from before there were seals; once, and only if it holds. False when it does not."""
        with self._database.transaction() as session:
            return session.get(AuditHeadRow, 1) is not None or self._seal_end(session)

    def reseal(self, actor: str, fault: str) -> bool:
        with self._database.transaction() as session:
            if not self._seal_end(session):
                return False
            self.append(actor, "audit.resealed", "audit", {"fault": fault})
        return True

    def _seal_end(self, session: Session) -> bool:
        end = unsealed_end(stored(session))
        if end is not None and end[0]:
            session.merge(_head_row(self._seals.seal(*end)))
            session.flush()
        return end is not None

    def _in_batches(self, until: int) -> Iterator[ExportedEntry]:
        """A session each batch: who downloads slowly keeps no transaction open. Entries never change."""
        for after in range(0, until, _BATCH):
            with self._database.reading() as session:
                batch = [each for each in stored(session, after, min(after + _BATCH, until)) if each is not None]
                names = persons(session, [entry.actor for entry in batch])
            for entry in batch:
                yield ExportedEntry(entry, names.get(entry.actor, ""))


def _digest(session: Session, sequence: int) -> str:
    return session.scalar(select(AuditRow.digest).where(AuditRow.sequence == sequence)) or GENESIS


def _head(row: AuditHeadRow) -> Head:
    return Head(row.sequence, str(row.digest), str(row.seal))  # a damaged file may hold anything


def _head_row(head: Head) -> AuditHeadRow:
    return AuditHeadRow(id=1, sequence=head.sequence, digest=head.digest, seal=head.seal)
