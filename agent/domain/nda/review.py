"""The result of a review: particulars, findings, unusual clauses, recommendation."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.nda.policy import Severity, Verdict


class Basis(StrEnum):
    QUOTE = "quote"
    ABSENT = "absent"


class Level(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Quote:
    """A literal substring of ``Document.text``: ``text == document.text[start:end]``."""

    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Wording of the policy library, in the language of the draft."""

    preferred: str
    fallback: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A model's second opinion on an uncertain finding; shown beside the local verdict."""

    model: str
    verdict: Verdict
    reason: str
    quotes: tuple[Quote, ...] = ()
    discarded_quotes: int = 0  # quotes that are not in the document


@dataclass(frozen=True, slots=True)
class Finding:
    """One policy clause against the draft. ``confidence`` is a probability, 0 to 1."""

    policy_id: str
    policy_version: int
    topic: str
    verdict: Verdict
    basis: Basis
    severity: Severity
    confidence: float
    quotes: tuple[Quote, ...]
    policy_quote: str
    suggestion: Suggestion
    decides: str
    reason: str
    second_opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Unusual:
    quotes: tuple[Quote, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    level: Level
    text: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A value and the place it was read from."""

    value: float
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A law or venue: ``code`` is the country (or ``US-NY`` style part), empty when not recognised."""

    code: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Incorporated:
    """Terms that the draft makes part of the contract and does not hold: their name, and the passage."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Particulars:
    """Document facts; what the draft does not say is None or empty.

    ``term_years`` is the term of the agreement, ``survival_years`` how long confidentiality
    lasts after it; ``unlimited`` when the draft says without end. ``mutual`` is None when it
    cannot be told. ``incorporated``: what belongs to the contract and was not read.
    """

    is_nda: bool
    parties: tuple[str, ...] = ()
    date: dt.date | None = None
    mutual: bool | None = None
    governing_law: Place | None = None
    venue: Place | None = None
    arbitration: bool = False
    term_years: Amount | None = None
    survival_years: Amount | None = None
    unlimited: bool = False
    penalty_eur: Amount | None = None
    incorporated: tuple[Incorporated, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgeCard:
    """Which judge read the document and how well it was measured to read."""

    version: str
    quality: dict[str, float]
    measured_on: str
