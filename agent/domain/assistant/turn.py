"""One turn: a message with what is known around it, and the reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agent.domain.assistant.conversation import File, Message, Stopped, ToolCall, Usage
from agent.domain.facts.fact import Fact
from agent.domain.identity import User
from agent.domain.language import Language, detect


@dataclass(frozen=True, slots=True)
class Turn:
    """``history`` is the conversation before it, the oldest first; ``account`` narrows the scope of the user.

    ``request`` is the id of the user's message: the same when a run that died is done again.
    """

    user: User
    thread: str
    text: str
    today: date
    history: tuple[Message, ...] = ()
    files: tuple[File, ...] = ()
    account: str | None = None
    language: Language | None = None  # None: the language of the message
    request: str = ""

    @property
    def spoken(self) -> Language:
        """Of the message, where none is set; one of names and figures only is in the language of the one before."""
        if self.language is not None:
            return self.language
        return detect(self.text, self.history[-1].language if self.history else self.user.language)


@dataclass(frozen=True, slots=True)
class Reply:
    """What becomes the assistant's `Message`."""

    text: str
    language: Language
    template: str = ""
    tool_calls: tuple[ToolCall, ...] = ()
    facts: tuple[Fact, ...] = ()
    drafts: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    stopped: Stopped | None = None
    notices: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    open: Mapping[str, Any] = field(default_factory=dict)
    prompt_hash: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a user sees while it runs. ``step`` is a code of `agent.domain.messages`; ``token`` a piece of the answer.

    Exactly one of ``step``, ``token``, ``fact``, ``draft`` is set.
    """

    step: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    token: str = ""
    fact: Fact | None = None
    draft: str = ""
