"""Conversations in the state database."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session, undefer

from agent.adapters.state.chat_tables import ChatFileRow, ChatMessageRow, ChatRunRow, ChatThreadRow
from agent.adapters.state.conversation_rows import file_of, message_of, message_row, thread_of
from agent.adapters.state.database import Database
from agent.adapters.state.people import overwrite_deleted
from agent.adapters.state.times import utc
from agent.domain.assistant.conversation import File, Message, Role, Thread
from agent.domain.assistant.wording import title_of
from agent.domain.errors import NotFound

_CHILDREN = (ChatRunRow, ChatFileRow, ChatMessageRow)


class SqlConversations:
    """Implements the port `Conversations`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, thread: Thread) -> None:
        with self._database.transaction() as session:
            session.add(
                ChatThreadRow(
                    id=thread.id,
                    user_id=thread.user,
                    account=thread.account,
                    title=thread.title,
                    created_at=thread.created_at,
                    updated_at=thread.updated_at,
                )
            )

    def thread(self, thread_id: str) -> Thread:
        with self._database.reading() as session:
            return thread_of(_thread(session, thread_id))

    def threads(self, user: str, limit: int = 50) -> Sequence[Thread]:
        own = select(ChatThreadRow).where(ChatThreadRow.user_id == user)
        with self._database.reading() as session:
            newest = own.order_by(ChatThreadRow.updated_at.desc(), ChatThreadRow.id).limit(limit)
            return [thread_of(row) for row in session.scalars(newest)]

    def add(self, message: Message) -> None:
        with self._database.transaction() as session:
            thread = _thread(session, message.thread)
            thread.updated_at = message.at
            if message.role is Role.USER and not thread.title:
                thread.title = title_of(message.text)
            session.add(message_row(message))

    def messages(self, thread_id: str, limit: int = 200, *, rows: bool = True) -> Sequence[Message]:
        own = select(ChatMessageRow).where(ChatMessageRow.thread_id == thread_id)
        newest = own.order_by(ChatMessageRow.sequence.desc()).limit(limit)
        with self._database.reading() as session:
            if not rows:
                return [message_of(row, ()) for row in session.scalars(newest)][::-1]
            return [message_of(row, row.fact_rows) for row in session.scalars(_with_rows(newest))][::-1]

    def message(self, thread_id: str, message_id: str) -> Message:
        found = self._message(thread_id, ChatMessageRow.id == message_id)
        if found is None:
            raise NotFound("assistant.message")
        return found

    def asked(self, thread_id: str, request_id: str) -> Message | None:
        return self._requested(thread_id, request_id, Role.USER)

    def answered(self, thread_id: str, request_id: str) -> Message | None:
        return self._requested(thread_id, request_id, Role.ASSISTANT)

    def asked_between(self, user: str, since: dt.datetime, until: dt.datetime) -> Sequence[dt.datetime]:
        of_user = ChatMessageRow.thread_id.in_(select(ChatThreadRow.id).where(ChatThreadRow.user_id == user))
        wanted = (of_user, ChatMessageRow.role == Role.USER.value, ChatMessageRow.at.between(since, until))
        query = select(ChatMessageRow.at).where(*wanted).order_by(ChatMessageRow.at)
        with self._database.reading() as session:
            return [utc(at) for at in session.scalars(query)]

    def rate(self, message_id: str, helpful: bool | None, comment: str) -> None:
        change = update(ChatMessageRow).where(ChatMessageRow.id == message_id)
        with self._database.transaction() as session:
            session.execute(change.values(helpful=helpful, comment=comment))

    def put_file(self, thread_id: str, file: File) -> None:
        with self._database.transaction() as session:
            _thread(session, thread_id)
            values = {"id": file.id, "name": file.name, "sha256": file.sha256, "media_type": file.media_type}
            session.add(ChatFileRow(thread_id=thread_id, **values))

    def files(self, thread_id: str) -> Sequence[File]:
        query = select(ChatFileRow).where(ChatFileRow.thread_id == thread_id).order_by(ChatFileRow.sequence)
        with self._database.reading() as session:
            return [file_of(row) for row in session.scalars(query)]

    def delete(self, thread_id: str) -> None:
        with self._database.transaction() as session:
            _delete(session, [thread_id])

    def forget(self, user: str) -> Sequence[File]:
        with self._database.transaction() as session:
            threads = session.scalars(select(ChatThreadRow.id).where(ChatThreadRow.user_id == user)).all()
            in_them = select(ChatFileRow).where(ChatFileRow.thread_id.in_(threads))
            files = [file_of(row) for row in session.scalars(in_them)]
            _delete(session, threads)
        return files

    def _requested(self, thread_id: str, request_id: str, role: Role) -> Message | None:
        return self._message(thread_id, (ChatMessageRow.request_id == request_id) & (ChatMessageRow.role == role.value))

    def _message(self, thread_id: str, which: ColumnElement[bool]) -> Message | None:
        query = select(ChatMessageRow).where(ChatMessageRow.thread_id == thread_id, which)
        with self._database.reading() as session:
            row = session.scalars(_with_rows(query)).first()
            return None if row is None else message_of(row, row.fact_rows)


def _thread(session: Session, thread_id: str) -> ChatThreadRow:
    row = session.get(ChatThreadRow, thread_id)
    if row is None:
        raise NotFound("assistant.thread")
    return row


def _with_rows(query: Select[ChatMessageRow]) -> Select[ChatMessageRow]:
    return query.options(undefer(ChatMessageRow.fact_rows))


def _delete(session: Session, threads: Sequence[str]) -> None:
    overwrite_deleted(session)
    for kind in _CHILDREN:
        session.execute(delete(kind).where(kind.thread_id.in_(threads)))
    session.execute(delete(ChatThreadRow).where(ChatThreadRow.id.in_(threads)))
