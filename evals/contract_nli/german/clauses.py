"""German clauses of our own with what they say of the benchmark's hypotheses: the tsv files beside this one."""

from dataclasses import dataclass
from pathlib import Path

TRAIN = Path(__file__).with_name("train.tsv")
FURTHER = Path(__file__).with_name("train_further.tsv")
HELD_OUT = Path(__file__).with_name("held_out.tsv")
_STANCES = {"+": "Entailment", "-": "Contradiction"}


@dataclass(frozen=True, slots=True)
class GermanClause:
    """``labels`` maps a hypothesis to Entailment or Contradiction; empty for a clause that says nothing."""

    spans: tuple[str, ...]
    labels: dict[str, str]


def clauses(path: Path) -> list[GermanClause]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_clause(line) for line in lines if line and not line.startswith("#")]


def _clause(line: str) -> GermanClause:
    marks, text = line.split("\t")
    labels = {f"nda-{mark[:-1]}": _STANCES[mark[-1]] for mark in marks.split() if mark != "."}
    return GermanClause(tuple(text.split(" | ")), labels)
