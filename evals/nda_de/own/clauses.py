"""The labelled clauses: one file a topic, `<topic>.tsv`, written by hand for this project.

``verdict`` is what the topic's policy (`policies/nda/<topic>.yaml`) makes of the clause, by its texts
``position``, ``deviates``, ``contradicts``; ``silent`` marks a clause on a near topic that must not be
read as this one.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from agent.domain.language import Language
from evals.nda_de.clauses import Register, Split

FOLDER = Path(__file__).parent
FIELDS = ("id", "verdict", "language", "register", "split", "text")


class Label(StrEnum):
    CONFORMS = "conforms"
    DEVIATES = "deviates"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class OwnClause:
    """One or more sentences that stand together, with the label for ``topic``."""

    id: str
    topic: str
    label: Label
    language: Language
    register: Register
    split: Split
    text: str


def topics() -> list[str]:
    """The topics that have a file, by name."""
    return sorted(path.stem for path in FOLDER.glob("*.tsv"))


def own_clauses(split: Split | None = None, names: Sequence[str] | None = None) -> list[OwnClause]:
    """The clauses of ``names`` (default: every topic), of both splits unless one is given.

    Raises ValueError for a row that is not well-formed.
    """
    found = [clause for topic in names or topics() for clause in _read(topic)]
    return [clause for clause in found if split in (None, clause.split)]


def _read(topic: str) -> list[OwnClause]:
    with (FOLDER / f"{topic}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(rows.fieldnames or ()) != FIELDS:
            raise ValueError(f"{topic}.tsv: the header must be {', '.join(FIELDS)}")
        return [_clause(topic, row) for row in rows]


def _clause(topic: str, row: dict[str, str]) -> OwnClause:
    return OwnClause(
        row["id"],
        topic,
        Label(row["verdict"]),
        Language(row["language"]),
        Register(row["register"]),
        Split(row["split"]),
        row["text"],
    )
