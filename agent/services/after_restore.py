"""What must hold after a backup was played back: nothing leaves that may have left since the backup was taken.

The database then knows less than the world: what it shows as waiting may have been sent, what it shows as pending
may have been approved and sent. So nothing of it leaves by itself: deliveries become uncertain, and a person says
what became of them; drafts that wait for a decision are closed, and whoever still needs one makes it anew.
"""

from dataclasses import dataclass, replace

from agent.domain.draft.delivery import Delivery
from agent.domain.draft.draft import Draft, DraftEvent, DraftStatus, EventKind
from agent.ports import Audit, Clock, Together
from agent.ports.drafts import Deliveries, Drafts

CODE = "outbox.restored"
_ON_THE_WAY = frozenset({DraftStatus.APPROVED, DraftStatus.SENDING})
_PENDING = frozenset({DraftStatus.PENDING})
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Marked:
    """``uncertain`` deliveries ask a person, ``closed`` drafts have to be made anew."""

    uncertain: int
    closed: int


@dataclass(frozen=True, slots=True)
class AfterRestore:
    drafts: Drafts
    deliveries: Deliveries
    together: Together
    audit: Audit
    clock: Clock

    def mark(self) -> Marked:
        """All or nothing. While nobody sends: see `SenderTurn`."""
        with self.together.together():
            undelivered = self.deliveries.undelivered()
            pending = self.drafts.find(_PENDING, None, _MOST, figures=False)
            for delivery in undelivered:
                self._doubt(delivery)
            for draft in pending:
                self._close(draft)
            marked = Marked(len(undelivered), len(pending))
            told = {"uncertain": marked.uncertain, "closed": marked.closed}
            self.audit.append("system", "state.restored", "state", told)
        return marked

    def _doubt(self, delivery: Delivery) -> None:
        doubtful = replace(delivery.in_doubt(), problem=CODE)
        self.deliveries.update(doubtful, {delivery.status})
        self.drafts.move(delivery.draft_id, _ON_THE_WAY, DraftStatus.UNCERTAIN, delivery.digest)
        self._tell(delivery.draft_id, delivery.version, EventKind.UNCERTAIN)

    def _close(self, draft: Draft) -> None:
        self.drafts.move(draft.id, _PENDING, DraftStatus.EXPIRED, None)
        self._tell(draft.id, draft.version, EventKind.EXPIRED)

    def _tell(self, draft_id: str, version: int, kind: EventKind) -> None:
        self.drafts.record(DraftEvent(draft_id, version, kind, self.clock.now()))
        self.audit.append("system", f"draft.{kind.value}", draft_id, {"code": CODE})
