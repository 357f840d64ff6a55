"""The changes we ask for, as redlines, with what a person decided on each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from agent.adapters.report.passages import Desk
from agent.adapters.report.redline import KEPT, Piece, redline
from agent.adapters.report.words import Words


@dataclass(frozen=True, slots=True)
class DecisionView:
    proposal_id: str
    told: str  # what was decided, by whom, when
    change: tuple[Piece, ...]  # our own wording, where the proposal was rewritten
    reason: str
    unagreed: str  # whose consent is missing


@dataclass(frozen=True, slots=True)
class ProposalView:
    id: str
    topic: str
    action: str
    where: str
    href: str
    change: tuple[Piece, ...]
    wording: str  # of a proposal that changes nothing: wording to negotiate with
    fallback: str
    reason: str
    note: str
    decision: DecisionView | None


def proposal_views(
    desk: Desk, proposals: Iterable[Mapping[str, Any]], decisions: Mapping[str, Mapping[str, Any]]
) -> list[ProposalView]:
    return [_proposal(desk, proposal, decisions.get(proposal["id"])) for proposal in proposals]


def _proposal(desk: Desk, proposal: Mapping[str, Any], decision: Mapping[str, Any] | None) -> ProposalView:
    action, text = proposal["action"], proposal["text"]
    where, href = desk.where(proposal["start"], proposal["end"])
    comment = action == "comment"
    return ProposalView(
        id=proposal["id"],
        topic=desk.words.topic(proposal["topic"]),
        action=desk.words.text(f"proposal.action.{action}"),
        where=desk.words.text("report.insert_after", place=where) if where and action == "insert" else where,
        href=href,
        change=() if comment else _change(desk, proposal, "" if action == "delete" else text),
        wording=text if comment else "",
        fallback=proposal.get("fallback", ""),
        reason=proposal.get("reason", ""),
        note=proposal.get("note", ""),
        decision=decision_view(desk.words, decision, proposal["original"]) if decision else None,
    )


def _change(desk: Desk, proposal: Mapping[str, Any], text: str) -> tuple[Piece, ...]:
    """The change inside its sentence; a new paragraph stands alone."""
    change = redline(proposal["original"], text)
    if proposal["action"] == "insert" or not 0 <= proposal["start"] <= proposal["end"]:
        return change
    before, after = desk.draft.around(proposal["start"], proposal["end"])
    return tuple(piece for piece in (Piece(KEPT, before), *change, Piece(KEPT, after)) if piece.text)


def decision_view(words: Words, decision: Mapping[str, Any], original: str = "") -> DecisionView:
    """``decision`` may carry the name of who decided, and ``needs``: whose consent is missing."""
    choice, needs, reason = decision["choice"], decision.get("needs"), decision.get("reason")
    name = decision.get("decided_by_name") or decision.get("decided_by", "")
    date = words.date(decision.get("decided_at"))
    unagreed = needs and choice != "accept"
    return DecisionView(
        proposal_id=decision["proposal_id"],
        told=words.text(f"proposal.decided.{choice}", name=name, date=date),
        change=redline(original, decision.get("text", "")) if choice == "rewrite" else (),
        reason=words.text("proposal.because", reason=reason) if reason else "",
        unagreed=words.text(f"proposal.unagreed.{choice}", needs=needs) if unagreed else "",
    )
