"""The second round: what a new version of a draft is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.nda.decisions import proposals_of
from agent.domain.nda.policy import Verdict
from agent.domain.nda.reading import Span
from agent.domain.nda.redline.proposal import Action, Proposal
from agent.domain.nda.redline.request import requested
from agent.domain.nda.redline.smallest import smallest
from agent.domain.nda.rounds.round import Asked
from agent.ports import Decisions, Identity, Reviews, StoredReview


@dataclass(frozen=True, slots=True)
class Basis:
    """The last version and what we asked for, as decided when the new version came in."""

    review_id: str
    document_name: str
    created_at: str  # ISO
    text: str
    margins: tuple[Span, ...]  # headers and footers of the text
    authors: tuple[str, ...]  # our people, as they sign tracked changes
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class NdaRounds:
    reviews: Reviews
    decisions: Decisions
    identity: Identity

    def basis(self, review: StoredReview) -> Basis | None:
        """None in a first round. Access was checked when the review was requested. Raises NotFound."""
        if review.previous is None:
            return None
        last = self.reviews.get(review.previous)
        result: Mapping[str, Any] = last.result or {}
        decided = {each.proposal_id: each for each in self.decisions.of(last.id)}
        asked = _asked(requested(proposals_of(result), decided))
        document = result["document"]
        margins = tuple(Span(**span) for span in document.get("margins", ()))
        return Basis(
            review_id=last.id,
            document_name=last.document_name,
            created_at=last.created_at.isoformat(),
            text=document["text"],
            margins=margins,
            authors=tuple(user.name for user in self.identity.users()),
            asked=asked,
        )


def _asked(proposals: Sequence[Proposal]) -> tuple[Asked, ...]:
    """Requests in order, those that change words first in place: where a comment stands on the same words,
    the change is what an answer is held against."""
    taken: list[Asked] = []
    for proposal in sorted(proposals, key=lambda each: each.action is Action.COMMENT):
        one = _one(proposal)
        # a remark without wording is no request, and what we are unsure of is a question to ourselves
        remark = proposal.action is Action.COMMENT and (not proposal.text or proposal.verdict is Verdict.UNCLEAR)
        if not remark and not any(_meet(one, other) for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda each: (each.start, each.end)))


def _meet(one: Asked, other: Asked) -> bool:
    return one.start < other.end and other.start < one.end


def _one(proposal: Proposal) -> Asked:
    """A change of a single place asks for that place alone: what else they do to its sentence is not our doing."""
    start, end, text = proposal.start, proposal.end, proposal.text
    if proposal.action is Action.REPLACE:
        hunks = smallest(proposal.original, proposal.text, proposal.start)
        if len(hunks) == 1:
            start, end, text = hunks[0].start, hunks[0].end, hunks[0].text
    return Asked(proposal.id, proposal.topic, start, end, text, new_paragraph=proposal.action is Action.INSERT)
