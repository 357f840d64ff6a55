"""Reads the sections, tables and bullets of a plan or a sheet back from its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEADING = re.compile(r"##[ \t]+(\d{1,2})[ \t]+(\S.*)")
_RULE = re.compile(r"\|[\s|:-]+\|?")


@dataclass(frozen=True, slots=True)
class Section:
    """``lines`` without blank ones."""

    number: int
    title: str
    lines: tuple[str, ...]

    @property
    def bullets(self) -> list[str]:
        return [line[2:].strip() for line in self.lines if line.startswith("- ")]

    @property
    def prose(self) -> list[str]:
        """Everything but tables."""
        return [line for line in self.lines if not line.startswith("|")]

    def tables(self) -> list[list[list[str]]]:
        """Each table as its rows, the heading row left out."""
        found: list[list[list[str]]] = []
        inside = False
        for line in self.lines:
            if line.startswith("|") and not inside:
                found.append([])
            elif line.startswith("|") and not _RULE.fullmatch(line):
                found[-1].append(cells(line))
            inside = line.startswith("|")
        return found

    def table(self, columns: int) -> list[list[str]]:
        """The rows of the first table of so many columns."""
        wide = (rows for rows in self.tables() if rows and len(rows[0]) == columns)
        return next(wide, [])


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def sections(text: str) -> list[Section]:
    return [Section(number, title, tuple(lines)) for number, title, lines in _sections(text)]


def _sections(text: str) -> Iterator[tuple[int, str, Sequence[str]]]:
    number, title, lines = -1, "", list[str]()
    for line in map(str.strip, text.splitlines()):
        match = _HEADING.fullmatch(line)
        if match:
            if number >= 0:
                yield number, title, lines
            number, title, lines = int(match[1]), match[2].strip(), []
        elif line:
            lines.append(line)
    if number >= 0:
        yield number, title, lines


def plain(text: str) -> str:
    """Without the marks of tables and lists, in small letters: for "does it say this anywhere"."""
    return " ".join(re.sub(r"[|*:]", " ", text).casefold().split())


def words(lines: Sequence[str]) -> int:
    return sum(any(char.isalnum() for char in word) for line in lines for word in line.split())
