"""Which drafts a list shows, in the words of people: “approved” includes what was sent."""

from collections.abc import Sequence
from enum import StrEnum

from agent.domain.draft.draft import DraftStatus


class StatusFilter(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    ALL = "all"

    @property
    def statuses(self) -> Sequence[DraftStatus]:
        return _STATUSES.get(self, tuple(DraftStatus))


_STATUSES = {
    StatusFilter.PENDING: (DraftStatus.PENDING,),
    StatusFilter.APPROVED: (
        DraftStatus.APPROVED,
        DraftStatus.SENDING,
        DraftStatus.SENT,
        DraftStatus.UNCERTAIN,
        DraftStatus.FAILED,
    ),
    StatusFilter.REJECTED: (DraftStatus.REJECTED, DraftStatus.EXPIRED, DraftStatus.SUPERSEDED),
}
