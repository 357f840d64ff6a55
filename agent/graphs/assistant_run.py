"""What the nodes of the assistant share in one run: who asks, how far it may go, what was said and done so far."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypedDict

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.assistant.conversation import Stopped, ToolCall, Usage
from agent.domain.assistant.grounding import Doubt
from agent.domain.assistant.limits import Limits
from agent.domain.assistant.said import Asked, Said
from agent.domain.assistant.turn import Progress, Reply, Turn
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from agent.tools.tool import Context

_INSIDE = frozenset({FactClass.INTERNAL, FactClass.SECRET})


class Speaker(StrEnum):
    ENDPOINT = "endpoint"
    PLANNER = "planner"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a call. ``answer`` None: an error, which ``told`` tells. ``hidden``: the endpoint did not see it."""

    asked: Asked
    answer: ToolAnswer | None
    told: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """An answer of a model that called tools."""

    text: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """Fixed for one run. ``began``: `time.monotonic`. ``outside``: an endpoint is set, which may read what follows."""

    turn: Turn
    language: Language
    context: Context
    limits: Limits
    tell: Callable[[Progress], None]
    stop: Callable[[], bool]
    began: float
    outside: bool = False
    fence: str = ""

    def until(self, by: Speaker) -> float:
        limits = self.limits
        return self.began + (limits.endpoint_seconds if by is Speaker.ENDPOINT else limits.seconds)

    def interrupted(self, by: Speaker) -> Stopped | None:
        if self.stop():
            return Stopped.CANCELLED
        return Stopped.TIME if time.monotonic() >= self.until(by) else None


class State(TypedDict, total=False):
    """``said`` None: nobody has answered since the speaker changed. ``doubts``: why ``said`` is being mended.
    ``inherited``: how many of the first steps are those of the endpoint that was relieved.
    """

    by: Speaker
    steps: tuple[Step, ...]
    inherited: int
    said: Said | None
    asked: Mapping[Speaker, int]
    used: Usage
    doubts: tuple[Doubt, ...]
    mended: bool
    stopped: Stopped | None
    halted: bool
    notices: tuple[str, ...]
    reply: Reply


def results(state: State) -> Iterable[Result]:
    for step in state["steps"]:
        yield from step.results


def steps_of_use(state: State) -> list[Step]:
    """Of what an endpoint left behind, the answers only: neither its words, which nobody has checked, nor its errors,
    which repeat what it sent."""
    count = state.get("inherited", 0)
    left = [
        Step("", tuple(each for each in step.results if each.answer is not None)) for step in state["steps"][:count]
    ]
    return [*(step for step in left if step.results), *state["steps"][count:]]


def answers(state: State) -> list[ToolAnswer]:
    """Each once, although a call that was repeated stands there twice."""
    found = {id(each.answer): each.answer for each in results(state) if each.answer is not None}
    return list(found.values())


def facts(state: State) -> list[Fact]:
    return [fact for answer in answers(state) for fact in answer.facts]


def stays_inside(answer: ToolAnswer) -> bool:
    """Whether only listed hosts may read it: what is marked so (I10), and what holds figures of the inside."""
    return answer.stays_here or any(fact.fact_class in _INSIDE for fact in answer.facts)


def tool_calls(state: State) -> tuple[ToolCall, ...]:
    """As they were made; arguments that were no object are left out."""
    return tuple(ToolCall(each.asked.name, arguments(each.asked)) for each in results(state))


def arguments(asked: Asked) -> dict[str, Any]:
    return dict(asked.args) if isinstance(asked.args, Mapping) else {}
