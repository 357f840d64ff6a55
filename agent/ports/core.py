"""The time, who asks, the record of what happened, what is wrong in a file that the company edits."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent.domain.audit import AuditEntry
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message


class Clock(Protocol):
    def now(self) -> datetime:
        """The time with zone; `KAM_TODAY` pins the date."""
        ...


class Together(Protocol):
    """Makes one transaction of all writes to the state inside: kept or lost together."""

    def together(self) -> AbstractContextManager[None]: ...


class Identity(Protocol):
    def user(self, user_id: str) -> User:
        """The user with roles and accounts. Raises NotFound."""
        ...

    def users(self) -> Sequence[User]: ...

    def assign(self, accounts: Mapping[str, Collection[str]]) -> Collection[str]:
        """Set the account names of every user by user id, and none for who is not named.

        Returns the ids that are no user; they get nothing.
        """
        ...


class Audit(Together, Protocol):
    """The append-only, hash-chained record of what happened; `together` joins an entry to the change it tells."""

    def append(self, actor: str, action: str, subject: str, details: Mapping[str, object]) -> AuditEntry: ...

    def entries(self) -> Sequence[AuditEntry]: ...

    def require_secret(self) -> None:
        """Raises Unavailable ``audit.fault.secret`` when the secret in use is not the one that the chain was sealed
        with: then nothing that it seals can be checked."""
        ...


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """Something wrong in a policy file: ``line`` counts from 1, ``code`` is one of `agent.domain.messages`."""

    file: str  # path inside the library
    line: int
    code: str
    values: Mapping[str, object]

    def text(self, language: Language) -> str:
        return message(self.code, language, **self.values)
