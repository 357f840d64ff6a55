"""The shape of a tool: name, arguments, effect. No tool sends, approves, or changes a policy (I1)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.assistant.conversation import File
from agent.domain.identity import User
from agent.domain.language import Language


class Effect(StrEnum):
    READ = "read"
    DRAFT = "draft"  # makes a draft that waits for a person


class Arguments(BaseModel):
    """Of a tool; an unknown argument is refused, and told to the model."""

    # bounded: what a model sends is told back in errors
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_max_length=1_000, frozen=True)


@dataclass(frozen=True, slots=True)
class Context:
    """Comes from the session, never from the model (I3). ``account`` narrows the user's scope to one customer.

    ``files``: what the user put into the conversation. ``request``: id of the run, for idempotency. ``typed``: what
    the user wrote in it, None where a person gives the arguments themselves.
    """

    user: User
    language: Language
    account: str | None = None
    files: tuple[File, ...] = ()
    request: str = ""
    typed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Tool:
    """``doing`` is the code of what the user sees while it runs (“Ich lese die Kennzahlen …”)."""

    name: str
    description: str
    effect: Effect
    arguments: type[Arguments]
    run: Callable[[Context, Any], ToolAnswer]
    doing: str
