"""Who signs in, and their sessions, in the state database."""

import datetime as dt
import uuid
from dataclasses import replace

from sqlalchemy import delete, func, or_, select, update

from agent.adapters.state.database import Database
from agent.adapters.state.identity import GONE, row_of
from agent.adapters.state.sign_in_tables import SignInRow, WebSessionRow
from agent.adapters.state.tables import RoleRow, UserRow
from agent.adapters.state.times import utc
from agent.domain.identity import User
from agent.domain.sign_in import Claimed, WebSession


class SqlWebSessions:
    """Implements the port `WebSessions`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, key: str, session: WebSession) -> None:
        row = WebSessionRow(key=key, user_id=session.user_id, began_at=session.began_at, seen_at=session.seen_at)
        with self._database.transaction() as writing:
            writing.add(row)

    def find(self, key: str) -> WebSession | None:
        with self._database.reading() as reading:
            row = reading.get(WebSessionRow, key)
            return None if row is None else WebSession(row.user_id, utc(row.began_at), utc(row.seen_at))

    def seen(self, key: str, at: dt.datetime) -> None:
        with self._database.transaction() as writing:
            writing.execute(update(WebSessionRow).where(WebSessionRow.key == key).values(seen_at=at))

    def end(self, key: str) -> None:
        with self._database.transaction() as writing:
            writing.execute(delete(WebSessionRow).where(WebSessionRow.key == key))

    def end_older(self, began_before: dt.datetime, seen_before: dt.datetime) -> None:
        over = or_(WebSessionRow.began_at <= began_before, WebSessionRow.seen_at <= seen_before)
        with self._database.transaction() as writing:
            writing.execute(delete(WebSessionRow).where(over))


class SqlSignInPeople:
    """Implements the port `SignInPeople`. The primary key lets one of two sign-ins at once be the first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def bound(self, issuer: str, subject: str) -> str | None:
        with self._database.reading() as session:
            row = session.get(SignInRow, (issuer, subject))
            return None if row is None else row.user_id

    def with_email(self, email: str) -> str | None:
        same = (func.lower(UserRow.email) == email.lower(), ~UserRow.email.endswith(GONE))
        with self._database.reading() as session:
            return session.scalars(select(UserRow.id).where(*same)).first()

    def subject_of(self, issuer: str, user_id: str) -> str | None:
        query = select(SignInRow.subject).where(SignInRow.issuer == issuer, SignInRow.user_id == user_id)
        with self._database.reading() as session:
            return session.scalars(query).first()

    def bind(self, issuer: str, subject: str, user_id: str, at: dt.datetime) -> None:
        with self._database.transaction() as session:
            session.add(SignInRow(issuer=issuer, subject=subject, user_id=user_id, first_at=at))

    def add(self, user: User) -> str:
        with self._database.transaction() as session:
            if session.get(UserRow, user.id) is not None:
                user = replace(user, id=f"{user.id[:50]}-{uuid.uuid4().hex[:8]}")
            session.add(row_of(user))
        return user.id

    def update(self, user_id: str, claimed: Claimed) -> None:
        with self._database.transaction() as session:
            values = {"name": claimed.name, "email": claimed.email}
            session.execute(update(UserRow).where(UserRow.id == user_id).values(values))
            have = set(session.scalars(select(RoleRow.role).where(RoleRow.user_id == user_id)))
            want = {role.value for role in claimed.roles}
            session.execute(delete(RoleRow).where(RoleRow.user_id == user_id, RoleRow.role.in_(have - want)))
            session.add_all(RoleRow(user_id=user_id, role=role) for role in sorted(want - have))
