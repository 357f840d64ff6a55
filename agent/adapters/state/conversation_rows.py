"""Messages of conversations to rows and back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.adapters.state.chat_tables import ChatFileRow, ChatMessageRow, ChatThreadRow
from agent.adapters.state.draft_rows import fact_of
from agent.adapters.state.times import utc
from agent.domain.assistant.conversation import File, Message, Role, Stopped, Thread, ToolCall, Usage
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import RowKey
from agent.domain.language import Language
from agent.domain.plain import plain

_AS_THEY_ARE = ("id", "text", "template", "request_id", "prompt_hash", "helpful", "comment")
_PLAIN = ("tool_calls", "drafts", "files", "links", "notices", "usage", "open", "stopped", "language", "role")


def message_row(message: Message) -> ChatMessageRow:
    return ChatMessageRow(
        **{name: getattr(message, name) for name in _AS_THEY_ARE},
        **{name: plain(getattr(message, name)) for name in _PLAIN},
        thread_id=message.thread,
        at=message.at,
        facts=[plain(replace(fact, rows=())) for fact in message.facts],
        fact_rows=[[[row.table, row.key] for row in fact.rows] for fact in message.facts],
    )


def message_of(row: ChatMessageRow, rows: Sequence[Sequence[Sequence[str]]]) -> Message:
    """``rows``: those behind each fact; empty to leave them out."""
    return Message(
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
        thread=row.thread_id,
        role=Role(row.role),
        language=Language(row.language),
        at=utc(row.at),
        tool_calls=tuple(ToolCall(**each) for each in row.tool_calls),
        facts=_facts(row.facts, rows),
        drafts=tuple(row.drafts),
        files=tuple(File(**each) for each in row.files),
        links=row.links,
        stopped=Stopped(row.stopped) if row.stopped else None,
        notices=tuple(row.notices),
        usage=Usage(**row.usage),
        open=row.open,
    )


def thread_of(row: ChatThreadRow) -> Thread:
    return Thread(row.id, row.user_id, utc(row.created_at), utc(row.updated_at), row.account, row.title)


def file_of(row: ChatFileRow) -> File:
    return File(row.id, row.name, row.sha256, row.media_type)


def _facts(stored: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[Sequence[str]]]) -> tuple[Fact, ...]:
    """Hundreds of rows may stand behind a figure: they are stored as pairs, and read only where they are shown."""
    bare = tuple(fact_of(each) for each in stored)
    if not rows:
        return bare
    return tuple(replace(fact, rows=tuple(RowKey(*row) for row in own)) for fact, own in zip(bare, rows, strict=True))
