"""Simple Markdown as plain text for the shell: paragraphs, lists, headings, bold, links, tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from agent.cli.columns import aligned

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s]*)\)")
# bounded: an end that never comes must not be looked for from every beginning
_STRONG = re.compile(r"(?<![\\*])\*\*(?=\S)(.{1,300}?)(?<=\S)\*\*(?!\*)")
_CODE = re.compile(r"(?<![\\`])`([^`]+)`(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+\-.!|~])")


def as_plain(text: str) -> str:
    """What is not understood stays as it is written."""
    blocks = groupby(text.splitlines(), key=lambda line: line.lstrip().startswith("|"))
    return "\n".join(line for is_table, lines in blocks for line in _block(is_table, list(lines)))


def _block(is_table: bool, lines: Sequence[str]) -> Iterator[str]:
    if is_table and len(lines) > 1 and _RULE.fullmatch(lines[1].strip()):
        yield from _table(lines)
        return
    for line in lines:
        heading = _HEADING.fullmatch(line)
        yield _inline(heading[1] if heading else line)


def _table(lines: Sequence[str]) -> Sequence[str]:
    head, rule, *rows = (_cells(line) for line in lines)
    width = len(head)
    right = frozenset(at for at, cell in enumerate(rule[:width]) if cell.endswith(":") and not cell.startswith(":"))
    shown = [[_inline(cell) for cell in row[:width]] + [""] * (width - len(row)) for row in (head, *rows)]
    return aligned(shown, right)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if not inner.endswith("\\|"):
        inner = inner.removesuffix("|")
    return [cell.strip() for cell in _CELLS.split(inner)]


def _inline(text: str) -> str:
    text = _LINK.sub(lambda found: f"{found[1]} ({found[2]})" if found[2] else found[1], text)
    text = _CODE.sub(r"\1", _STRONG.sub(r"\1", text))
    return _ESCAPED.sub(r"\1", text)
