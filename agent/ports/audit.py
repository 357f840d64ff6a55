"""The audit chain for people, persons behind its references, the files whose changes it tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent.domain.audit import AuditEntry, AuditFilter, AuditFormat, ChainReport
from agent.ports.core import Audit


class AuditLog(Audit, Protocol):
    """The chain as it is stored, and as it is shown: user ids in place of references."""

    def verify(self) -> ChainReport:
        """Check every entry and the seal, streaming. Raises Unavailable when the database does not answer."""
        ...

    def find(self, wanted: AuditFilter) -> Sequence[AuditEntry]:
        """The latest first; `agent.domain.audit.DELETED` stands for a person who is forgotten."""
        ...

    def export(self, form: AuditFormat) -> Iterator[str]:
        """The lines of a file with the whole chain as of now. Raises Unavailable ``audit.unsealed``."""
        ...

    def verify_export(self, lines: Iterator[str]) -> ChainReport: ...

    def reseal(self, actor: str, fault: str) -> bool:
        """Seal the chain with the secret in use, whatever the seal was, and add an entry that says so.

        False, and nothing done, when the entries themselves do not hold.
        """
        ...


class People(Protocol):
    """The personal data of users in the state."""

    def forget(self, user_id: str) -> str:
        """Take everything that tells who this was out of the state; gives the reference of the audit chain.

        Raises NotFound ``access.user``.
        """
        ...

    def open_deliveries(self, user_id: str) -> int:
        """How many approved messages of this person wait to leave in their name, or are uncertain."""
        ...

    def purge(self) -> bool:
        """Make what was deleted unreadable in the database's files; False while others keep them open."""
        ...


class PolicyFiles(Protocol):
    """The files that the company edits."""

    def digests(self) -> Mapping[str, str] | None:
        """SHA-256 (hex) by path inside the library; None when there is no such folder."""
        ...

    def text(self, file: str) -> str | None:
        """What a file says; None for one that is gone, no text, or too large to be kept."""
        ...


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A file from ``seen_at`` on. ``sha256`` None: it was gone. ``number`` counts over all files."""

    number: int
    file: str
    sha256: str | None
    seen_at: datetime


class PolicyVersions(Protocol):
    """The files as they were seen last."""

    def seen(self) -> Mapping[str, str]:
        """SHA-256 (hex) by path inside the library."""
        ...

    def note(self, file: str, sha256: str | None, at: datetime) -> None:
        """``sha256`` None: the file is gone. The history gets a version."""
        ...

    def keep(self, sha256: str, text: str) -> None:
        """What a version says, once."""
        ...

    def text(self, sha256: str) -> str | None: ...

    def history(self, file: str) -> Sequence[PolicyVersion]:
        """The latest first."""
        ...

    def begun(self) -> bool:
        """False where the history is younger than what was seen: a state of an earlier version of this program."""
        ...
