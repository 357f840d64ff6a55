"""Answers as a reader understands them: a changed number alone says nothing."""

from dataclasses import replace

from agent.domain.nda.redline.smallest import around
from agent.domain.nda.rounds.round import Answer, Outcome

# longer requests speak for themselves
_SHORT = 60


def in_context(answer: Answer, new: str) -> Answer:
    """A short request that was accepted or declined, in the sentence it stands in; offsets stay exact.

    A CHANGED one holds whole sentences already, and a request that left no trace has no place.
    """
    if answer.outcome is Outcome.CHANGED or max(len(answer.before), len(answer.asked)) > _SHORT:
        return answer
    before, after = around(new, answer.start, answer.end)
    wide = {name: before + getattr(answer, name) + after for name in ("before", "asked", "after")}
    return replace(answer, **wide)
