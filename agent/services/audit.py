"""The audit chain for people: verify it."""

from dataclasses import dataclass

from agent.domain.audit import first_break
from agent.domain.identity import Role, User
from agent.ports import Audit


@dataclass(frozen=True, slots=True)
class ChainReport:
    """``broken_at`` is the sequence number of the first bad entry, None when the chain holds."""

    entries: int
    broken_at: int | None


@dataclass(frozen=True, slots=True)
class AuditService:
    audit: Audit

    def verify(self, user: User) -> ChainReport:
        """Every user may verify: the answer counts entries and shows none of them."""
        user.require_role(*Role)
        entries = self.audit.entries()
        return ChainReport(len(entries), first_break(entries))
