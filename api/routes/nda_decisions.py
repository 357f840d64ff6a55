"""Decisions on the proposals of a review, before the redline is made."""

from collections.abc import Sequence

from fastapi import APIRouter

from agent.bootstrap import App
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.redline.proposal import Decision
from api.auth import AppDep, LanguageDep, UserDep
from api.schemas import DecisionIn, DecisionOut, DecisionsOut

router = APIRouter(prefix="/api/nda/reviews/{review_id}/decisions", tags=["nda"])


@router.get("")
def decisions(review_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> DecisionsOut:
    """In the order of the proposals; what nobody decided on is not in the list."""
    found = app.decisions.decisions(user, review_id)
    return DecisionsOut(decisions=_out(app, user, review_id, found, language))


@router.post("/accept-rest")
def accept_rest(review_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> DecisionsOut:
    """Accept every proposal that nobody decided on; answers with all decisions."""
    found = app.decisions.accept_rest(user, review_id)
    return DecisionsOut(decisions=_out(app, user, review_id, found, language))


@router.put("/{proposal_id}")
def decide(
    review_id: str, proposal_id: str, wanted: DecisionIn, app: AppDep, user: UserDep, language: LanguageDep
) -> DecisionOut:
    """Accept, reject or rewrite a proposal, in place of an earlier decision."""
    made = app.decisions.decide(user, review_id, proposal_id, wanted.choice, wanted.text, wanted.reason)
    return _out(app, user, review_id, [made], language)[0]


@router.delete("/{proposal_id}", status_code=204)
def undo(review_id: str, proposal_id: str, app: AppDep, user: UserDep) -> None:
    """Leave a proposal undecided."""
    app.decisions.undo(user, review_id, proposal_id)


def _out(app: App, user: User, review_id: str, found: Sequence[Decision], language: Language) -> list[DecisionOut]:
    return [DecisionOut(**row) for row in app.decisions.shown(user, review_id, found, language)]
