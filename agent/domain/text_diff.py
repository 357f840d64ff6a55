"""What changed between two texts, line by line, with a few lines around each change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_AROUND = 3
_MOST_LINES = 5_000  # the comparison grows with the square


class LineKind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"  # lines that are the same and left out; ``text`` is empty


@dataclass(frozen=True, slots=True)
class DiffLine:
    """``before`` and ``after`` count from 1 and are None where the line does not stand in that text."""

    kind: LineKind
    text: str
    before: int | None = None
    after: int | None = None


def diff(before: str, after: str) -> list[DiffLine]:
    """Empty for texts that are the same but for their line ends."""
    old, new = before.splitlines()[:_MOST_LINES], after.splitlines()[:_MOST_LINES]
    groups = list(SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND))
    lines: list[DiffLine] = []
    for number, group in enumerate(groups):
        if number or group[0][1]:
            lines.append(DiffLine(LineKind.GAP, ""))
        for tag, old_from, old_to, new_from, new_to in group:
            lines.extend(_same(old, old_from, old_to, new_from) if tag == "equal" else ())
            if tag != "equal":
                lines.extend(_removed(old, old_from, old_to))
                lines.extend(_added(new, new_from, new_to))
    if groups and groups[-1][-1][2] < len(old):
        lines.append(DiffLine(LineKind.GAP, ""))
    return lines


def _same(old: Sequence[str], start: int, end: int, new_start: int) -> Iterator[DiffLine]:
    for at in range(start, end):
        yield DiffLine(LineKind.SAME, old[at], at + 1, new_start + at - start + 1)


def _removed(old: Sequence[str], start: int, end: int) -> Iterator[DiffLine]:
    for at in range(start, end):
        yield DiffLine(LineKind.REMOVED, old[at], before=at + 1)


def _added(new: Sequence[str], start: int, end: int) -> Iterator[DiffLine]:
    for at in range(start, end):
        yield DiffLine(LineKind.ADDED, new[at], after=at + 1)
