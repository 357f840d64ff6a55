"""Decisions on proposals: a person accepts, rejects or rewrites each one before the redline is made."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agent.domain.errors import Forbidden, NotFound
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.nda.decisions import checked, is_agreed, is_consent, proposals_of
from agent.domain.nda.redline.proposal import Choice, Decision, Proposal
from agent.domain.rights import speaks_for
from agent.domain.typed import one_line
from agent.ports import Audit, Clock, Decisions, Identity, Policies
from agent.services.names import departments, people
from agent.services.reviews import ReviewDesk

_ID = 80


@dataclass(frozen=True, slots=True)
class NdaDecisions:
    """Preparing is open to everybody who sees the review; whose consent is missing is told, never blocked."""

    desk: ReviewDesk
    store: Decisions
    identity: Identity
    policies: Policies
    audit: Audit
    clock: Clock

    def decide(
        self, user: User, review_id: str, proposal_id: str, choice: Choice, text: str = "", reason: str = ""
    ) -> Decision:
        """The last decision counts; the audit chain holds every one.

        Raises NotFound (review, proposal), Forbidden (role, or another department's consent), Conflict (no result
        yet), BadInput (text, reason).
        """
        proposal = self._proposal(user, review_id, proposal_id)
        self._keep_consent(user, review_id, proposal)
        wording, why = checked(choice, text, reason)
        decision = replace(self._accepted(user, proposal), choice=choice, text=wording, reason=why)
        decision = replace(decision, agreed=is_agreed(proposal, choice, user))
        with self.audit.together():
            self.store.put(review_id, decision)
            self._record(user, review_id, decision)
        return decision

    def undo(self, user: User, review_id: str, proposal_id: str) -> None:
        """Leave the proposal undecided, decided or not. Raises as `decide`."""
        proposal = self._proposal(user, review_id, proposal_id)
        self._keep_consent(user, review_id, proposal)
        told = {"proposal": proposal.id, "choice": "undone"}
        with self.audit.together():
            if self.store.remove(review_id, proposal.id):
                self.audit.append(user.id, "nda_proposal.decided", review_id, told)

    def accept_rest(self, user: User, review_id: str) -> list[Decision]:
        """Accept every proposal that nobody decided on; returns all decisions of the review."""
        proposals = self._proposals(user, review_id)
        with self.audit.together():
            for decision in self.store.add(review_id, [self._accepted(user, proposal) for proposal in proposals]):
                self._record(user, review_id, decision)
        return self.decisions(user, review_id)

    def decisions(self, user: User, review_id: str) -> list[Decision]:
        """In the order of the proposals."""
        decided = {decision.proposal_id: decision for decision in self.store.of(review_id)}
        return [decided[each.id] for each in self._proposals(user, review_id) if each.id in decided]

    def shown(
        self, user: User, review_id: str, decisions: Sequence[Decision], language: Language
    ) -> list[dict[str, Any]]:
        """The public JSON of decisions; ``needs`` names the department whose consent is missing, else None."""
        decides = {proposal.id: proposal.decides for proposal in self._proposals(user, review_id)}
        names, units = people(self.identity), departments(self.policies, language)
        return [_shown(each, names, units, decides[each.proposal_id]) for each in decisions]

    def _proposals(self, user: User, review_id: str) -> list[Proposal]:
        self.desk.get(user, review_id)  # first: somebody else's review does not exist, whatever the role
        user.require_role(Role.KAM, Role.HEAD_OF_SALES, Role.LEGAL)
        return proposals_of(self.desk.finished(user, review_id).result)

    def _proposal(self, user: User, review_id: str, proposal_id: str) -> Proposal:
        wanted = one_line(proposal_id, _ID)
        found = next((each for each in self._proposals(user, review_id) if each.id == wanted), None)
        if found is None:
            raise NotFound("decisions.unknown_proposal", proposal=wanted)
        return found

    def _keep_consent(self, user: User, review_id: str, proposal: Proposal) -> None:
        """What the deciding department agreed to, only somebody of it can change. Raises Forbidden."""
        stored = next((each for each in self.store.of(review_id) if each.proposal_id == proposal.id), None)
        if stored is None or not is_consent(proposal, stored) or speaks_for(user.roles, proposal.decides):
            return
        raise Forbidden("decisions.consent", name=people(self.identity).get(stored.decided_by, stored.decided_by))

    def _accepted(self, user: User, proposal: Proposal) -> Decision:
        return Decision(proposal.id, Choice.ACCEPT, "", "", user.id, self.clock.now(), agreed=True)

    def _record(self, user: User, review_id: str, decision: Decision) -> None:
        details = {
            "proposal": decision.proposal_id,
            "choice": decision.choice.value,
            "text": _digest(decision.text),
            "reason": _digest(decision.reason),
        }
        self.audit.append(user.id, "nda_proposal.decided", review_id, details)


def _digest(text: str) -> str | None:
    """The chain holds no contents, only what proves them."""
    return hashlib.sha256(text.encode()).hexdigest() if text else None


def _shown(decision: Decision, names: Mapping[str, str], units: Mapping[str, str], decides: str) -> dict[str, Any]:
    return {
        "proposal_id": decision.proposal_id,
        "choice": decision.choice.value,
        "text": decision.text,
        "reason": decision.reason,
        "decided_by": decision.decided_by,
        "decided_by_name": names.get(decision.decided_by, decision.decided_by),
        "decided_at": decision.decided_at.isoformat(),
        "agreed": decision.agreed,
        "needs": None if decision.agreed else units.get(decides, decides),
    }
