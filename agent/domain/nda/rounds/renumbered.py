"""A new clause of ours that came back under another number, or under the one that Word gives it."""

from dataclasses import replace

from agent.domain.nda.numbering import label
from agent.domain.nda.rounds.round import Answer, Asked, Outcome


def renumbered(answer: Answer, asked: Asked) -> Answer:
    """ACCEPTED in place of CHANGED where nothing but the number of a new clause differs."""
    if answer.outcome is not Outcome.CHANGED or not asked.new_paragraph:
        return answer
    same = _bare(answer.after) == _bare(asked.text)
    return replace(answer, outcome=Outcome.ACCEPTED) if same else answer


def _bare(text: str) -> str:
    found = label(text, 0, len(text))
    return " ".join(text[found.end if found else 0 :].split())
