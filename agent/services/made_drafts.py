"""The way in to drafting: a text is made for who may have it, and a refused try is on record."""

from dataclasses import dataclass

from agent.domain.draft.draft import Draft
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import Forbidden
from agent.domain.identity import User
from agent.ports import Audit
from agent.ports.drafting import Drafter


@dataclass(frozen=True, slots=True)
class MadeDrafts:
    drafter: Drafter
    audit: Audit

    def make(self, user: User, request: DraftRequest) -> Draft:
        """A draft that waits for a person. The same ``request_id`` of the same person makes one only.

        Raises Forbidden for a missing role and for an account that is unknown or somebody else's (recorded, without
        the name that was typed); BadInput ``drafting.…`` with the reason where the kind does not apply; NotFound for
        unknown people and contracts; Conflict ``drafts.request_reused``.
        """
        try:
            return self.drafter.draft(user, request)
        except Forbidden as refusal:
            details = {"code": refusal.code, "kind": request.kind.value}
            self.audit.append(user.id, "draft.refused", "-", details)
            raise
