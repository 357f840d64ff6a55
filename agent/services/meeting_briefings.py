"""Briefings that lie ready some hours before a meeting, for the key account manager of the customer."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.identity import User
from agent.domain.job import SYSTEM
from agent.ports import Audit, Facts, Identity
from agent.ports.drafting import Drafter
from agent.ports.drafts import Drafts
from agent.ports.meetings import Meeting
from agent.services.escalation_access import heads, managers

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MeetingBriefings:
    """``within`` tells the meetings that start in so many hours, the earliest first; ``hours`` is how many."""

    within: Callable[[float], Sequence[Meeting]]
    hours: float
    facts: Facts
    identity: Identity
    drafts: Drafts
    drafter: Drafter
    audit: Audit

    def prepare(self) -> int:
        """Brief each meeting that comes near, once; returns how many briefings were made. For a schedule.

        A run that was cut off is made up by the next one. What fails for one meeting costs no other its briefing; the
        first failure is raised at the end.
        """
        made, failed = 0, None
        for meeting, account in self._next():
            try:
                made += self._brief(meeting, account)
            except Exception as error:
                log.exception("no briefing for meeting %s", meeting.id)
                failed = failed or error
        if failed is not None:
            raise failed
        return made

    def _next(self) -> list[tuple[Meeting, str]]:
        """The next meeting of each customer, with the customer's name: a second one of the day follows the first."""
        names = {each.id: each.name for each in self.facts.accounts()}
        found: dict[str, Meeting] = {}
        for meeting in self.within(self.hours):
            found.setdefault(meeting.account_id, meeting)
        return [(meeting, names[key]) for key, meeting in found.items() if key in names]

    def _brief(self, meeting: Meeting, account: str) -> bool:
        reader, request_id = self._reader(account), _request_id(meeting)
        if reader is None or self.drafts.requested(reader.id, request_id) is not None:
            return False
        # before the draft: of a run that is cut off in between, the chain tells too much rather than too little
        self.audit.append(SYSTEM.id, "briefing.ordered", meeting.id, {})
        self.drafter.draft(reader, DraftRequest(DraftKind.BRIEFING, account, request_id=request_id))
        return True

    def _reader(self, account: str) -> User | None:
        """The key account manager, else the Head of Sales: of several the first by id, who shares the draft."""
        of_account = managers(self.identity).get(account) or heads(self.identity)
        return next(iter(sorted(of_account, key=lambda user: user.id)), None)


def _request_id(meeting: Meeting) -> str:
    """With the day: a meeting that is moved to another one is briefed anew. An imported id may be of any length."""
    meeting_id = hashlib.sha256(meeting.id.encode()).hexdigest()
    return f"briefing:{meeting_id}:{meeting.starts_at.date().isoformat()}"
