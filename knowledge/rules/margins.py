"""`margins.yaml`: target, corridor and minimum of the margin, as the Head of Sales sets them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from agent.domain.account import AccountClass
from agent.domain.finance.margin import MarginRule, MarginRules
from agent.ports import PolicyProblem
from knowledge.policies.schema import Text
from knowledge.policies.source import Source
from knowledge.rules.departments import Departments, department_problems
from knowledge.rules.file import RuleFile

FILE = "margins.yaml"
# 1 would need a price without end
Ratio = Annotated[float, Field(ge=-1, lt=1, allow_inf_nan=False)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class MarginEntry(_Entry):
    """See `agent.domain.finance.margin.MarginRule` for the meaning."""

    target: Ratio
    corridor_from: Ratio
    minimum: Ratio

    def domain(self) -> MarginRule:
        return MarginRule(self.target, self.corridor_from, self.minimum)

    @property
    def is_ordered(self) -> bool:
        return self.minimum <= self.corridor_from <= self.target


class ClassesEntry(_Entry):
    key: MarginEntry = Field(alias="Key")
    a: MarginEntry = Field(alias="A")
    b: MarginEntry = Field(alias="B")
    c: MarginEntry = Field(alias="C")

    def by_class(self) -> dict[AccountClass, MarginEntry]:
        return dict(zip(AccountClass, (self.key, self.a, self.b, self.c), strict=True))


class MarginsEntry(_Entry):
    version: Annotated[int, Field(ge=1)]
    sample: bool
    approver: Text
    classes: ClassesEntry
    customers: dict[Text, MarginEntry] = {}

    def domain(self) -> MarginRules:
        return MarginRules(
            version=self.version,
            sample=self.sample,
            approver=self.approver,
            classes={kind: entry.domain() for kind, entry in self.classes.by_class().items()},
            customers={name: entry.domain() for name, entry in self.customers.items()},
        )


class MarginPolicy:
    """The margin guideline of one folder; ``departments`` are those of the decision rights."""

    def __init__(self, folder: Path, departments: Departments) -> None:
        def check(source: Source, entry: MarginsEntry) -> Sequence[PolicyProblem]:
            named = [(("approver",), entry.approver)]
            return [*department_problems(source, named, departments()), *_disorder(source, entry)]

        self._file = RuleFile(folder, FILE, MarginsEntry, MarginsEntry.domain, check)

    def rules(self) -> MarginRules:
        """Raises InvalidLibrary (BadInput ``policies.invalid``) that names file and line."""
        return self._file.rules()

    def problems(self) -> Sequence[PolicyProblem]:
        return self._file.problems()


def _disorder(source: Source, entry: MarginsEntry) -> Iterator[PolicyProblem]:
    places = [(("classes", kind.value), each) for kind, each in entry.classes.by_class().items()]
    places += [(("customers", name), each) for name, each in entry.customers.items()]
    for path, each in places:
        if not each.is_ordered:
            line = source.line(path)
            yield PolicyProblem(source.name, line, "finance.problem.order", {"name": path[-1]})
