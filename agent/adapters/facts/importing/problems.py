"""What can be wrong with a row: numbered, because a million refused rows must stay small."""

from dataclasses import dataclass, field

from agent.adapters.facts.importing.rows import one_line
from agent.domain.facts.importing import RefusedRow


@dataclass(frozen=True, slots=True)
class Problem:
    """``code`` is the last part of ``facts.row.…``; ``detail`` completes its text."""

    code: str
    column: str = ""
    detail: str = ""


@dataclass(slots=True)
class Problems:
    """Hands out a number for each problem."""

    known: list[Problem] = field(default_factory=list)

    def number(self, code: str, column: str = "", detail: str = "") -> int:
        problem = Problem(code, column, detail)
        if problem not in self.known:
            self.known.append(problem)
        return self.known.index(problem)

    def row(self, table: str, origin: str, line: int, number: int, value: str | None, first: int | None) -> RefusedRow:
        problem = self.known[number]
        values = {"column": problem.column, "value": one_line(value or ""), "detail": problem.detail, "first": first}
        return RefusedRow(table, origin, line, f"facts.row.{problem.code}", values)
