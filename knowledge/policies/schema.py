"""The shape of the policy files, and their translation into domain objects."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

from agent.domain.nda.policy import (
    Bilingual,
    Limits,
    NumberLimit,
    PlaceLimit,
    PolicyClause,
    Presence,
    Severity,
    Verdict,
)
from agent.domain.rights import DecisionRight, Department, RightVerdict

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PolicyId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")]
# ISO 3166: a country, or a part of one such as GB-ENG or US-NY
PlaceCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
# "missing" is what a review finds, not what a draft says
RuleVerdict = Literal["conforms", "deviates", "contradicts", "unclear"]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class BilingualEntry(_Entry):
    de: Text
    en: Text

    def domain(self) -> Bilingual:
        return Bilingual(self.de, self.en)


class NumberLimitEntry(_Entry):
    conforms_up_to: Amount
    deviates_up_to: Amount

    def domain(self) -> NumberLimit:
        return NumberLimit(self.conforms_up_to, self.deviates_up_to)


class PlaceLimitEntry(_Entry):
    conforms: Annotated[list[PlaceCode], Field(min_length=1)]
    deviates: list[PlaceCode] = []
    otherwise: RuleVerdict = "contradicts"

    def domain(self) -> PlaceLimit:
        return PlaceLimit(tuple(self.conforms), tuple(self.deviates), Verdict(self.otherwise))


class LimitsEntry(_Entry):
    years: NumberLimitEntry | None = None
    eur: NumberLimitEntry | None = None
    laws: PlaceLimitEntry | None = None
    venues: PlaceLimitEntry | None = None

    def domain(self) -> Limits:
        return Limits(
            years=self.years.domain() if self.years else None,
            eur=self.eur.domain() if self.eur else None,
            laws=self.laws.domain() if self.laws else None,
            venues=self.venues.domain() if self.venues else None,
        )


class ClauseEntry(_Entry):
    """One file of `policies/nda/`; see `agent.domain.nda.policy.PolicyClause` for the meaning."""

    id: PolicyId
    version: Annotated[int, Field(ge=1)]
    valid_from: dt.date
    topic: Text
    sample: bool
    presence: Annotated[Presence, Strict(False)]
    severity: Annotated[Severity, Strict(False)]
    decides: Text
    title: BilingualEntry
    position: BilingualEntry
    deviates: BilingualEntry
    contradicts: BilingualEntry
    preferred: BilingualEntry
    fallback: BilingualEntry
    walk_away: BilingualEntry
    readings: dict[str, RuleVerdict]
    limits: LimitsEntry = LimitsEntry()
    hypotheses: list[Text] = []

    def domain(self) -> PolicyClause:
        return PolicyClause(
            id=self.id,
            version=self.version,
            valid_from=self.valid_from,
            topic=self.topic,
            sample=self.sample,
            presence=self.presence,
            severity=self.severity,
            decides=self.decides,
            title=self.title.domain(),
            position=self.position.domain(),
            deviates=self.deviates.domain(),
            contradicts=self.contradicts.domain(),
            preferred=self.preferred.domain(),
            fallback=self.fallback.domain(),
            walk_away=self.walk_away.domain(),
            readings={name: Verdict(verdict) for name, verdict in self.readings.items()},
            limits=self.limits.domain(),
            hypotheses=tuple(self.hypotheses),
        )


class DepartmentEntry(_Entry):
    id: Text
    name: BilingualEntry

    def domain(self) -> Department:
        return Department(self.id, self.name.domain())


class ExamplesEntry(_Entry):
    de: Annotated[list[Text], Field(min_length=1)]
    en: Annotated[list[Text], Field(min_length=1)]


class RightEntry(_Entry):
    id: Text
    subject: BilingualEntry
    verdict: Annotated[RightVerdict, Strict(False)]
    department: Text | None
    source: Text | None
    examples: ExamplesEntry

    def domain(self, departments: dict[str, Department]) -> DecisionRight:
        return DecisionRight(
            id=self.id,
            subject=self.subject.domain(),
            verdict=self.verdict,
            department=departments[self.department] if self.department else None,
            source=self.source or "",
            examples=(*self.examples.de, *self.examples.en),
        )


class RightsEntry(_Entry):
    """`policies/decision_rights.yaml`."""

    version: Annotated[int, Field(ge=1)]
    sample: bool
    departments: Annotated[list[DepartmentEntry], Field(min_length=1)]
    rights: Annotated[list[RightEntry], Field(min_length=1)]
