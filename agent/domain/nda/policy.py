"""Our own position on a topic: one policy clause, as the company edits it in `policies/nda/`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agent.domain.language import Language


class Presence(StrEnum):
    REQUIRED = "required"  # missing is a defect
    OPTIONAL = "optional"
    FORBIDDEN = "forbidden"  # absent conforms


class Severity(StrEnum):
    RED_LINE = "red_line"
    NEGOTIABLE = "negotiable"
    INFORMATION = "information"


class Verdict(StrEnum):
    CONFORMS = "conforms"
    DEVIATES = "deviates"
    CONTRADICTS = "contradicts"
    MISSING = "missing"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Bilingual:
    de: str
    en: str

    def text(self, language: Language) -> str:
        return self.de if language is Language.DE else self.en


@dataclass(frozen=True, slots=True)
class NumberLimit:
    """Up to ``conforms_up_to`` conforms, up to ``deviates_up_to`` deviates, above contradicts."""

    conforms_up_to: float
    deviates_up_to: float

    def verdict(self, value: float) -> Verdict:
        if value <= self.conforms_up_to:
            return Verdict.CONFORMS
        return Verdict.DEVIATES if value <= self.deviates_up_to else Verdict.CONTRADICTS


@dataclass(frozen=True, slots=True)
class PlaceLimit:
    """Accepted countries (ISO 3166 alpha-2; ``GB-ENG`` and ``US-NY`` style for parts), else a verdict."""

    conforms: tuple[str, ...]
    deviates: tuple[str, ...] = ()
    otherwise: Verdict = Verdict.CONTRADICTS

    def verdict(self, place: str) -> Verdict:
        for accepted, verdict in ((self.conforms, Verdict.CONFORMS), (self.deviates, Verdict.DEVIATES)):
            if place in accepted or place.split("-")[0] in accepted:
                return verdict
        return self.otherwise


@dataclass(frozen=True, slots=True)
class Limits:
    """Typed limits; a topic uses at most the ones it has: years, EUR, laws, venues."""

    years: NumberLimit | None = None
    eur: NumberLimit | None = None
    laws: PlaceLimit | None = None
    venues: PlaceLimit | None = None

    def of(self, kind: str) -> NumberLimit | PlaceLimit | None:
        """The limit for a `reading.Value` of this kind."""
        return {"years": self.years, "eur": self.eur, "law": self.laws, "venue": self.venues}[kind]


@dataclass(frozen=True, slots=True)
class PolicyClause:
    """One clause of the policy library; ``readings`` maps what a draft may say to a verdict.

    ``hypotheses`` are the ids of the public benchmark that ask the same question. ``decides``
    is a department of `policies/decision_rights.yaml`.
    """

    id: str
    version: int
    valid_from: date
    topic: str
    sample: bool
    presence: Presence
    severity: Severity
    decides: str
    title: Bilingual
    position: Bilingual
    deviates: Bilingual
    contradicts: Bilingual
    preferred: Bilingual
    fallback: Bilingual
    walk_away: Bilingual
    readings: dict[str, Verdict]
    limits: Limits = Limits()
    hypotheses: tuple[str, ...] = ()
