"""What the models read, in an order that lets an endpoint keep the beginning: rules, conversation, request, results."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage

from agent.domain.assistant.conversation import File, Message, Role
from agent.domain.assistant.grounding import Doubt
from agent.domain.assistant.said import Asked
from agent.domain.language import Language
from agent.graphs.assistant_run import Result, Session, Step, arguments
from agent.prompts import assistant as prompt
from agent.tools.told import whole

STAYS = "assistant.run.stays_here"

_SYSTEM = SystemMessage(prompt.SYSTEM)
_LANGUAGES = {Language.DE: "German", Language.EN: "English"}
_TURNS, _LONGEST_TURN, _LONGEST_REQUEST = 12, 2_000, 16_000
_MOST_ACCOUNTS = 50
_CUT = " […]"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Reader:
    """An endpoint as a reader: ``clean`` takes away what closes the fence or opens a turn of its chat."""

    sees_all: bool
    clean: Callable[[str], str]


def for_planner(session: Session, steps: Iterable[Step]) -> list[BaseMessage]:
    """Everything as it is: the planner runs in this process."""

    def told(result: Result) -> str:
        """What was hidden from the endpoint, too."""
        return whole(result.answer, session.language) if result.hidden and result.answer is not None else result.told

    turns = [_said_before(each, each.text) for each in session.turn.history]
    called = [message for step in steps for message in _called(step, told)]
    return [_SYSTEM, *turns, HumanMessage(session.turn.text), *called]


def for_endpoint(session: Session, steps: Iterable[Step], reader: Reader) -> list[BaseMessage]:
    """Fenced and bounded, without what stays here, and with names of accounts in the scope only (I3)."""

    def fenced(result: Result) -> str:
        return prompt.DATA.format(fence=session.fence, told=reader.clean(result.told))

    called = [message for step in steps for message in _called(step, fenced)]
    return [_SYSTEM, *_history(session.turn.history, reader), HumanMessage(_request(session, reader)), *called]


def to_mend(text: str, doubts: Sequence[Doubt]) -> list[BaseMessage]:
    """The answer that was not shown, and why."""
    told = [prompt.PROBLEMS[doubt.fault].format(found=", ".join(doubt.found)) for doubt in doubts]
    return [AIMessage(text or "…"), HumanMessage(prompt.MEND.format(problems=" ".join(told)))]


def characters(messages: Iterable[BaseMessage]) -> int:
    return sum(len(str(message.content)) for message in messages)


def _history(history: Sequence[Message], reader: Reader) -> Iterator[BaseMessage]:
    for each in history[-_TURNS:]:
        hidden = not reader.sees_all and _may_hold_what_stays(each)
        yield _said_before(each, prompt.SHOWN_ONLY if hidden else reader.clean(_short(each.text, _LONGEST_TURN)))


def _may_hold_what_stays(message: Message) -> bool:
    """Marked so; or answered by tools before there was an endpoint, when nothing was marked."""
    return STAYS in message.notices or (bool(message.tool_calls) and not message.prompt_hash)


def _said_before(message: Message, text: str) -> BaseMessage:
    return HumanMessage(text) if message.role is Role.USER else AIMessage(text)


def _request(session: Session, reader: Reader) -> str:
    turn = session.turn
    return prompt.REQUEST.format(
        today=turn.today.isoformat(),
        language=_LANGUAGES[session.language],
        accounts=reader.clean(_scope(session)),
        files=", ".join(reader.clean(_file(each, reader)) for each in turn.files) or "none",
        fence=session.fence,
        text=reader.clean(_short(turn.text, _LONGEST_REQUEST)),
    )


def _scope(session: Session) -> str:
    turn = session.turn
    if turn.account is not None:
        return f"only {turn.account}"
    if turn.user.sees_all_accounts:
        return "all of the company"
    names = sorted(turn.user.accounts)
    return "; ".join(names[:_MOST_ACCOUNTS]) or "none"


def _file(file: File, reader: Reader) -> str:
    """The name of a file can tell what an NDA is about: it stays here as the file does."""
    return f"{file.name} ({file.id})" if reader.sees_all else file.id


def _called(step: Step, told: Callable[[Result], str]) -> Iterator[BaseMessage]:
    yield AIMessage(step.text, tool_calls=[_call(each.asked) for each in step.results])
    for each in step.results:
        yield ToolMessage(told(each), tool_call_id=each.asked.id, name=_name(each.asked))


def _call(asked: Asked) -> dict[str, object]:
    """As an endpoint accepts it back; what was wrong with it, the tool's message says."""
    return {"name": _name(asked), "args": arguments(asked), "id": asked.id, "type": "tool_call"}


def _name(asked: Asked) -> str:
    return asked.name if _NAME.fullmatch(asked.name) else "unknown"


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - len(_CUT)] + _CUT
