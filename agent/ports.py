"""What the core needs from outside, as Protocols. Adapters and `knowledge` implement them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from agent.domain.audit import AuditEntry
from agent.domain.document import Document
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.clause import Clause
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.reading import Reading
from agent.domain.nda.review import Finding, JudgeCard, Opinion, Particulars
from agent.domain.rights import DecisionRight


class Clock(Protocol):
    def now(self) -> datetime:
        """The time with zone; `KAM_TODAY` pins the date."""
        ...


class Identity(Protocol):
    def user(self, user_id: str) -> User:
        """The user with roles and accounts. Raises NotFound."""
        ...

    def users(self) -> Sequence[User]: ...


class Audit(Protocol):
    """The append-only, hash-chained record of what happened."""

    def append(self, actor: str, action: str, subject: str, details: Mapping[str, object]) -> AuditEntry: ...

    def entries(self) -> Sequence[AuditEntry]: ...


class Documents(Protocol):
    def read(self, path: Path, name: str) -> Document:
        """Read a file in a sandbox. Raises BadInput with a code ``document.…`` that says why not."""
        ...


class Policies(Protocol):
    """The policy library and the decision rights, validated."""

    def clauses(self) -> Sequence[PolicyClause]: ...

    def rights(self) -> Sequence[DecisionRight]: ...


@dataclass(frozen=True, slots=True)
class PolicyHit:
    policy_id: str
    similarity: float  # cosine, -1 to 1


class PolicySearch(Protocol):
    """Policy clauses by meaning, German and English alike."""

    def sync(self, clauses: Sequence[PolicyClause]) -> bool:
        """Bring the index in line with the library; True when it was rebuilt."""
        ...

    def nearest(self, texts: Sequence[str], count: int) -> list[list[PolicyHit]]:
        """For each text the ``count`` nearest policy clauses, best first, one hit a clause."""
        ...


class Judge(Protocol):
    """Reads what a draft says about each topic. Local: no network."""

    def card(self, language: Language) -> JudgeCard: ...

    def read(self, document: Document, clauses: Sequence[Clause], language: Language) -> list[Reading]: ...


class SecondOpinion(Protocol):
    """A model's view on uncertain findings; exists only where a model is configured."""

    def opinions(
        self, document: Document, particulars: Particulars, findings: Sequence[Finding], language: Language
    ) -> Mapping[str, Opinion]:
        """Opinions by policy id. Raises Unavailable when the endpoint does not answer."""
        ...


class Reviews(Protocol):
    """Stored NDA reviews: who asked, how far it is, the result."""

    def create(self, review: "StoredReview") -> None: ...

    def update(self, review: "StoredReview") -> None: ...

    def get(self, review_id: str) -> "StoredReview":
        """Raises NotFound."""
        ...

    def latest(self, limit: int) -> "Sequence[StoredReview]": ...


@dataclass(frozen=True, slots=True)
class StoredReview:
    """``status``: queued | running | done | failed; ``result`` is the public JSON of the review."""

    id: str
    created_at: datetime
    created_by: str
    account: str | None
    document_name: str
    sha256: str
    language: str
    status: str
    step: str = ""
    result: Mapping[str, object] | None = None
    error: str | None = None
