"""From the text of a draft to blocks.

Read are ``# Title`` to ``### Title``, lists (``- ``, ``1. ``) and tables (``| a | b |`` with a rule below the head), as
in the HTML of a mail; all other characters are text and stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from agent.domain.document_model.block import Block, Heading, ItemList, Paragraph, Table
from agent.domain.document_model.characters import printable

_HEADING = re.compile(r"(#{1,3}) +(?=\S)")
_BULLET = re.compile(r"[-*•] +(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_RULE_CELL = re.compile(r" *:?-{2,}:? *")
_CELL = re.compile(r"(?<!\\)\|")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text; a blank line ends one. Empty for an empty text."""
    lines = printable(text).split("\n")
    groups = (list(group) for blank, group in groupby(lines, key=lambda line: not line.strip()) if not blank)
    return tuple(block for group in groups for block in _of_group(group))


def _of_group(group: Sequence[str]) -> Iterator[Block]:
    """Lines of one kind that stand together become one block."""
    for kind, lines in groupby((line.strip() for line in group), key=_kind):
        found = list(lines)
        if kind == "heading":
            yield from map(_heading, found)
            continue
        yield _listed(kind, found) or Paragraph(tuple(found))


def _kind(line: str) -> str:
    if _HEADING.match(line):
        return "heading"
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        return "table"
    if _BULLET.match(line):
        return "bullets"
    return "numbers" if _NUMBER.match(line) else ""


def _listed(kind: str, lines: Sequence[str]) -> Block | None:
    if kind == "bullets":
        return ItemList(tuple(_BULLET.sub("", line, count=1) for line in lines))
    if kind == "numbers":
        return _numbers(lines)
    return _table(lines) if kind == "table" else None


def _heading(line: str) -> Heading:
    match = _HEADING.match(line)
    marks = len(match[1]) if match else 1
    return Heading(marks, line[marks:].strip())


def _numbers(lines: Sequence[str]) -> ItemList | None:
    """None where the numbers do not count from 1: a date at the start of a line is no list."""
    found = [(int(match[1]), line[match.end() :]) for line in lines if (match := _NUMBER.match(line))]
    if len(found) < 2 or [number for number, _ in found] != list(range(1, len(found) + 1)):
        return None
    return ItemList(tuple(item for _, item in found), numbered=True)


def _table(lines: Sequence[str]) -> Table | None:
    """None without a rule below the head."""
    if len(lines) < 2 or not _is_rule(lines[1]):
        return None
    rules, rows = _cells(lines[1]), [_cells(lines[0]), *map(_cells, lines[2:])]
    width = max(map(len, rows))
    head, *body = ((*row, *[""] * (width - len(row))) for row in rows)
    right = frozenset(at for at, rule in enumerate(rules[:width]) if rule.endswith(":") and not rule.startswith(":"))
    return Table(head, tuple(body), right)


def _is_rule(line: str) -> bool:
    return all(_RULE_CELL.fullmatch(cell) for cell in line[1:-1].split("|"))


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(line[1:-1])]
