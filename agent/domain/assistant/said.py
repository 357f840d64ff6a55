"""What a model said in one answer: words, or calls of tools. Nothing in it is checked yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agent.domain.assistant.conversation import Stopped, call_key


@dataclass(frozen=True, slots=True)
class Asked:
    """A call as a model wrote it; ``args`` may be anything."""

    id: str
    name: str
    args: object

    @property
    def key(self) -> tuple[str, str]:
        return call_key(self.name, self.args)


@dataclass(frozen=True, slots=True)
class Said:
    """``open``: what the planner asked back. Tokens as the endpoint counted them, else estimated."""

    text: str = ""
    calls: tuple[Asked, ...] = ()
    input_tokens: int = 0
    output_tokens: int = 0
    open: Mapping[str, Any] = field(default_factory=dict)


class Interrupted(Exception):
    """The user stopped, or the time of the run is over, while a model was at work."""

    def __init__(self, why: Stopped) -> None:
        super().__init__(why.value)
        self.why = why
