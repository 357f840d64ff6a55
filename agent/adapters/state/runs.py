"""Runs of conversations in the state database: one at a time, whichever process it is in."""

import datetime as dt

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agent.adapters.state.chat_tables import ChatRunRow
from agent.adapters.state.database import Database
from agent.adapters.state.times import utc
from agent.domain.assistant.run import Run


class SqlRuns:
    """Implements the port `Runs`. The primary key lets one of many begin."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, run: Run, now: dt.datetime) -> bool:
        with self._database.transaction() as session:
            row = session.get(ChatRunRow, run.thread, with_for_update=True)
            if row is not None:
                if not _run(row).is_over(now):
                    return False
                session.delete(row)
                session.flush()
            return _added(session, run)

    def of(self, thread_id: str) -> Run | None:
        with self._database.reading() as session:
            row = session.get(ChatRunRow, thread_id)
            return None if row is None else _run(row)

    def cancel(self, thread_id: str) -> bool:
        change = update(ChatRunRow).where(ChatRunRow.thread_id == thread_id).values(cancelled=True)
        with self._database.transaction() as session:
            return session.scalars(change.returning(ChatRunRow.id)).first() is not None

    def end(self, run_id: str) -> bool:
        gone = delete(ChatRunRow).where(ChatRunRow.id == run_id).returning(ChatRunRow.id)
        with self._database.transaction() as session:
            return session.scalars(gone).first() is not None


def _added(session: Session, run: Run) -> bool:
    try:
        with session.begin_nested():  # what fails here leaves the transaction around it whole
            session.add(
                ChatRunRow(
                    thread_id=run.thread,
                    id=run.id,
                    message_id=run.message,
                    started_at=run.started_at,
                    deadline=run.deadline,
                    cancelled=run.cancelled,
                )
            )
    except IntegrityError:  # another one began since we looked; or the conversation is gone
        return False
    return True


def _run(row: ChatRunRow) -> Run:
    return Run(row.id, row.thread_id, row.message_id, utc(row.started_at), utc(row.deadline), row.cancelled)
