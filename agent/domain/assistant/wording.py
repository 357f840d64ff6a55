"""What a conversation is called, and what of it goes along with the next message."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain.assistant.conversation import Message, Role
from agent.domain.contacts.note import one_line

_LONGEST_TITLE = 80  # code points
_TURNS = 20
_DEEPEST = 20


def title_of(text: str) -> str:
    """The beginning of the first message, on one line."""
    return one_line(text, _LONGEST_TITLE)


def storable(text: str) -> str:
    """The text as it is, but for what no database takes: lone surrogates and NUL."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def storable_json(value: Any, depth: int = _DEEPEST) -> Any:
    """The same for every text in a JSON value; what is nested deeper than anybody means it becomes None."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(str(key)): storable_json(each, depth - 1) for key, each in value.items()} if depth else None
    if isinstance(value, (list, tuple)):
        return [storable_json(each, depth - 1) for each in value] if depth else None
    return value


def last_turns(messages: Sequence[Message]) -> tuple[Message, ...]:
    """From the twentieth message of the user, counted from the end; a model needs no more to understand the next."""
    asked = [at for at, message in enumerate(messages) if message.role is Role.USER]
    return tuple(messages[asked[-_TURNS] :] if len(asked) > _TURNS else messages)
