"""Forgets a person: what remains in the state tells that somebody did it, and no longer who."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Column, String, Table, delete, func, select, update
from sqlalchemy.orm import Session

from agent.adapters.state.database import Database
from agent.adapters.state.identity import GONE
from agent.adapters.state.references import reference_of
from agent.adapters.state.sign_in_tables import SignInRow, WebSessionRow
from agent.adapters.state.tables import (
    AuditHeadRow,
    AuditRow,
    Base,
    DeliveryRow,
    MembershipRow,
    PersonRow,
    RegisterRow,
    RoleRow,
    UserRow,
)
from agent.domain.errors import NotFound

NAME = "gelöschte Person / deleted person"
_WAIT_MS = 2000  # for those who read or write at the moment
_OPEN = ("waiting", "claimed", "transmitting", "uncertain")
_AN_ID = 64  # characters; what is narrower holds words of ours
_KEPT = {AuditRow.__tablename__, AuditHeadRow.__tablename__, UserRow.__tablename__}
_REMOVED = {each.__tablename__ for each in (RoleRow, MembershipRow, PersonRow, SignInRow, WebSessionRow)}


class SqlPeople:
    """Implements the port `People`.

    A user id is often made of the name, so it goes too: whatever bears it (who asked, decided, recorded, consented)
    bears the id of an anonymous row instead, and so does every column that holds exactly the id, the name or the
    address. What letters and reviews say in their text stays: business letters have to be kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def forget(self, user_id: str) -> str:
        with self._database.transaction() as session:
            overwrite_deleted(session)
            user = session.get(UserRow, user_id)
            if user is None or user.email.endswith(GONE):
                raise NotFound("people.unknown", user=user_id)
            reference = reference_of(session, user_id)
            anonymous = f"deleted-person-{uuid.uuid4().hex[:12]}"
            swap = {user.id: anonymous, user.email: f"{anonymous}{GONE}", user.name: NAME}
            _move(session, user, anonymous)
            _replace(session, swap)
            _replace_in_deviations(session, user.name)
            session.execute(update(PersonRow).where(PersonRow.user_id == user_id).values(user_id=None))
            session.expunge(user)
            session.execute(delete(UserRow).where(UserRow.id == user_id))
        return reference

    def open_deliveries(self, user_id: str) -> int:
        own = select(UserRow.email).where(UserRow.id == user_id).scalar_subquery()
        waiting = (DeliveryRow.sender == own, DeliveryRow.status.in_(_OPEN))
        with self._database.reading() as session:
            return session.scalar(select(func.count()).select_from(DeliveryRow).where(*waiting)) or 0

    def purge(self) -> bool:
        """Rewrites the file and empties the write-ahead log, which keeps old pages. Elsewhere: the server's task."""
        if self._database.engine.dialect.name != "sqlite":
            return True
        with closing(self._database.engine.raw_connection()) as pooled:
            connection = pooled.driver_connection
            assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - the dialect says so
            wait = connection.execute("pragma busy_timeout").fetchone()[0]
            connection.execute(f"pragma busy_timeout={_WAIT_MS}")
            try:
                connection.execute("vacuum")
                return not connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
            except sqlite3.OperationalError:  # another process writes
                return False
            finally:
                connection.execute(f"pragma busy_timeout={wait}")


def overwrite_deleted(session: Session) -> None:
    """What is deleted in this transaction leaves no readable bytes in SQLite's pages."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("pragma secure_delete=on")


def _move(session: Session, user: UserRow, anonymous: str) -> None:
    """The anonymous row takes the place of the user's in every foreign key; roles and accounts are gone, and so are
    the sessions and the name at the provider."""
    for kind in (RoleRow, MembershipRow, SignInRow, WebSessionRow):
        session.execute(delete(kind).where(kind.user_id == user.id))
    session.add(UserRow(id=anonymous, name=NAME, email=f"{anonymous}{GONE}", language=user.language))
    session.flush()


def _replace(session: Session, swap: dict[str, str]) -> None:
    for table, column in _text_columns():
        for old, new in swap.items():
            session.execute(update(table).where(column == old).values({column.name: new}))


def _text_columns() -> Iterator[tuple[Table, Column[str]]]:
    """Every column of text of the state but the audit chain's, which holds references."""
    for table in Base.metadata.sorted_tables:
        if table.name not in _KEPT | _REMOVED:
            yield from ((table, column) for column in table.columns if _may_hold_an_id(column))


def _may_hold_an_id(column: Column[Any]) -> bool:
    return isinstance(column.type, String) and (column.type.length is None or column.type.length >= _AN_ID)


def _replace_in_deviations(session: Session, name: str) -> None:
    """The register names who accepted a deviation, in a list of names."""
    for row in session.scalars(select(RegisterRow)):
        told = [{**each, "accepted_by": _without(each.get("accepted_by"), name)} for each in row.deviations]
        if told != row.deviations:
            row.deviations = told
    session.flush()


def _without(names: str | None, name: str) -> str | None:
    return names and ", ".join(NAME if each == name else each for each in names.split(", "))
