"""The audit chain for people: verify it, look into it, take it along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.domain.audit import AuditEntry, AuditFilter, AuditFormat, ChainReport
from agent.domain.errors import BadInput, Conflict
from agent.domain.identity import Role, User
from agent.ports.audit import AuditLog

MOST = 1000
_READERS = (Role.ADMIN, Role.LEGAL, Role.HEAD_OF_SALES)


def may_read_all(user: User) -> bool:
    return not user.roles.isdisjoint(_READERS)


@dataclass(frozen=True, slots=True)
class AuditService:
    audit: AuditLog

    def verify(self, user: User) -> ChainReport:
        """Every user may verify: the answer counts entries and shows none of them."""
        user.require_role(*Role)
        return self.audit.verify()

    def verify_export(self, user: User, lines: Iterator[str]) -> ChainReport:
        """Check an exported JSONL file, line by line."""
        user.require_role(*Role)
        return self.audit.verify_export(lines)

    def find(self, user: User, wanted: AuditFilter) -> Sequence[AuditEntry]:
        """The latest first. Who may not read the whole chain sees what they did themselves, and nothing else.

        Raises BadInput ``audit.limit``.
        """
        user.require_role(*Role)
        if not 1 <= wanted.limit <= MOST:
            raise BadInput("audit.limit", most=MOST)
        if not may_read_all(user):
            if wanted.actor not in (None, user.id):
                return []
            wanted = replace(wanted, actor=user.id)
        return self.audit.find(wanted)

    def export(self, user: User, form: AuditFormat) -> Iterator[str]:
        """The lines of a file with the whole chain. The export stands in the chain first, and so in the file.

        Raises Forbidden, Unavailable ``audit.unsealed``.
        """
        user.require_role(*_READERS)
        self.audit.append(user.id, "audit.exported", "audit", {"format": form.value})
        return self.audit.export(form)

    def reseal(self, user: User) -> ChainReport:
        """Seal the chain anew, after secret.key was lost for good. What was wrong before stays in the chain.

        Raises Forbidden, Conflict ``audit.not_resealed`` when the entries themselves do not hold.
        """
        user.require_role(Role.ADMIN)
        before = self.audit.verify()
        if before.fault is None:
            return before
        if not self.audit.reseal(user.id, before.fault.value):
            raise Conflict("audit.not_resealed")
        return self.audit.verify()
