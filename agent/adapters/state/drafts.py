"""Drafts, their versions, consents and history in the state database."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Select, insert, or_, select, update
from sqlalchemy.orm import Session

from agent.adapters.state.database import Database
from agent.adapters.state.draft_rows import draft_of, event_of, header_row, version_row
from agent.adapters.state.draft_stubs import UNREADABLE, require_unreadable, stub_of
from agent.adapters.state.tables import ConsentRow, DraftEventRow, DraftRow, DraftVersionRow
from agent.adapters.state.times import utc
from agent.domain.draft.draft import Consent, Draft, DraftEvent, DraftStatus
from agent.domain.errors import Conflict, NotFound

_Query = Select[DraftRow, DraftVersionRow]
_KNOWN = tuple(status.value for status in DraftStatus)


class SqlDrafts:
    """Implements the port `Drafts`. Each change is one UPDATE with its condition, so one of many wins."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, draft: Draft) -> Draft:
        with self._database.transaction() as session:
            of_this_person = (DraftRow.request_id == draft.request_id, DraftRow.created_by == draft.created_by)
            known = draft.request_id and session.scalar(select(DraftRow.id).where(*of_this_person))
            if known:
                return self.get(known)
            session.add(header_row(draft))
            session.flush()
            session.add(version_row(draft))
        return draft

    def requested(self, user_id: str, request_id: str) -> str | None:
        query = select(DraftRow.id).where(DraftRow.created_by == user_id, DraftRow.request_id == request_id)
        with self._database.reading() as session:
            return session.scalar(query)

    def get(self, draft_id: str) -> Draft:
        return self._one(_present().where(DraftRow.id == draft_id), draft_id)

    def version(self, draft_id: str, version: int) -> Draft:
        versions = select(DraftRow, DraftVersionRow).join(DraftVersionRow, DraftVersionRow.draft_id == DraftRow.id)
        return self._one(versions.where(DraftRow.id == draft_id, DraftVersionRow.version == version), draft_id)

    def find(
        self,
        statuses: Collection[DraftStatus],
        accounts: Collection[str] | None,
        limit: int,
        *,
        figures: bool = True,
    ) -> Sequence[Draft]:
        wanted = [DraftRow.status.in_([status.value for status in statuses])]
        if not figures:  # what is no status must not hide a draft from the lists
            wanted.append(DraftRow.status.not_in(_KNOWN))
        query = _present().where(or_(*wanted))
        if accounts is not None:
            query = query.where(DraftRow.account.in_(sorted(accounts)))
        return self._all(query.order_by(DraftRow.created_at.desc(), DraftRow.id).limit(limit), listed=not figures)

    def due(self, now: dt.datetime) -> Sequence[Draft]:
        over = (DraftRow.status == DraftStatus.PENDING.value, DraftRow.expires_at <= now)
        return self._all(_present().where(*over).order_by(DraftRow.expires_at))

    def add_version(self, draft: Draft, expected: str) -> bool:
        change = (
            update(DraftRow)
            .where(DraftRow.id == draft.id, DraftRow.status == "pending", DraftRow.digest == expected)
            .values(version=draft.version, digest=draft.digest)
        )
        with self._database.transaction() as session:
            if session.execute(change.returning(DraftRow.id)).first() is None:
                return False
            session.add(version_row(draft))
        return True

    def move(self, draft_id: str, before: Collection[DraftStatus], after: DraftStatus, digest: str | None) -> bool:
        change = update(DraftRow).where(DraftRow.id == draft_id, DraftRow.status.in_([each.value for each in before]))
        if digest is not None:
            change = change.where(DraftRow.digest == digest)
        with self._database.transaction() as session:
            moved = session.execute(change.values(status=after.value).returning(DraftRow.id)).first()
        return moved is not None

    def consent(self, consent: Consent) -> bool:
        of_this = (ConsentRow.draft_id == consent.draft_id, ConsentRow.version == consent.version)
        taken = (ConsentRow.capacity == consent.capacity) | (ConsentRow.user_id == consent.user_id)
        with self._database.transaction() as session:  # the write lock keeps two from passing the question
            if session.scalar(select(ConsentRow.user_id).where(*of_this, taken)) is not None:
                return False
            session.execute(insert(ConsentRow).values(**_consent_values(consent)))
        return True

    def consents(self, draft_id: str, version: int) -> Sequence[Consent]:
        query = select(ConsentRow).where(ConsentRow.draft_id == draft_id, ConsentRow.version == version)
        with self._database.reading() as session:
            ordered = query.order_by(ConsentRow.at, ConsentRow.capacity)
            with _told(draft_id):
                return [_consent(row) for row in session.scalars(ordered)]

    def record(self, event: DraftEvent) -> None:
        values = {"draft_id": event.draft_id, "version": event.version, "kind": event.kind.value}
        with self._database.transaction() as session:
            session.add(DraftEventRow(**values, at=event.at, user_id=event.user_id, note=event.note))

    def events(self, draft_id: str) -> Sequence[DraftEvent]:
        query = select(DraftEventRow).where(DraftEventRow.draft_id == draft_id).order_by(DraftEventRow.sequence)
        with self._database.reading() as session, _told(draft_id):
            return [event_of(row) for row in session.scalars(query)]

    def _one(self, query: _Query, draft_id: str) -> Draft:
        with self._database.reading() as session, _told(draft_id):
            found = session.execute(_fresh(query)).first()
            if found is not None:
                return draft_of(*found)
        raise NotFound("drafts.unknown", draft=draft_id)

    def _all(self, query: _Query, *, listed: bool = False) -> list[Draft]:
        """One that nobody can read any more hides no other; ``listed``: it is there as a stub."""
        with self._database.reading() as session:
            try:
                return [draft_of(*each, figures=not listed) for each in session.execute(_fresh(query))]
            except UNREADABLE as error:
                require_unreadable(error)
            ids = session.scalars(query.with_only_columns(DraftRow.id)).all()
            found = [_read(session, draft_id, listed=listed) for draft_id in ids]
        return [draft for draft in found if draft is not None]


def _read(session: Session, draft_id: str, *, listed: bool) -> Draft | None:
    try:
        return draft_of(*session.execute(_fresh(_present().where(DraftRow.id == draft_id))).one(), figures=not listed)
    except UNREADABLE as error:
        require_unreadable(error)
        return stub_of(session, draft_id) if listed else None


@contextmanager
def _told(draft_id: str) -> Iterator[None]:
    """Raises Conflict for what nobody can read any more."""
    try:
        yield
    except UNREADABLE as error:
        require_unreadable(error)
        raise Conflict("drafts.tampered", draft=draft_id) from error


def _fresh(query: _Query) -> _Query:
    """A transaction may have read the row before it changed it by an UPDATE."""
    return query.execution_options(populate_existing=True)


def _present() -> _Query:
    same = (DraftVersionRow.draft_id == DraftRow.id) & (DraftVersionRow.version == DraftRow.version)
    # a version that is gone or has another number must not hide the draft
    return select(DraftRow, DraftVersionRow).outerjoin(DraftVersionRow, same)


def _consent_values(consent: Consent) -> dict[str, object]:
    return {
        "draft_id": consent.draft_id,
        "version": consent.version,
        "capacity": consent.capacity,
        "digest": consent.digest,
        "user_id": consent.user_id,
        "at": consent.at,
        "reason": consent.reason,
    }


def _consent(row: ConsentRow) -> Consent:
    return Consent(row.draft_id, row.version, row.digest, row.user_id, row.capacity, utc(row.at), row.reason)
