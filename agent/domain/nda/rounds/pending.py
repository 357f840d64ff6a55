"""Our own tracked changes that came back untouched: nobody has answered them yet."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from agent.domain.document import TrackedChange
from agent.domain.nda.rounds.round import Answer, Outcome


def ours(changes: Sequence[TrackedChange], authors: Collection[str]) -> list[TrackedChange]:
    """The changes that still stand in the file in the name of one of our people."""
    names = {_key(author) for author in authors}
    return [change for change in changes if _key(change.author) in names]


def pending(answer: Answer, changes: Sequence[TrackedChange]) -> Answer:
    """OPEN in place of ACCEPTED where a change of ours stands at the answer's place."""
    if answer.outcome is not Outcome.ACCEPTED:
        return answer
    touched = any(
        change.start is not None
        and change.end is not None
        and change.start <= answer.end
        and answer.start <= change.end
        for change in changes
    )
    return replace(answer, outcome=Outcome.OPEN) if touched else answer


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
