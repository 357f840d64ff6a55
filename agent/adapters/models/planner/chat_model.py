"""The embedded planner as a LangChain chat model: no weights but the sentence embeddings, no network."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from pydantic import ConfigDict, Field, SkipValidation

from agent.adapters.models.planner.choice import load_choices
from agent.adapters.models.planner.features import Encode
from agent.adapters.models.planner.history import Past
from agent.adapters.models.planner.intents import Intents
from agent.adapters.models.planner.lexicon import Lexicon
from agent.adapters.models.planner.naming import NameIndex
from agent.adapters.models.planner.ordinary import ordinary_words
from agent.adapters.models.planner.plan import Plan
from agent.adapters.models.planner.planning import Planning
from agent.adapters.models.planner.reading import Reader
from agent.adapters.models.planner.slots import Slots
from agent.adapters.models.planner.speech import answers, offers
from agent.domain.assistant.directory import Directory
from agent.domain.assistant.glossary import Glossary
from agent.domain.assistant.turn import Turn
from agent.domain.identity import User
from agent.domain.rights import Department

_MOST_INDEXES = 16
LONGEST = 4_000  # characters of a message that are planned by


@dataclass
class Planners:
    """What all turns share; the factory of the planner of one turn: ``planners(turn)``.

    ``directory`` gives the names in the scope of a user, the same object as long as they are the same.
    """

    encode: Encode
    glossary: Callable[[], Glossary]
    directory: Callable[[User], Directory]
    departments: Callable[[], Sequence[Department]] = field(default=lambda: ())
    _indexes: list[tuple[Directory, NameIndex]] = field(default_factory=list, init=False)
    _lexicon: tuple[Glossary, Lexicon] | None = field(default=None, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def __call__(self, turn: Turn) -> "EmbeddedPlanner":
        return EmbeddedPlanner(planners=self, turn=turn)

    def warm(self) -> None:
        """Load what the first turn would wait for."""
        load_choices()
        self.encode([""])

    def plan(self, turn: Turn) -> Plan:
        index, lexicon = self._index(self.directory(turn.user)), self._terms(self.glossary())
        names = tuple(each.name for each in turn.files)
        past, said = Past(turn.history, index.accounts_of), turn.spoken
        return Planning(
            reader=Reader(index, lexicon, turn.today, names),
            intents=Intents(load_choices(), self.encode),
            slots=Slots(past, index, turn.today, names, narrowed=turn.account is not None),
            past=past,
            language=said,
            departments={each.id: each.name.text(said) for each in self.departments()},
        ).plan(turn.text[:LONGEST])

    def _index(self, directory: Directory) -> NameIndex:
        with self._lock:
            known = next((index for each, index in self._indexes if each is directory), None)
            if known is None:
                known = NameIndex(directory, ordinary_words())
                self._indexes = [*self._indexes, (directory, known)][-_MOST_INDEXES:]
            return known

    def _terms(self, glossary: Glossary) -> Lexicon:
        with self._lock:
            if self._lexicon is None or self._lexicon[0] is not glossary:
                self._lexicon = (glossary, Lexicon(glossary))
            return self._lexicon[1]


class EmbeddedPlanner(BaseChatModel):
    """Plans the message of its turn; once tools have answered, puts their answers together."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    # both left out of what is shown: LangChain shows a model at every call, and these hold all names of the facts
    planners: SkipValidation[Planners] = Field(repr=False)  # holds a lock, which is no field
    turn: Turn = Field(repr=False)
    allowed: frozenset[str] | None = None  # names of the tools that were bound; None: all

    @property
    def _llm_type(self) -> str:
        return "kam-embedded-planner"

    def bind_tools(self, tools: Sequence[Any], **_kwargs: Any) -> Runnable[Any, AIMessage]:
        """Calls outside of ``tools`` are not made. Takes functions in the OpenAI format, or anything with a name."""
        return self.model_copy(update={"allowed": frozenset(_name(each) for each in tools)})

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - the interface has it
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **_kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._say(messages))])

    def _say(self, messages: Sequence[BaseMessage]) -> AIMessage:
        if messages and isinstance(messages[-1], ToolMessage):
            return self._told(_this_run(messages))
        plan = self.planners.plan(self.turn)
        calls = [each for each in plan.calls if self.allowed is None or each.name in self.allowed]
        return AIMessage(
            content=plan.text,
            tool_calls=[
                {"name": each.name, "args": dict(each.args), "id": f"plan{at}", "type": "tool_call"}
                for at, each in enumerate(calls, start=1)
            ],
            additional_kwargs={"open": dict(plan.open)} if plan.open else {},
        )

    def _told(self, run: Sequence[BaseMessage]) -> AIMessage:
        offered = offers(run)
        left = {"open": {"kind": "offer", "calls": offered[-1:]}} if offered else {}
        return AIMessage(content=answers(run, self.turn.spoken), additional_kwargs=left)


def _this_run(messages: Sequence[BaseMessage]) -> Sequence[BaseMessage]:
    """From the last message of a person on."""
    at = max((place for place, each in enumerate(messages) if isinstance(each, HumanMessage)), default=-1)
    return messages[at + 1 :]


def _name(tool: Any) -> str:
    if isinstance(tool, Mapping):
        function = tool.get("function", tool)
        return str(function["name"])
    return str(getattr(tool, "name", None) or tool.__name__)
