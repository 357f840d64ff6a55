"""From the files read to the library's content, with every problem of every file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.domain.nda.policy import PolicyClause
from agent.domain.rights import DecisionRight, Department
from agent.ports import PolicyProblem
from knowledge.policies.checks import Entry, check_all, check_clause, check_rights
from knowledge.policies.schema import ClauseEntry, RightsEntry
from knowledge.policies.source import Source
from knowledge.policies.validate import parse


@dataclass(frozen=True, slots=True)
class Content:
    """What the files say; incomplete when there are ``problems``, which are sorted by file and line."""

    clauses: tuple[PolicyClause, ...]
    departments: tuple[Department, ...]
    rights: tuple[DecisionRight, ...]
    problems: tuple[PolicyProblem, ...]


def assemble(clause_files: Sequence[Source], rights_file: Source) -> Content:
    rights, problems = _rights(rights_file)
    departments = {entry.id: entry.domain() for entry in rights.departments} if rights else {}
    parsed = [(source, *parse(source, ClauseEntry)) for source in clause_files]
    entries = [Entry(source, entry.domain()) for source, entry, _ in parsed if entry]
    broken = [source.name for source, entry, _ in parsed if not entry]
    problems += [problem for _, _, found in parsed for problem in found]
    problems += _clause_problems(entries, broken, frozenset(departments) if rights else None)
    return Content(
        clauses=tuple(entry.clause for entry in entries),
        departments=tuple(departments.values()),
        rights=tuple(entry.domain(departments) for entry in rights.rights) if rights and not problems else (),
        problems=tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))),
    )


def _rights(source: Source) -> tuple[RightsEntry | None, list[PolicyProblem]]:
    rights, problems = parse(source, RightsEntry)
    return rights, [*problems, *(check_rights(source, rights) if rights else ())]


def _clause_problems(
    entries: Sequence[Entry], broken: Sequence[str], departments: frozenset[str] | None
) -> Iterator[PolicyProblem]:
    for entry in entries:
        yield from check_clause(entry, departments)
    yield from check_all(entries, broken)
