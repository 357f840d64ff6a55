"""The second round: what a new version of a draft is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.nda.decisions import proposals_of
from agent.domain.nda.reading import Span
from agent.domain.nda.redline.proposal import Action, Proposal
from agent.domain.nda.redline.request import requested
from agent.domain.nda.redline.smallest import smallest
from agent.domain.nda.rounds.round import Asked
from agent.ports import Decisions, Reviews, StoredReview


@dataclass(frozen=True, slots=True)
class Basis:
    """The last version and what we asked for, as decided when the new version came in."""

    review_id: str
    document_name: str
    created_at: str  # ISO
    text: str
    margins: tuple[Span, ...]  # headers and footers of the text
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class NdaRounds:
    reviews: Reviews
    decisions: Decisions

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
        return Basis(last.id, last.document_name, last.created_at.isoformat(), document["text"], margins, asked)


def _asked(proposals: Sequence[Proposal]) -> tuple[Asked, ...]:
    """Comments ask for no certain wording, so nothing can be held against them."""
    return tuple(_one(proposal) for proposal in proposals if proposal.action is not Action.COMMENT)


def _one(proposal: Proposal) -> Asked:
    """A change of a single place asks for that place alone: what else they do to its sentence is not our doing."""
    start, end, text = proposal.start, proposal.end, proposal.text
    if proposal.action is Action.REPLACE:
        hunks = smallest(proposal.original, proposal.text, proposal.start)
        if len(hunks) == 1:
            start, end, text = hunks[0].start, hunks[0].end, hunks[0].text
    return Asked(proposal.id, proposal.topic, start, end, text, new_paragraph=proposal.action is Action.INSERT)
