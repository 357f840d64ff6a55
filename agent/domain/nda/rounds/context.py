"""Answers as a reader understands them: a changed number alone says nothing."""

from dataclasses import replace

from agent.domain.nda.redline.smallest import around
from agent.domain.nda.rounds.round import Answer, Asked, Outcome

# longer requests speak for themselves
_SHORT = 60


def in_context(answer: Answer, asked: Asked, last: str, new: str) -> Answer:
    """A short request that was accepted or declined, in the sentence it stands in; offsets stay exact.

    ``before`` and ``asked`` stand in the sentence of the last version, ``after`` in that of the new one: no
    version is quoted with another one's words. A CHANGED answer holds whole sentences already.
    """
    if answer.outcome is Outcome.CHANGED or max(len(answer.before), len(answer.asked)) > _SHORT:
        return answer
    left, right = around(last, asked.start, asked.end)
    before, after = around(new, answer.start, answer.end)
    return replace(
        answer,
        before=left + answer.before + right,
        asked=left + answer.asked + right,
        after=before + answer.after + after,
    )
