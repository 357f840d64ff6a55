"""A conversation and its messages. It belongs to one user."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from agent.domain.facts.fact import Fact
from agent.domain.language import Language


class Role(StrEnum):
    USER = "user"
    ASSISTANT = "assistant"


class Stopped(StrEnum):
    """Why a run ended before its answer was whole."""

    STEPS = "steps"
    TIME = "time"
    MODEL = "model"  # the endpoint did not answer, or answered nothing that could be used
    BUDGET = "budget"  # tokens or cost
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ToolCall:
    """``args`` holds what was given only: no empty values."""

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)


def call_key(name: str, args: object) -> tuple[str, str]:
    """What two calls that ask for the same have in common, in whatever order their arguments stand."""
    return name, json.dumps(args, sort_keys=True, default=str)


def once(calls: Iterable[ToolCall]) -> list[ToolCall]:
    """Each call once, where it first stands."""
    return list({call_key(each.name, each.args): each for each in calls}.values())


@dataclass(frozen=True, slots=True)
class File:
    """A file that the user put into the conversation; ``name`` is shown, ``id`` is where it lies."""

    id: str
    name: str
    sha256: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Of one run. ``cost`` in EUR, None where no price is set."""

    model: str = ""  # "planner" for the embedded one
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """``template`` is the text with its markers, ``text`` as it was shown.

    ``open``: what the assistant asked back, so that the next message can complete it; empty where it did not.
    """

    id: str
    thread: str
    role: Role
    text: str
    language: Language
    at: datetime
    template: str = ""
    tool_calls: tuple[ToolCall, ...] = ()
    facts: tuple[Fact, ...] = ()
    drafts: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    stopped: Stopped | None = None
    notices: tuple[str, ...] = ()  # codes of `agent.domain.messages`: "the endpoint is down, the planner answered"
    usage: Usage = field(default_factory=Usage)
    open: Mapping[str, Any] = field(default_factory=dict)
    request_id: str | None = None
    prompt_hash: str = ""
    helpful: bool | None = None  # the user's feedback
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """``account`` narrows the whole conversation to one customer; None: all that the user may see."""

    id: str
    user: str
    created_at: datetime
    updated_at: datetime
    account: str | None = None
    title: str = ""
