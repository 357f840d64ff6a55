"""Drafts, their versions, consents and history in the state database."""

import datetime as dt
from collections.abc import Collection, Sequence
from contextlib import suppress

from sqlalchemy import Select, insert, select, update

from agent.adapters.state.database import Database
from agent.adapters.state.draft_rows import draft_of, event_of, header_row, version_row
from agent.adapters.state.tables import ConsentRow, DraftEventRow, DraftRow, DraftVersionRow
from agent.adapters.state.times import utc
from agent.domain.draft.draft import Consent, Draft, DraftEvent, DraftStatus
from agent.domain.errors import Conflict, NotFound

_Query = Select[DraftRow, DraftVersionRow]
_NONSENSE = (KeyError, TypeError, ValueError, AttributeError)  # what a row raises that we have not written


class SqlDrafts:
    """Implements the port `Drafts`. Each change is one UPDATE with its condition, so one of many wins."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, draft: Draft) -> Draft:
        with self._database.transaction() as session:
            known = draft.request_id and session.scalar(
                select(DraftRow.id).where(DraftRow.request_id == draft.request_id)
            )
            if known:
                return self.get(known)
            session.add(header_row(draft))
            session.flush()
            session.add(version_row(draft))
        return draft

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
        query = _present().where(DraftRow.status.in_([status.value for status in statuses]))
        if accounts is not None:
            query = query.where(DraftRow.account.in_(sorted(accounts)))
        return self._all(query.order_by(DraftRow.created_at.desc(), DraftRow.id).limit(limit), figures=figures)

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
            return [_consent(row) for row in session.scalars(query.order_by(ConsentRow.at, ConsentRow.capacity))]

    def record(self, event: DraftEvent) -> None:
        values = {"draft_id": event.draft_id, "version": event.version, "kind": event.kind.value}
        with self._database.transaction() as session:
            session.add(DraftEventRow(**values, at=event.at, user_id=event.user_id, note=event.note))

    def events(self, draft_id: str) -> Sequence[DraftEvent]:
        query = select(DraftEventRow).where(DraftEventRow.draft_id == draft_id).order_by(DraftEventRow.sequence)
        with self._database.reading() as session:
            return [event_of(row) for row in session.scalars(query)]

    def _one(self, query: _Query, draft_id: str) -> Draft:
        rows = self._rows(query)
        if not rows:
            raise NotFound("drafts.unknown", draft=draft_id)
        try:
            return draft_of(*rows[0])
        except _NONSENSE as error:
            raise Conflict("drafts.tampered", draft=draft_id) from error

    def _all(self, query: _Query, *, figures: bool = True) -> list[Draft]:
        """Without those that nobody can read any more: one such row must not hide all the others."""
        found = []
        for row, version in self._rows(query):
            with suppress(*_NONSENSE):
                found.append(draft_of(row, version, figures=figures))
        return found

    def _rows(self, query: _Query) -> list[tuple[DraftRow, DraftVersionRow]]:
        # a transaction may have read the row before it changed it by an UPDATE
        fresh = query.execution_options(populate_existing=True)
        with self._database.reading() as session:
            return [(row, version) for row, version in session.execute(fresh)]


def _present() -> _Query:
    same = (DraftVersionRow.draft_id == DraftRow.id) & (DraftVersionRow.version == DraftRow.version)
    return select(DraftRow, DraftVersionRow).join(DraftVersionRow, same)


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
