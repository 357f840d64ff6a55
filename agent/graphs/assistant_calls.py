"""Runs the calls of one answer: each once, in their order, within the limits."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.domain.assistant.conversation import File, Stopped
from agent.domain.assistant.said import Asked
from agent.domain.assistant.turn import Progress
from agent.graphs.assistant_run import Result, Session, State, Step, results, stays_inside
from agent.tools.registry import ToolBox
from agent.tools.told import nothing

_SAME = 2  # so often a call is answered; then the model goes round in circles


@dataclass(frozen=True, slots=True)
class Caller:
    """``shown``: the model that asks may read what stays here."""

    tools: ToolBox
    session: Session
    shown: bool

    def step(self, state: State) -> tuple[Step, Stopped | None]:
        """What came of the calls, and why not all of them were made."""
        said = state["said"]
        assert said is not None  # noqa: S101 - only an answer with calls comes here
        done = list(results(state))
        before, why = len(done), None
        for asked in _numbered(said.calls, before):
            why = self.session.interrupted(state["by"]) or _circling(asked, done)
            if why is not None:
                break
            done.append(self._result(asked, done))
        return Step(said.text, tuple(done[before:])), why

    def _result(self, asked: Asked, done: list[Result]) -> Result:
        for earlier in done:
            if earlier.asked.key == asked.key:
                return replace(earlier, asked=asked)  # not made again: a draft would be made twice
        return self._made(asked, len(done) + 1)

    def _made(self, asked: Asked, number: int) -> Result:
        if asked.name in self.tools.names():
            self.session.tell(Progress(step=self.tools.get(asked.name).doing))
        context = replace(self.session.context, request=self._request(asked))
        answer, told = self.tools.call(context, asked.name, asked.args, number, shown=self.shown)
        if not self.shown:
            told = _without_names(told, context.files)
        if answer is None:
            return Result(asked, None, told)
        for fact in answer.facts:
            self.session.tell(Progress(fact=fact))
        for draft in answer.drafts:
            self.session.tell(Progress(draft=draft))
        hidden = not self.shown and stays_inside(answer)
        return Result(asked, answer, nothing() if hidden else told, hidden)

    def _request(self, asked: Asked) -> str:
        """Also of its arguments: a run that begins anew may call something else at the same place."""
        parts = (self.session.context.request, *asked.key)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _without_names(told: str, files: Sequence[File]) -> str:
    """The name of a file can tell what an NDA is about: a model outside knows it by its id."""
    for file in files:
        told = told.replace(json.dumps(file.name, ensure_ascii=False)[1:-1], file.id)
    return told


def _numbered(calls: tuple[Asked, ...], before: int) -> Iterator[Asked]:
    """With ids of our own: those of a model may be doubled, empty, or anything. Nine signs, as Mistral wants them."""
    for at, call in enumerate(calls, before + 1):
        yield replace(call, id=f"call{at:05d}")


def _circling(asked: Asked, done: list[Result]) -> Stopped | None:
    made = Counter(each.asked.key for each in done)
    return Stopped.STEPS if made[asked.key] >= _SAME else None
