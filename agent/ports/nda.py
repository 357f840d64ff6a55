"""The policy library, the judge, the stored reviews with their decisions, and the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.nda.clause import Clause
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.reading import Reading
from agent.domain.nda.redline.proposal import Decision
from agent.domain.nda.register import RegisterEntry
from agent.domain.nda.review import Finding, JudgeCard, Opinion, Particulars
from agent.domain.rights import DecisionRight, Department
from agent.ports.core import PolicyProblem


class Policies(Protocol):
    """The policy library and the decision rights, validated. Reading raises BadInput ``policies.invalid``."""

    def clauses(self) -> Sequence[PolicyClause]: ...

    def rights(self) -> Sequence[DecisionRight]: ...

    def departments(self) -> Sequence[Department]: ...

    def problems(self) -> Sequence[PolicyProblem]:
        """Everything wrong with the files, by file and line; empty when they are valid."""
        ...


@dataclass(frozen=True, slots=True)
class PolicyHit:
    policy_id: str
    similarity: float  # cosine, -1 to 1


@dataclass(frozen=True, slots=True)
class PolicyPassage:
    """A text of the library that answers a query: ``field`` is title, position, preferred or fallback."""

    policy_id: str
    field: str
    language: Language
    text: str
    similarity: float  # cosine, -1 to 1


class PolicySearch(Protocol):
    """Policy clauses by meaning, German and English alike."""

    def sync(self, clauses: Sequence[PolicyClause]) -> bool:
        """Bring the index in line with the library; True when it was rebuilt."""
        ...

    def nearest(self, texts: Sequence[str], count: int) -> list[list[PolicyHit]]:
        """For each text the ``count`` nearest policy clauses, best first, one hit a clause."""
        ...

    def passages(self, query: str, count: int) -> list[PolicyPassage]:
        """The ``count`` nearest clauses to a question, each with its nearest text in either language."""
        ...


class Judge(Protocol):
    """Reads what a draft says about each topic. Local: no network."""

    def is_unusual(self, document: Document, clause: Clause) -> bool:
        """True for a provision that belongs to no topic and is no boilerplate."""
        ...

    def card(self, language: Language) -> JudgeCard: ...

    def topics(self, text: str, language: Language) -> Sequence[str]:
        """The topics that a piece of a draft speaks about, by its wording alone."""
        ...

    def read(self, document: Document, clauses: Sequence[Clause], language: Language) -> list[Reading]: ...


class SecondOpinion(Protocol):
    """A model's view on uncertain findings; exists only where a model is configured."""

    @property
    def prompt_hash(self) -> str:
        """Names the prompt texts in use; stored with every run that used them."""
        ...

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

    def latest(self, limit: int) -> "Sequence[StoredReview]":
        """The newest first, without those of batches: a thousand of them would bury the others."""
        ...

    def running(self) -> "Sequence[StoredReview]":
        """Queued or running ones: after a start, what the last process left behind."""
        ...


class Decisions(Protocol):
    """What was decided last on each proposal of a review."""

    def of(self, review_id: str) -> Sequence[Decision]: ...

    def put(self, review_id: str, decision: Decision) -> None:
        """Store it in place of an earlier one: the last decision counts."""
        ...

    def add(self, review_id: str, decisions: Sequence[Decision]) -> Sequence[Decision]:
        """Store those whose proposal is undecided, at once; returns what was stored."""
        ...

    def remove(self, review_id: str, proposal_id: str) -> bool:
        """True when there was one."""
        ...


class Register(Protocol):
    """Signed NDAs by customer."""

    def add(self, entry: RegisterEntry) -> None: ...

    def get(self, entry_id: str) -> RegisterEntry:
        """Raises NotFound."""
        ...

    def entries(self) -> Sequence[RegisterEntry]: ...

    def end(self, entry_id: str, on: date, reason: str) -> bool:
        """Mark as ended; False when it was ended before (somebody was faster) or is unknown."""
        ...


ENDED = frozenset({"done", "refused", "failed"})


@dataclass(frozen=True, slots=True)
class StoredReview:
    """``status``: queued | running | done | refused | failed; ``result`` is the public JSON of the review.

    Refused is a document that cannot be reviewed, failed an error of the program; ``error`` says why in
    words, ``error_code`` is its code in `agent.domain.messages`. ``anyway``: review even what is no NDA.
    ``previous`` is the id of the review of the version before, in a second round.
    """

    id: str
    created_at: datetime
    created_by: str
    account: str | None
    document_name: str
    sha256: str
    language: str
    anyway: bool
    status: str
    step: str = ""
    result: Mapping[str, Any] | None = None
    error: str | None = None
    error_code: str | None = None
    previous: str | None = None
