"""The chat loop: model → tools → model … → check → end.

Where an endpoint is set, it speaks; the embedded planner speaks where none is, and takes over where the endpoint does
not answer, answers nothing that can be shown, or used up its steps, time, tokens or money. What tools had answered by
then is kept, so that nothing is drafted twice.

No LangGraph checkpoints: a run is short, and a conversation is rows in our state; its memory is `Turn.history`.

The words of an answer are told after the check, in one go: what a user has read cannot be taken back, and whether a
figure has its fact shows only when the sentence stands. Steps, facts and drafts are told as they come.
"""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime

from agent.domain.assistant.conversation import Role, Stopped, Usage
from agent.domain.assistant.grounding import Grounds, doubts
from agent.domain.assistant.limits import Limits
from agent.domain.assistant.links import kept_links
from agent.domain.assistant.said import Asked, Interrupted, Said
from agent.domain.assistant.turn import Progress, Reply, Turn
from agent.domain.errors import KamError
from agent.domain.facts.fact import Fact
from agent.graphs.assistant_calls import Caller
from agent.graphs.assistant_messages import Reader, characters, for_endpoint, for_planner, to_mend
from agent.graphs.assistant_reply import reply
from agent.graphs.assistant_run import Session, Speaker, State, answers, facts, results, steps_of_use
from agent.tools.registry import ToolBox
from agent.tools.tool import Context

_CHARS_PER_TOKEN = 3  # German; where an endpoint does not count
_NOTICES = {
    Stopped.MODEL: "assistant.run.endpoint",
    Stopped.BUDGET: "assistant.run.budget",
    Stopped.STEPS: "assistant.run.steps",
    Stopped.TIME: "assistant.run.time",
    Stopped.CANCELLED: "assistant.run.cancelled",
}

_USUAL = Limits()

log = logging.getLogger(__name__)


class Endpoint(Protocol):
    """A model outside of this process: `agent.adapters.models.chat.EndpointChat`."""

    @property
    def name(self) -> str: ...
    @property
    def sees_all(self) -> bool: ...
    @property
    def most_output_tokens(self) -> int: ...
    def ask(self, messages: Sequence[BaseMessage], until: float, stop: Callable[[], bool]) -> Said: ...
    def new_fence(self) -> str: ...
    def neutralised(self, text: str, fence: str) -> str: ...


class AssistantGraph:
    """Implements the port `Assistant`. Compiled once; runs of many threads at a time share nothing."""

    def __init__(
        self,
        tools: ToolBox,
        planner: Callable[[Turn], BaseChatModel],
        *,
        endpoint: Endpoint | None = None,
        limits: Limits = _USUAL,
        domains: frozenset[str] = frozenset(),
    ) -> None:
        """``domains``: our own, which an answer may link."""
        self._tools, self._planner, self._endpoint = tools, planner, endpoint
        self._limits, self._domains = limits, domains
        self._schema_tokens = len(json.dumps(tools.schemas())) // _CHARS_PER_TOKEN
        self._graph = self._wired()

    def run(self, turn: Turn, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Reply:
        """As the port says. Raises Forbidden ``access.account``."""
        if turn.account is not None:
            turn.user.require_account(turn.account)
        session = self._session(turn, tell, stop)
        by = Speaker.PLANNER if self._endpoint is None else Speaker.ENDPOINT
        start: State = {"by": by, "steps": (), "said": None, "asked": {}, "used": Usage("planner")}
        most = 6 * self._limits.steps + 20  # more than its own limits ever let it run
        ended: Any = self._graph.invoke(start, {"recursion_limit": most}, context=session)
        found: Reply = ended["reply"]
        for piece in [found.text] if ended["by"] is Speaker.PLANNER else found.text.splitlines(keepends=True):
            tell(Progress(token=piece))
        return found

    def _session(self, turn: Turn, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Session:
        language = turn.spoken
        context = Context(turn.user, language, turn.account, turn.files, _request_id(turn), _typed(turn))
        now, outside = time.monotonic(), self._endpoint is not None
        fence = self._endpoint.new_fence() if self._endpoint else ""
        settled = replace(turn, language=language)
        return Session(settled, language, context, self._limits, tell, stop, now, outside, fence)

    def _wired(self) -> Any:
        graph = StateGraph(State, context_schema=Session)
        graph.add_node("model", self._model)
        graph.add_node("tools", self._call_tools)
        graph.add_node("check", self._check)
        graph.add_edge(START, "model")
        graph.add_conditional_edges("model", _after_model, ["model", "tools", "check"])
        graph.add_conditional_edges("tools", _after_tools, ["model", "check"])
        graph.add_conditional_edges("check", _after_check, {"model": "model", "end": END})
        return graph.compile()

    def _model(self, state: State, runtime: Runtime[Session]) -> State:
        session, by = runtime.context, state["by"]
        if why := session.interrupted(by) or self._used_up(state):
            return _ended(state, why)
        relieved = by is Speaker.PLANNER and session.outside
        session.tell(Progress(step=f"assistant.run.step.{'planner' if relieved else 'model'}"))
        try:
            said, used = self._asked(state, session)
        except Interrupted as error:
            return _ended(state, error.why)
        except KamError:  # told in the log where it was raised
            return _ended(state, Stopped.MODEL)
        if said is None:
            return _ended(state, Stopped.BUDGET)
        return {"said": said, "used": used, "asked": _counted(state)}

    def _asked(self, state: State, session: Session) -> tuple[Said | None, Usage]:
        if state["by"] is Speaker.PLANNER or self._endpoint is None:
            return self._planned(state, session), replace(state["used"], calls=state["used"].calls + 1)
        endpoint, messages = self._endpoint, self._messages(state, session, self._endpoint)
        estimate = characters(messages) // _CHARS_PER_TOKEN + self._schema_tokens
        if not self._limits.allows(state["used"], estimate, endpoint.most_output_tokens):
            return None, state["used"]
        said = endpoint.ask(messages, session.until(Speaker.ENDPOINT), session.stop)
        return said, self._spent(state["used"], said, estimate)

    def _messages(self, state: State, session: Session, endpoint: Endpoint) -> list[BaseMessage]:
        reader = Reader(endpoint.sees_all, lambda text: endpoint.neutralised(text, session.fence))
        messages = for_endpoint(session, state["steps"], reader)
        said, doubted = state.get("said"), state.get("doubts", ())
        return [*messages, *to_mend(said.text, doubted)] if said is not None and doubted else messages

    def _planned(self, state: State, session: Session) -> Said:
        """Raises Unavailable for whatever goes wrong in it: a defect of ours, told in the log without a text."""
        try:
            answer: Any = self._planner(session.turn).invoke(for_planner(session, steps_of_use(state)))
            calls = tuple(Asked(str(call["id"]), call["name"], call["args"]) for call in answer.tool_calls)
            return Said(str(answer.text), calls, open=answer.additional_kwargs.get("open", {}))
        except Exception as error:
            log.error("The planner failed: %s in %s", type(error).__name__, _place(error))
            raise KamError("assistant.run.failed") from error

    def _spent(self, used: Usage, said: Said, estimate: int) -> Usage:
        written = len(said.text) + sum(len(str(call.args)) for call in said.calls)
        output = said.output_tokens or written // _CHARS_PER_TOKEN
        tokens_in, tokens_out = used.input_tokens + (said.input_tokens or estimate), used.output_tokens + output
        name = self._endpoint.name if self._endpoint else used.model
        return Usage(name, used.calls + 1, tokens_in, tokens_out, self._limits.price(tokens_in, tokens_out))

    def _used_up(self, state: State) -> Stopped | None:
        return Stopped.STEPS if state["asked"].get(state["by"], 0) >= self._limits.steps else None

    def _call_tools(self, state: State, runtime: Runtime[Session]) -> State:
        shown = state["by"] is Speaker.PLANNER or (self._endpoint is not None and self._endpoint.sees_all)
        step, why = Caller(self._tools, runtime.context, shown).step(state)
        update: State = {"steps": (*state["steps"], step), "doubts": ()}
        return update if why is None else {**update, **_ended({**state, **update}, why)}

    def _check(self, state: State, runtime: Runtime[Session]) -> State:
        session, said = runtime.context, state.get("said")
        if state["by"] is Speaker.ENDPOINT and said is not None and not state.get("halted"):
            session.tell(Progress(step="assistant.run.step.check"))
            if found := doubts(kept_links(said.text, self._domains).text, _grounds(state, session)):
                log.info("An answer is not shown as it is: %s", ", ".join(each.fault.value for each in found))
                if not state.get("mended"):
                    return {"doubts": found, "mended": True}
                return _ended(state, Stopped.MODEL, "assistant.run.figures")
        return {"reply": reply(session, state, self._domains)}


def _ended(state: State, why: Stopped, notice: str = "") -> State:
    """The endpoint is relieved by the planner, which keeps what tools answered; otherwise the run is over."""
    notices = (*state.get("notices", ()), notice or _NOTICES[why])
    stopped = state.get("stopped") or why
    if state["by"] is Speaker.PLANNER or why is Stopped.CANCELLED:
        return {"halted": True, "stopped": stopped, "notices": notices}
    useful = any(each.answer is not None for each in results(state))
    kept = state["steps"] if useful else ()
    relieved: State = {"by": Speaker.PLANNER, "steps": kept, "inherited": len(kept), "said": None, "doubts": ()}
    return {**relieved, "stopped": stopped, "notices": notices}


def _after_model(state: State) -> str:
    said = state.get("said")
    if state.get("halted"):
        return "check"
    if said is None:
        return "model"
    return "tools" if said.calls else "check"


def _after_tools(state: State) -> str:
    return "check" if state.get("halted") else "model"


def _after_check(state: State) -> str:
    return "end" if "reply" in state else "model"


def _counted(state: State) -> Mapping[Speaker, int]:
    by = state["by"]
    return {**state["asked"], by: state["asked"].get(by, 0) + 1}


def _grounds(state: State, session: Session) -> Grounds:
    turn = session.turn
    earlier: list[Fact] = [fact for each in turn.history for fact in each.facts]
    names = (*turn.user.accounts, *(draft for answer in answers(state) for draft in answer.drafts))
    return Grounds(facts(state), earlier, session.context.typed or (), turn.today, session.language, names)


def _typed(turn: Turn) -> tuple[str, ...]:
    """What the user wrote in the conversation."""
    return (*(each.text for each in turn.history if each.role is Role.USER), turn.text)


def _request_id(turn: Turn) -> str:
    """The same turn has the same id, also when it runs again after a crash: its drafts are made once."""
    if turn.request:
        return turn.request
    before = turn.history[-1].id if turn.history else ""
    return hashlib.sha256("\0".join((turn.thread, before, turn.text)).encode("utf-8", "replace")).hexdigest()[:32]


def _place(error: Exception) -> str:
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else "?"
