"""`credit.yaml`: the credit guideline, as the company edits it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from agent.domain.account import AccountClass
from agent.domain.finance.credit import Alternative, ClassGuideline, CreditGuideline
from agent.ports import PolicyProblem
from knowledge.policies.schema import BilingualEntry, Text
from knowledge.policies.source import Source
from knowledge.rules.departments import Departments, department_problems
from knowledge.rules.file import RuleFile

FILE = "credit.yaml"
Euros = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class GuidelineEntry(_Entry):
    """See `agent.domain.finance.credit.ClassGuideline` for the meaning."""

    limit_up_to: Euros
    uninsured_up_to: Euros
    insured_share: Share
    payment_days_up_to: Annotated[int, Field(ge=0, le=365)] | None = None

    def domain(self) -> ClassGuideline:
        return ClassGuideline(self.limit_up_to, self.uninsured_up_to, self.insured_share, self.payment_days_up_to)


class ClassesEntry(_Entry):
    key: GuidelineEntry = Field(alias="Key")
    a: GuidelineEntry = Field(alias="A")
    b: GuidelineEntry = Field(alias="B")
    c: GuidelineEntry = Field(alias="C")

    def domain(self) -> dict[AccountClass, ClassGuideline]:
        entries = (self.key, self.a, self.b, self.c)
        return {kind: entry.domain() for kind, entry in zip(AccountClass, entries, strict=True)}


class AlternativeEntry(_Entry):
    id: Text
    name: BilingualEntry
    when: BilingualEntry
    asks: Text

    def domain(self) -> Alternative:
        return Alternative(self.id, self.name.domain(), self.when.domain(), self.asks)


class CreditEntry(_Entry):
    version: Annotated[int, Field(ge=1)]
    sample: bool
    max_age_days: Annotated[int, Field(ge=1)]
    approver: Text
    involve: list[Text] = []
    classes: ClassesEntry
    alternatives: Annotated[list[AlternativeEntry], Field(min_length=1)]

    def domain(self) -> CreditGuideline:
        return CreditGuideline(
            version=self.version,
            sample=self.sample,
            max_age_days=self.max_age_days,
            approver=self.approver,
            involve=tuple(self.involve),
            classes=self.classes.domain(),
            alternatives=tuple(each.domain() for each in self.alternatives),
        )


class CreditRules:
    """The guideline of one folder; ``departments`` are those of the decision rights."""

    def __init__(self, folder: Path, departments: Departments) -> None:
        def check(source: Source, entry: CreditEntry) -> Sequence[PolicyProblem]:
            return [*department_problems(source, _departments(entry), departments()), *_twice(source, entry)]

        self._file = RuleFile(folder, FILE, CreditEntry, CreditEntry.domain, check)

    def rules(self) -> CreditGuideline:
        """Raises InvalidLibrary (BadInput ``policies.invalid``) that names file and line."""
        return self._file.rules()

    def problems(self) -> Sequence[PolicyProblem]:
        return self._file.problems()


def _departments(entry: CreditEntry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every department that the file names, with its place."""
    yield ("approver",), entry.approver
    yield from ((("involve", at), each) for at, each in enumerate(entry.involve))
    yield from ((("alternatives", at, "asks"), each.asks) for at, each in enumerate(entry.alternatives))


def _twice(source: Source, entry: CreditEntry) -> Iterator[PolicyProblem]:
    seen: set[str] = set()
    for at, each in enumerate(entry.alternatives):
        if each.id in seen:
            yield source.problem("id_twice", ("alternatives", at, "id"), id=each.id, other=FILE)
        seen.add(each.id)
