"""German clauses of our own: what entails a hypothesis of the benchmark, contradicts it, or only comes near it.

`hypotheses/<id>.tsv` holds the clauses of one hypothesis, one a line: id, stance, register, split, text.
A stance speaks of the file's hypothesis alone; `further` says what a clause says of the other sixteen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from agent.domain.errors import BadInput

FOLDER = Path(__file__).with_name("hypotheses")
HEADER = ("id", "stance", "register", "split", "text")
STANCES = ("entails", "contradicts", "neutral")
# the benchmark's names; neutral: the clause says nothing of the hypothesis, though it is near it
CHOICES = {"entails": "Entailment", "contradicts": "Contradiction", "neutral": "NotMentioned"}


class Register(StrEnum):
    LAW_FIRM = "kanzlei"
    PURCHASING = "einkauf"
    OLD = "alt"
    TRANSLATED = "uebersetzt"


class Split(StrEnum):
    """``TRAIN`` may be learned from, ``TEST`` only measures."""

    TRAIN = "train"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Clause:
    """``text`` is one to several sentences, list items included, without line breaks.

    ``hypothesis``: id of the benchmark (`nda-1`); ``stance``: of `STANCES`.
    """

    id: str
    hypothesis: str
    stance: str
    register: Register
    split: Split
    text: str

    @property
    def choice(self) -> str:
        """The stance as the benchmark names it."""
        return CHOICES[self.stance]


def read_all(folder: Path = FOLDER) -> list[Clause]:
    """The clauses of every hypothesis, by number of the hypothesis, then as they stand. Raises as `read`."""
    paths = sorted(folder.glob("nda-*.tsv"), key=lambda path: int(path.stem.removeprefix("nda-")))
    return [clause for path in paths for clause in read(path)]


def read(path: Path) -> list[Clause]:
    """One file. Raises BadInput ``evals.own.unreadable``, or ``evals.own.line`` with file and line."""
    lines = read_lines(path)
    if not lines or tuple(lines[0].split("\t")) != HEADER:
        raise refused(path, 1, f"must be the header {' '.join(HEADER)}")
    return list(_clauses(path, lines[1:]))


def read_lines(path: Path) -> list[str]:
    """Raises BadInput ``evals.own.unreadable``."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise BadInput("evals.own.unreadable", file=path, reason=reason) from error


def refused(path: Path, line: int, problem: str) -> BadInput:
    """To raise: what is wrong in a line of one of our files."""
    return BadInput("evals.own.line", file=path, line=line, problem=problem)


def _clauses(path: Path, lines: list[str]) -> Iterator[Clause]:
    known: set[str] = set()
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        problem = _problem(cells, known)
        if problem:
            raise refused(path, number, problem)
        name, stance, register, split, text = cells
        known.add(name)
        yield Clause(name, path.stem, stance, Register(register), Split(split), text)


def _problem(cells: list[str], known: set[str]) -> str:
    if len(cells) != len(HEADER):
        return f"has {len(cells)} cells, not {len(HEADER)}"
    name, stance, register, split, text = cells
    for value, allowed in ((stance, STANCES), (register, list(Register)), (split, list(Split))):
        if value not in allowed:
            return f"has {value!r} where one of {', '.join(allowed)} belongs"
    if name in known:
        return f"uses the id {name!r} again"
    if not name or not text or text != text.strip():
        return "has an empty id or text, or blanks around the text"
    return ""
