"""Departments that a rule file names, held against those of the decision rights."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from agent.domain.rights import Department
from agent.ports import PolicyProblem
from knowledge.policies.source import Source

Departments = Callable[[], Sequence[Department]]


def department_problems(
    source: Source, named: Iterable[tuple[tuple[str | int, ...], str]], departments: Sequence[Department]
) -> Iterator[PolicyProblem]:
    """``named``: place in the file and department id."""
    known = [department.id for department in departments]
    for path, department in named:
        if department not in known:
            yield source.problem("department", path, department=department, known=", ".join(known))
