"""Which field of a source goes to which column; what is missing is told before any row is read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.adapters.facts.importing.rows import one_line
from agent.domain.facts.columns import Column
from agent.domain.facts.importing import Note, TableSource
from agent.domain.facts.refusal import ImportRefused
from agent.domain.facts.tables import TABLES


@dataclass(frozen=True, slots=True)
class Plan:
    """``columns`` by place of the field. ``unknown`` are names of the source that no column has."""

    source: TableSource
    columns: dict[int, Column]
    unknown: tuple[str, ...]


def plans(sources: Sequence[TableSource]) -> Sequence[Plan]:
    """Raises ImportRefused ``facts.import.columns`` that names every missing or doubled column of every source."""
    planned = [_plan(source) for source in sources]
    problems = [problem for plan in planned for problem in _problems(plan)]
    if problems:
        raise ImportRefused("facts.import.columns", problems=problems)
    return planned


def normal(name: str) -> str:
    """``Customer ID`` and ``customer_id`` are the same column."""
    return re.sub(r"[\s_-]+", "_", name.strip().strip("\ufeff").casefold())


def _plan(source: TableSource) -> Plan:
    known = {column.name: column for column in TABLES[source.table].all_columns}
    names = [normal(name) for name in source.columns]
    columns = {place: known[name] for place, name in enumerate(names) if name in known}
    unknown = [one_line(name) for name in source.columns if name.strip() and normal(name) not in known]
    return Plan(source, columns, tuple(unknown))


def _problems(plan: Plan) -> Iterator[Note]:
    given = [column.name for column in plan.columns.values()]
    missing = [c.name for c in TABLES[plan.source.table].all_columns if c.required and c.name not in given]
    double = sorted({name for name in given if given.count(name) > 1})
    for code, names in (("facts.import.missing", missing), ("facts.import.double", double)):
        if names:
            found = ", ".join(one_line(name) for name in plan.source.columns[:12])
            yield Note(code, {"file": plan.source.origin, "columns": ", ".join(names), "found": found})
