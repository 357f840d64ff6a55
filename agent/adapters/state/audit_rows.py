"""Rows of the audit chain: as they are stored, for checking; and with user ids, for people."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence

from sqlalchemy import Select, Text, cast, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from agent.adapters.state.references import persons, replaced
from agent.adapters.state.tables import AuditRow, PersonRow
from agent.domain.audit import AuditEntry, AuditFilter, StoredEntry

_BATCH = 1000
# the text of the details, not what a driver makes of it: every byte counts
_STORED = (
    AuditRow.sequence,
    AuditRow.at,
    AuditRow.actor,
    AuditRow.action,
    AuditRow.subject,
    cast(AuditRow.details, Text),
    AuditRow.previous,
    AuditRow.digest,
)


def row_of(entry: AuditEntry) -> AuditRow:
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


def entry_of(row: AuditRow) -> AuditEntry:
    at = dt.datetime.fromisoformat(row.at)
    return AuditEntry(row.sequence, at, row.actor, row.action, row.subject, row.details, row.previous, row.digest)


def stored(session: Session, after: int | None = None, until: int | None = None) -> Iterator[StoredEntry | None]:
    """In order, a batch at a time; None, and no more, where the storage is damaged. ``after`` is left out."""
    query = select(*_STORED).order_by(AuditRow.sequence)
    if after is not None:
        query = query.where(AuditRow.sequence > after)
    if until is not None:
        query = query.where(AuditRow.sequence <= until)
    try:
        for row in session.execute(query.execution_options(yield_per=_BATCH)):
            yield StoredEntry(*row)
    except DBAPIError as error:
        if not damaged(error):
            raise
        yield None


def damaged(error: DBAPIError) -> bool:
    """The file holds what a database does not write, as against one that is locked or out of reach."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    undecodable = "decode to UTF-8" in str(error.orig)
    return undecodable or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def filtered(session: Session, wanted: AuditFilter) -> Select[tuple[AuditRow]]:
    """The latest first. A user is found by reference, and by id in entries from before there were references."""
    query = select(AuditRow).order_by(AuditRow.sequence.desc()).limit(wanted.limit)
    if wanted.actor is not None:
        query = query.where(AuditRow.actor.in_(_spellings(session, wanted.actor)))
    if wanted.subject is not None:
        query = query.where(AuditRow.subject.in_(_spellings(session, wanted.subject)))
    if wanted.action is not None:
        query = query.where(AuditRow.action.startswith(wanted.action, autoescape=True))
    if wanted.since is not None:
        query = query.where(AuditRow.at >= wanted.since.isoformat())  # ISO texts in UTC: in the order of time
    return query


def shown_all(session: Session, entries: Sequence[AuditEntry]) -> list[AuditEntry]:
    """With user ids in place of references, and `DELETED` where a reference names nobody any more."""
    known = persons(session, [[entry.actor, entry.subject, entry.details] for entry in entries])
    return [_shown(entry, known) for entry in entries]


def _shown(entry: AuditEntry, known: dict[str, str]) -> AuditEntry:
    actor, subject, details = replaced([entry.actor, entry.subject, entry.details], known)
    return AuditEntry(entry.sequence, entry.at, actor, entry.action, subject, details, entry.previous, entry.digest)


def _spellings(session: Session, user_id: str) -> list[str]:
    return [user_id, *session.scalars(select(PersonRow.reference).where(PersonRow.user_id == user_id))]
