"""What we ask for once a person has decided: proposals less the rejected ones, as edits of a Word file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from agent.domain.nda.redline.edit import Edit, Hunk, NewParagraph
from agent.domain.nda.redline.placement import next_number
from agent.domain.nda.redline.proposal import Action, Choice, Decision, Proposal
from agent.domain.nda.redline.smallest import smallest


def requested(proposals: Sequence[Proposal], decisions: Mapping[str, Decision]) -> list[Proposal]:
    """The proposals that go to the other side, by decision; what nobody has decided goes as proposed.

    A rewritten comment becomes a change of the words it stood at. New clauses are numbered one after
    the other, so that a rejected one leaves no gap.
    """
    kept = [
        _decided(proposal, decisions.get(proposal.id))
        for proposal in proposals
        if proposal.id not in decisions or decisions[proposal.id].choice is not Choice.REJECT
    ]
    return _numbered(_apart(kept))


def given_up(proposals: Sequence[Proposal], decisions: Mapping[str, Decision]) -> list[Proposal]:
    """What we do not ask for, as remarks at its place."""
    rejected = (each for each in proposals if each.id in decisions and decisions[each.id].choice is Choice.REJECT)
    return [replace(each, action=Action.COMMENT, text="") for each in rejected]


def edits(proposals: Sequence[Proposal], comments: Mapping[str, str]) -> list[Edit]:
    """Edits of requested proposals; one without an entry in ``comments`` and without a change is left out."""
    found = [_edit(proposal, comments.get(proposal.id, "")) for proposal in proposals]
    return [edit for edit in found if edit.comment or edit.hunks or edit.paragraphs]


def _decided(proposal: Proposal, decision: Decision | None) -> Proposal:
    if decision is None or decision.choice is not Choice.REWRITE:
        return proposal
    if proposal.action is Action.INSERT:
        return replace(proposal, text=decision.text)
    # what people type has no blanks at its ends; those of the draft stay, and an addition keeps its own
    around = proposal.original or proposal.text
    lead, tail = around[: len(around) - len(around.lstrip())], around[len(around.rstrip()) :]
    return replace(proposal, action=Action.REPLACE, text=lead + decision.text + tail)


def _apart(proposals: Sequence[Proposal]) -> list[Proposal]:
    """A rewritten comment may now change words that another proposal changes: the first one does."""
    out: list[Proposal] = []
    end = 0
    for proposal in proposals:
        changes = proposal.action in (Action.REPLACE, Action.DELETE)
        if changes and proposal.start < end:
            proposal = replace(proposal, action=Action.COMMENT)
        elif changes:
            end = max(end, proposal.end)
        out.append(proposal)
    return out


def _numbered(proposals: Sequence[Proposal]) -> list[Proposal]:
    out: list[Proposal] = []
    number = ""
    for proposal in proposals:
        if proposal.action is Action.INSERT and proposal.number:
            number = next_number(number) if number else proposal.number
            proposal = replace(proposal, number=number, text=f"{number} {proposal.text}")
        out.append(proposal)
    return out


def _edit(proposal: Proposal, comment: str) -> Edit:
    hunks: tuple[Hunk, ...] = ()
    paragraphs: tuple[NewParagraph, ...] = ()
    if proposal.action is Action.INSERT:
        paragraphs = _paragraphs(proposal)
    elif proposal.action is Action.REPLACE:
        hunks = smallest(proposal.original, proposal.text, proposal.start)
    elif proposal.action is Action.DELETE:
        hunks = (Hunk(proposal.start, proposal.end, ""),)
    return Edit(proposal.id, proposal.start, proposal.end, comment, hunks, paragraphs)


def _paragraphs(proposal: Proposal) -> tuple[NewParagraph, ...]:
    """One a line; lines beyond those foreseen take the format of the last one."""
    lines = [line.strip() for line in proposal.text.split("\n") if line.strip()]
    return tuple(NewParagraph(line, proposal.like[min(at, len(proposal.like) - 1)]) for at, line in enumerate(lines))
