"""Lines of a page and how they join to paragraphs, for sources that know lines only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from agent.domain.document import BlockKind

# a list item or clause number at the start of a line: § 3, Article 4, 3.2, 3., (a), b), •
_ITEM = re.compile(
    r"(?:§+\s*\d|(?:Art(?:ikel|icle)?|Section|Ziffer|Clause)\b\.?\s*\d|\d{1,2}(?:\.\d{1,2})+\.?\s|\d{1,2}[.)]\s"
    r"|\([a-z\d]{1,4}\)\s|[a-z]{1,2}\)\s|[•▪●○■□☐☒–—-]\s)"
)
_ENDS = re.compile(r"(?:[.:;!?…]|[.!?][)\"”“’']|\b(?:and|or|und|oder|sowie))$")
_SENTENCE_ENDS = re.compile(r"[.:!?…][)\"”“’']?$")
_SOFT_HYPHEN = re.compile(r"[a-zäöüß]-$")
# "Geheim-\nund" is a suspended hyphen, not a split word
_SUSPENDED = re.compile(r"(?:und|oder|bzw|sowie|and|or|to)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; points, ``baseline`` grows upwards. ``margin``: a running header or footer."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    margin: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH


def typed_lines(text: str) -> list[Line]:
    """Lines of plain text; a character counts as one point wide, a row as one point high."""
    rows = text.expandtabs().split("\n")
    lines = enumerate(rows)
    return [
        Line(row.strip(), len(row) - len(row.lstrip()), len(row.rstrip()), -at, 1.0) for at, row in lines if row.strip()
    ]


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Join the lines, given in reading order, to paragraphs; split words are made whole."""
    lines = [line for line in lines if line.text]
    if not lines:
        return []
    page = _Page(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if page.breaks(before, line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Paragraph(join(group), page.kind(group)) for group in groups]


def join(lines: Sequence[Line]) -> str:
    """One text; a hyphen at a line's end goes only between two small letters."""
    parts = [lines[0].text]
    for before, line in pairwise(lines):
        if _SOFT_HYPHEN.search(before.text) and line.text[0].islower() and not _SUSPENDED.match(line.text):
            parts[-1] = parts[-1][:-1]
        elif not (before.text.endswith("-") and line.text[0].isupper()) or before.text.endswith(" -"):
            parts.append(" ")
        parts.append(line.text)
    return "".join(parts)


class _Page:
    """The measures of a page that its paragraphs are told apart by."""

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = pairwise(lines)
        steps = [a.baseline - b.baseline for a, b in pairs if 0.5 * a.size < a.baseline - b.baseline < 3 * a.size]
        self._step = median(steps) if steps else 0.0
        self._size = median(line.size for line in lines)
        self._lines = lines
        self._left, self._right = min(line.left for line in lines), max(line.right for line in lines)
        self._middle = (self._left + self._right) / 2
        self._edges = self._columns(lines)

    def _columns(self, lines: Sequence[Line]) -> tuple[float, float]:
        """Where the lines of the left and of the right half end; the same where there is one column.

        The longest fifth is left out of a column: titles and tables reach beyond it.
        """
        narrow = [line for line in lines if line.right - line.left < 0.6 * (self._right - self._left)]
        halves = [sorted(line.right for line in narrow if self._is_right(line) is side) for side in (False, True)]
        if len(halves[1]) < 0.25 * len(lines) or not halves[0]:
            return self._right, self._right
        left, right = (half[int(0.8 * (len(half) - 1))] for half in halves)
        return left, right

    def _is_right(self, line: Line) -> bool:
        return line.left >= self._middle

    def breaks(self, before: Line, line: Line) -> bool:
        """True when ``line`` begins a new paragraph."""
        if before.margin or line.margin:
            return True
        step = before.baseline - line.baseline
        if abs(step) < 0.35 * before.size:  # pieces of one row
            return not self._continues_row(before, line)
        if step < 0 or (self._step and step > 1.4 * self._step):
            return True
        if abs(before.size - line.size) > 0.15 * before.size or (before.bold and not line.bold):
            return True
        return self._reads_as_new(before, line)

    def _continues_row(self, before: Line, line: Line) -> bool:
        gap = line.left - before.right
        return gap < 3 * before.size or (len(before.text) <= 8 and gap < 8 * before.size)

    def _reads_as_new(self, before: Line, line: Line) -> bool:
        """By the words: a list item, or the line before ended early."""
        early = before.right < self._right_edge(before) - 0.2 * self._width(before)
        if _ITEM.match(line.text) and (early or _ENDS.search(before.text)):
            return True
        if early:
            return not line.text[0].islower()
        indented = line.left > before.left + 1.2 * before.size
        return indented and _SENTENCE_ENDS.search(before.text) is not None

    def _right_edge(self, line: Line) -> float:
        """Where the lines of its column end."""
        return self._edges[self._is_right(line)]

    def _width(self, line: Line) -> float:
        return max(self._right_edge(line) - line.left, 1.0)

    def kind(self, group: Sequence[Line]) -> BlockKind:
        first = group[0]
        if first.margin:
            return first.margin
        short = len(group) <= 2 and sum(len(line.text) for line in group) < 120
        large = first.size > 1.15 * self._size or all(line.bold for line in group)
        last = group[-1].text
        is_sentence = last.endswith((",", ";")) or (last.endswith(".") and len(group[0].text) > 50)
        is_title = short and large and not is_sentence
        return BlockKind.HEADING if is_title else BlockKind.PARAGRAPH
