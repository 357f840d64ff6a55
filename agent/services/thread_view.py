"""A conversation as its user sees it: the public shape, the same for shell and API."""

from collections.abc import Sequence
from typing import Any

from agent.domain.assistant.conversation import File, Message, Thread
from agent.domain.assistant.turn import Progress
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain
from agent.services.fact_view import fact

Json = dict[str, Any]


def thread(found: Thread, language: Language) -> Json:
    """``hello`` is what is said before the first message: who asks must know that a machine answers."""
    return {
        "id": found.id,
        "account": found.account,
        "title": found.title,
        "created_at": found.created_at.isoformat(),
        "updated_at": found.updated_at.isoformat(),
        "hello": message("assistant.hello", language),
    }


def file(found: File) -> Json:
    return {"id": found.id, "name": found.name, "sha256": found.sha256, "media_type": found.media_type}


def said(found: Message) -> Json:
    """A message of either side; notices in the language of the message."""
    return {
        "id": found.id,
        "thread": found.thread,
        "role": found.role.value,
        "at": found.at.isoformat(),
        "request_id": found.request_id,
        "files": [file(each) for each in found.files],
        "helpful": found.helpful,
        "comment": found.comment,
        **answer(found),
    }


def answer(found: Message) -> Json:
    """What `kam ask --json` prints."""
    return {
        "thread": found.thread,
        "text": found.text,
        "language": found.language.value,
        "tool_calls": [{"name": call.name, "args": plain(call.args)} for call in found.tool_calls],
        "facts": [fact(each, found.language, found.language) for each in found.facts],
        "drafts": list(found.drafts),
        "stopped": found.stopped.value if found.stopped else None,
        "links": dict(found.links),
        "notices": [{"code": code, "text": message(code, found.language)} for code in found.notices],
        "usage": plain(found.usage),
    }


def progress(told: Progress, language: Language) -> tuple[str, Json]:
    """The name of the event, and what it holds."""
    if told.step:
        return "step", {"code": told.step, "text": message(told.step, language, **told.values)}
    if told.fact is not None:
        return "fact", fact(told.fact, language, language)
    if told.draft:
        return "draft", {"id": told.draft}
    return "token", {"text": told.token}


def conversation(found: Thread, messages: Sequence[Message], files: Sequence[File], language: Language) -> Json:
    return {
        **thread(found, language),
        "messages": [said(each) for each in messages],
        "files": [file(each) for each in files],
    }
