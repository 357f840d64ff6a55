"""`approvals.yaml`: how drafts are decided and sent, as the company edits it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from agent.domain.draft.draft import DraftKind
from agent.domain.rights.approval_rules import ApprovalRules
from agent.ports import PolicyProblem
from knowledge.policies.schema import Text
from knowledge.policies.source import Source
from knowledge.rules.departments import Departments, department_problems
from knowledge.rules.file import RuleFile

FILE = "approvals.yaml"
Days = Annotated[float, Field(gt=0, le=366, allow_inf_nan=False)]
Hours = Annotated[float, Field(gt=0, le=8784, allow_inf_nan=False)]
Minutes = Annotated[float, Field(gt=0, le=10_080, allow_inf_nan=False)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ExpiresEntry(_Entry):
    """Every kind of draft needs its line: one that is forgotten would wait for ever."""

    escalation: Days
    reorder: Days
    email: Days
    account_plan: Days
    briefing: Days
    price_preparation: Days
    crm_note: Days
    escalation_record: Days
    renegotiation: Days

    def domain(self) -> dict[DraftKind, timedelta]:
        return {kind: timedelta(days=getattr(self, kind.value)) for kind in DraftKind}


class ApprovalsEntry(_Entry):
    version: Annotated[int, Field(ge=1)]
    sample: bool
    expires_after_days: ExpiresEntry
    facts_no_older_than_hours: Hours
    retry_after_minutes: Annotated[list[Minutes], Field(min_length=1, max_length=20)]
    signs_for: dict[Text, list[Text]]

    def domain(self) -> ApprovalRules:
        return ApprovalRules(
            version=self.version,
            sample=self.sample,
            expires_after=self.expires_after_days.domain(),
            facts_max_age=timedelta(hours=self.facts_no_older_than_hours),
            waits=tuple(timedelta(minutes=each) for each in self.retry_after_minutes),
            signs_for={department: tuple(others) for department, others in self.signs_for.items()},
        )


class ApprovalRuleFile:
    """Implements the port `ApprovalRules`. ``departments`` are those of the decision rights, None: names go unchecked.

    Every method raises InvalidLibrary (BadInput ``policies.invalid``) that names file and line.
    """

    def __init__(self, folder: Path, departments: Departments | None = None) -> None:
        def check(source: Source, entry: ApprovalsEntry) -> Sequence[PolicyProblem]:
            named = department_problems(source, _departments(entry), departments()) if departments else ()
            return [*named, *_backwards(source, entry), *_twice(source, entry)]

        self._file = RuleFile(folder, FILE, ApprovalsEntry, ApprovalsEntry.domain, check)

    def rules(self) -> ApprovalRules:
        return self._file.rules()

    def expires_after(self, kind: DraftKind) -> timedelta:
        return self.rules().expires_after[kind]

    def facts_max_age(self) -> timedelta:
        return self.rules().facts_max_age

    def waits(self) -> Sequence[timedelta]:
        return self.rules().waits

    def may_sign(self, department: str) -> tuple[str, ...]:
        """The department itself, and those that may sign for it."""
        return self.rules().may_sign(department)

    def problems(self) -> Sequence[PolicyProblem]:
        return self._file.problems()


def _departments(entry: ApprovalsEntry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for department, others in entry.signs_for.items():
        yield ("signs_for", department), department
        yield from ((("signs_for", department, at), each) for at, each in enumerate(others))


def _backwards(source: Source, entry: ApprovalsEntry) -> Iterator[PolicyProblem]:
    waits = entry.retry_after_minutes
    for at, (before, wait) in enumerate(pairwise(waits), start=1):
        if wait < before:
            line = source.line(("retry_after_minutes", at))
            values = {"value": f"{wait:g}", "before": f"{before:g}"}
            yield PolicyProblem(source.name, line, "rights.problem.backoff", values)


def _twice(source: Source, entry: ApprovalsEntry) -> Iterator[PolicyProblem]:
    for department, others in entry.signs_for.items():
        for at, each in enumerate(others):
            if each in others[:at]:
                yield source.problem("id_twice", ("signs_for", department, at), id=each, other=FILE)
