"""Rows of the audit chain: as they are stored, for checking; and with user ids, for people."""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TypeAlias

from sqlalchemy import ColumnElement, Select, Text, cast, collate, select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from agent.adapters.state.references import persons, replaced
from agent.adapters.state.tables import AuditRow, PersonRow
from agent.domain.audit import AuditEntry, AuditFilter, StoredEntry

_BATCH = 1000
_Rows: TypeAlias = Select[int, str, str, str, str, str, str, str]  # the fields of `StoredEntry`


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
    query = _as_stored(session)
    if until is not None:
        query = query.where(AuditRow.sequence <= until)
    last = after
    try:
        with closing(session.execute(_behind(query, last).execution_options(yield_per=_BATCH))) as rows:
            for row in rows:
                yield StoredEntry(*row)
                last = row.sequence
    except DBAPIError as error:
        if not damaged(error):
            raise
        yield from _up_to_the_damage(session, query, last)


def _as_stored(session: Session) -> _Rows:
    # the text of the details, not what a driver makes of it: every byte counts
    text = type_coerce if session.get_bind().dialect.name == "sqlite" else cast
    row = (AuditRow.at, AuditRow.actor, AuditRow.action, AuditRow.subject, text(AuditRow.details, Text))
    return select(AuditRow.sequence, *row, AuditRow.previous, AuditRow.digest).order_by(AuditRow.sequence)


def _behind(query: _Rows, sequence: int | None) -> _Rows:
    return query if sequence is None else query.where(AuditRow.sequence > sequence)


def _up_to_the_damage(session: Session, query: _Rows, last: int | None) -> Iterator[StoredEntry | None]:
    """A damaged row takes its batch with it: one by one up to it, to name it."""
    try:
        while row := session.execute(_behind(query, last).limit(1)).first():
            yield StoredEntry(*row)
            last = row.sequence
    except DBAPIError as error:
        if not damaged(error):
            raise
    yield None


def damaged(error: DBAPIError) -> bool:
    """The file holds what a database does not write, as against one that is locked or out of reach."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    undecodable = "decode to UTF-8" in str(error.orig)
    return undecodable or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def filtered(session: Session, wanted: AuditFilter) -> Select[AuditRow]:
    """The latest first. A user is found by reference, and by id in entries from before there were references."""
    query = select(AuditRow).order_by(AuditRow.sequence.desc()).limit(wanted.limit)
    if wanted.actor is not None:
        query = query.where(AuditRow.actor.in_(_spellings(session, wanted.actor)))
    if wanted.subject is not None:
        query = query.where(AuditRow.subject.in_(_spellings(session, wanted.subject)))
    if wanted.action is not None:
        query = query.where(AuditRow.action.istartswith(wanted.action, autoescape=True))
    if wanted.since is not None:
        query = query.where(_bytewise(session) >= wanted.since.isoformat())  # ISO texts in UTC: in the order of time
    return query


def _bytewise(session: Session) -> ColumnElement[str]:
    """A server may order texts by a language, which skips points and signs."""
    return collate(AuditRow.at, "C" if session.get_bind().dialect.name == "postgresql" else "BINARY")


def shown_all(session: Session, entries: Sequence[AuditEntry]) -> list[AuditEntry]:
    """With user ids in place of references, and `DELETED` where a reference names nobody any more."""
    known = persons(session, [[entry.actor, entry.subject, entry.details] for entry in entries])
    return [_shown(entry, known) for entry in entries]


def _shown(entry: AuditEntry, known: dict[str, str]) -> AuditEntry:
    actor, subject, details = replaced([entry.actor, entry.subject, entry.details], known)
    return AuditEntry(entry.sequence, entry.at, actor, entry.action, subject, details, entry.previous, entry.digest)


def _spellings(session: Session, user_id: str) -> list[str]:
    return [user_id, *session.scalars(select(PersonRow.reference).where(PersonRow.user_id == user_id))]
