"""An answer's simple Markdown as blocks and spans, so that a template writes it: nothing of it is ever markup itself.

What is not understood stays as it is written. Links lead to our own pages only.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_CELLS = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*)")
_ITEM = re.compile(r"\s*(?:[-*]|(\d{1,3})\.)[ \t]+(.*)")
# bounded: an end that never comes must not be looked for from every beginning
_SPAN = re.compile(
    r"(?<!!)\[(?P<label>[^\[\]]{0,300})\]\((?P<path>[^()\s]{0,300})\)"
    r"|(?<![\\*])\*\*(?=\S)(?P<strong>.{1,300}?)(?<=\S)\*\*(?!\*)"
    r"|(?<![\\`])`(?P<code>[^`]{1,300})`(?!`)"
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+\-.!|~])")
_OWN_PAGE = re.compile(r"/(?![/\\])(?!\S*(?://|\.\.))[A-Za-z0-9._~%/?=&#+-]*")


class Kind(StrEnum):
    TEXT = "text"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Span:
    """``target``: of a link its path, of a figure the id of its fact."""

    kind: Kind
    text: str
    target: str = ""
    strong: bool = False


Line = Sequence[Span]


@dataclass(frozen=True, slots=True)
class Block:
    """``kind`` is paragraph, heading, list, numbers or table; ``right`` are the columns of figures."""

    kind: str
    lines: Sequence[Line] = ()
    head: Sequence[Line] = ()
    rows: Sequence[Sequence[Line]] = ()
    right: frozenset[int] = frozenset()


def blocks(text: str, facts: Mapping[str, str]) -> list[Block]:
    """``facts``: figures as the text shows them, with the id of the fact behind."""
    reader = _Reader(facts)
    groups = groupby(text.replace("\r\n", "\n").split("\n"), key=_kind)
    return [block for kind, lines in groups for block in reader.block(kind, list(lines))]


def _kind(line: str) -> str:
    if not line.strip():
        return "none"
    if line.lstrip().startswith("|"):
        return "table"
    if found := _ITEM.fullmatch(line):
        return "numbers" if found[1] else "list"
    return "heading" if _HEADING.fullmatch(line) else "paragraph"


class _Reader:
    def __init__(self, facts: Mapping[str, str]) -> None:
        self._facts = facts
        shown = sorted(facts, key=len, reverse=True)
        self._figure = (
            re.compile("|".join(rf"(?<![\w.,]){re.escape(each)}(?![\w]|[.,]\d)" for each in shown)) if shown else None
        )

    def block(self, kind: str, lines: Sequence[str]) -> Iterator[Block]:
        if kind == "none":
            return
        if kind == "table" and len(lines) > 1 and _RULE.fullmatch(lines[1].strip()):
            yield self._table(lines)
        elif kind in ("list", "numbers"):
            items = [found[2] for line in lines if (found := _ITEM.fullmatch(line))]
            yield Block(kind, [list(self._line(each)) for each in items])
        elif kind == "heading":
            titles = [found[1] for line in lines if (found := _HEADING.fullmatch(line))]
            yield from (Block(kind, [list(self._line(each))]) for each in titles)
        else:
            yield Block("paragraph", [list(self._line(each)) for each in lines])

    def _table(self, lines: Sequence[str]) -> Block:
        head, rule, *rows = (_cells(line) for line in lines)
        width = len(head)
        right = {at for at, cell in enumerate(rule[:width]) if cell.endswith(":") and not cell.startswith(":")}
        shown = [[*row[:width], *[""] * (width - len(row))] for row in rows]
        return Block(
            "table",
            head=[list(self._line(cell)) for cell in head],
            rows=[[list(self._line(cell)) for cell in row] for row in shown],
            right=frozenset(right),
        )

    def _line(self, text: str) -> Iterator[Span]:
        at = 0
        for found in _SPAN.finditer(text):
            yield from self._plain(text[at : found.start()])
            if found["strong"] is not None:
                yield from self._plain(found["strong"], strong=True)
            elif found["code"] is not None:
                yield Span(Kind.CODE, found["code"])
            else:
                yield _link(found["label"], found["path"])
            at = found.end()
        yield from self._plain(text[at:])

    def _plain(self, text: str, *, strong: bool = False) -> Iterator[Span]:
        """Text, in which the figures lead to their facts."""
        at, kind = 0, Kind.STRONG if strong else Kind.TEXT
        for found in self._figure.finditer(text) if self._figure else ():
            if found.start() > at:
                yield Span(kind, _unescaped(text[at : found.start()]))
            yield Span(Kind.FACT, found[0], self._facts[found[0]], strong)
            at = found.end()
        if text[at:]:
            yield Span(kind, _unescaped(text[at:]))


def _link(label: str, path: str) -> Span:
    if not _OWN_PAGE.fullmatch(path):
        return Span(Kind.TEXT, _unescaped(label))
    return Span(Kind.LINK, _unescaped(label) or path, path)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if not inner.endswith("\\|"):
        inner = inner.removesuffix("|")
    return [cell.strip() for cell in _CELLS.split(inner)]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
