"""Conversations with their messages, files and runs."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _threads()
    _messages()
    _files()
    _runs()


def _threads() -> None:
    op.create_table(
        "chat_threads",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("user_id", sa.String(64), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("account", sa.String(200)),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
    )
    op.create_index("ix_chat_threads_user_updated", "chat_threads", ["user_id", "updated_at"])


def _messages() -> None:
    lists = ("tool_calls", "facts", "fact_rows", "drafts", "files", "links", "notices", "usage", "open")
    op.create_table(
        "chat_messages",
        sa.Column("sequence", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        _of_thread(index=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("request_id", sa.String(200)),
        sa.Column("at", _TIME, nullable=False, index=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("stopped", sa.String(16)),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in lists),
        sa.Column("prompt_hash", sa.String(64), nullable=False),
        sa.Column("helpful", sa.Boolean()),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.UniqueConstraint("thread_id", "role", "request_id"),
    )


def _files() -> None:
    op.create_table(
        "chat_files",
        sa.Column("sequence", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        _of_thread(index=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(200), nullable=False),
    )


def _runs() -> None:
    op.create_table(
        "chat_runs",
        _of_thread(primary_key=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        sa.Column("message_id", sa.String(36), nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("deadline", _TIME, nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
    )


def _of_thread(*, index: bool = False, primary_key: bool = False) -> "sa.Column[str]":
    key = sa.ForeignKey("chat_threads.id")
    return sa.Column("thread_id", sa.String(36), key, nullable=False, index=index or None, primary_key=primary_key)
