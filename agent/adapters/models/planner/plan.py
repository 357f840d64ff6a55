"""What the planner makes of a message: calls, or words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agent.domain.assistant.conversation import ToolCall


@dataclass(frozen=True, slots=True)
class Plan:
    """``text``: what is said without a tool (a question back, a department); ``open``: what it left open."""

    calls: tuple[ToolCall, ...] = ()
    text: str = ""
    open: Mapping[str, Any] = field(default_factory=dict)
