"""What the core needs from outside, as Protocols. Adapters and `knowledge` implement them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from agent.domain.audit import AuditEntry
from agent.domain.document import Document
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.clause import Clause
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.reading import Reading
from agent.domain.nda.redline.edit import Edit
from agent.domain.nda.redline.proposal import Decision
from agent.domain.nda.register import RegisterEntry
from agent.domain.nda.review import Finding, JudgeCard, Opinion, Particulars
from agent.domain.rights import DecisionRight, Department


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


@dataclass(frozen=True, slots=True)
class Redlined:
    """A Word file, and the ids of edits that found no place in it (their comments stand at its beginning)."""

    content: bytes
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One row of the table of proposals, as text in the reader's language.

    What differs between ``original`` and ``text`` is struck and underlined. ``remark`` stands in for an
    empty cell ("new clause"). With ``noted`` nothing is changed: ``text`` is wording to talk about.
    """

    heading: str
    original: str
    text: str
    comment: str
    remark: str = ""
    noted: bool = False


class Redlines(Protocol):
    """Writes our proposals into Word files."""

    def redline(
        self,
        source: Path,
        name: str,
        text: str,
        edits: Sequence[Edit],
        author: str,
        at: datetime,
        language: Language = Language.DE,
        drop_comments_of: Sequence[str] = (),
    ) -> Redlined:
        """The Word file ``source`` with tracked changes and comments. ``text`` is what `Documents` read from it.

        Comments that already stand in the file and whose author is one of ``drop_comments_of`` (whatever the case
        and the blanks) are not in the result, nor are the answers to them, whoever gave these. All others stay.
        Raises BadInput ``redline.…`` when the file cannot be changed (no Word file, another text, a form of the
        format that cannot be written).
        """
        ...

    def proposals(
        self, title: str, intro: str, columns: Sequence[str], rows: Sequence[ProposalRow], language: Language
    ) -> bytes:
        """A Word file with the proposals as a table, for sources that are no Word file."""
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

    def latest(self, limit: int) -> "Sequence[StoredReview]": ...

    def running(self) -> "Sequence[StoredReview]":
        """Queued or running ones: after a start, what the last process left behind."""
        ...


class Reports(Protocol):
    """Draws the report of a review."""

    def render(
        self, review: "StoredReview", decisions: Sequence[Mapping[str, Any]], asked_by: str, language: Language
    ) -> str:
        """One HTML page without scripts or references. ``decisions``: public JSON, ``asked_by``: a name."""
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
