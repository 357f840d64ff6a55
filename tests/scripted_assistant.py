"""An assistant that does what a test tells it, in place of models and tools; everything around it is real."""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from agent.domain.assistant.conversation import ToolCall, Usage
from agent.domain.assistant.turn import Progress, Reply, Turn
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import RowKey
from agent.domain.language import Language, detect
from agent.domain.nda.policy import Bilingual

AS_OF = dt.datetime(2026, 11, 22, 6, tzinfo=dt.UTC)
OTIF = Fact(
    id="k1.otif",
    label=Bilingual("Liefertreue", "OTIF"),
    value=0.634,
    unit=FactUnit.RATIO,
    period="2026-Q3",
    definition="otif",
    definition_version="1",
    rows=(RowKey("order_lines", "O-1"), RowKey("order_lines", "O-2")),
    as_of=AS_OF,
)


@dataclass
class Scripted:
    """Answers with the text it was given, in capitals; ``then`` replaces or completes that for one turn each.

    ``hold``: a run waits for it, or unless it is ``deaf`` for the word to stop. ``started``: a run has begun.
    """

    then: list[Callable[[Turn], Reply]] = field(default_factory=list)
    hold: threading.Event | None = None
    deaf: bool = False
    started: threading.Event = field(default_factory=threading.Event)
    turns: list[Turn] = field(default_factory=list)
    stopped: list[bool] = field(default_factory=list)

    def run(self, turn: Turn, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Reply:
        self.turns.append(turn)
        self.started.set()
        while self.hold is not None and not self.hold.is_set() and (self.deaf or not stop()):
            self.hold.wait(0.02)
        self.stopped.append(stop())
        reply = self.then.pop(0)(turn) if self.then else spoken(turn)
        for word in reply.text.split():
            tell(Progress(token=word))
        for fact in reply.facts:
            tell(Progress(fact=fact))
        for draft in reply.drafts:
            tell(Progress(draft=draft))
        return reply


def spoken(turn: Turn, **values: Any) -> Reply:
    return Reply(turn.text.upper(), turn.language or detect(turn.text, turn.user.language), **values)


def with_figure(turn: Turn) -> Reply:
    """As a KPI is answered."""
    return Reply(
        text="Die Liefertreue liegt bei **63,4 %**.",
        language=Language.DE,
        template="Die Liefertreue liegt bei **{{F:k1.otif}}**.",
        tool_calls=(ToolCall("query_kpi", {"kpi": "otif", "account": "Nordwerk Antriebe GmbH"}),),
        facts=(OTIF,),
        drafts=("d-1",),
        links={"/supply": "Versorgung"},
        notices=("assistant.told.stopped.model",),
        usage=Usage("planner", 2, 10, 5),
        open={"waits_for": "period"},
        prompt_hash="0" * 64,
    )


def raising(error: BaseException) -> Callable[[Turn], Reply]:
    def fail(_turn: Turn) -> Reply:
        raise error

    return fail
