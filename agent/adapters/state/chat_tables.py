"""The tables of conversations; each belongs to one user."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from agent.adapters.state.base import Base


class ChatThreadRow(Base):
    """``account`` narrows the whole conversation to one customer."""

    __tablename__ = "chat_threads"
    __table_args__ = (Index("ix_chat_threads_user_updated", "user_id", "updated_at"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    account: Mapped[str | None] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]


class ChatMessageRow(Base):
    """``fact_rows``: table and key of the rows behind each of ``facts``, apart: a model's history does without."""

    __tablename__ = "chat_messages"
    __table_args__ = (UniqueConstraint("thread_id", "role", "request_id"),)

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    thread_id: Mapped[str] = mapped_column(ForeignKey("chat_threads.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    request_id: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[dt.datetime] = mapped_column(index=True)
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str] = mapped_column(Text)
    template: Mapped[str] = mapped_column(Text)
    stopped: Mapped[str | None] = mapped_column(String(16))
    tool_calls: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    facts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    fact_rows: Mapped[list[list[list[str]]]] = mapped_column(JSON, deferred=True)
    drafts: Mapped[list[str]] = mapped_column(JSON)
    files: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    links: Mapped[dict[str, Any]]
    notices: Mapped[list[str]] = mapped_column(JSON)
    usage: Mapped[dict[str, Any]]
    open: Mapped[dict[str, Any]]
    prompt_hash: Mapped[str] = mapped_column(String(64))
    helpful: Mapped[bool | None]
    comment: Mapped[str] = mapped_column(Text)


class ChatFileRow(Base):
    """A file in a conversation, in the order in which they came."""

    __tablename__ = "chat_files"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    thread_id: Mapped[str] = mapped_column(ForeignKey("chat_threads.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str] = mapped_column(String(200))


class ChatRunRow(Base):
    """The assistant at work. The key lets one run a conversation, over all processes."""

    __tablename__ = "chat_runs"

    thread_id: Mapped[str] = mapped_column(ForeignKey("chat_threads.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    message_id: Mapped[str] = mapped_column(String(36))
    started_at: Mapped[dt.datetime]
    deadline: Mapped[dt.datetime]
    cancelled: Mapped[bool]
