"""The draft's own text: numbered paragraphs, every quoted passage marked, and where a passage stands.

Paragraphs are the lines that are not blank. They are numbered as a court numbers the margins of its
judgments, so that who reads on paper finds a passage without a link.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from agent.adapters.report.verdicts import VERDICTS

_CONTEXT = 160  # characters beside a change that let a reader see the sentence


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage that something in the report points at; offsets in code points, end exclusive.

    ``target`` is the id of that something. With a ``label`` it is named in the margin, with the verdict's sign.
    """

    start: int
    end: int
    target: str
    label: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one paragraph that is covered throughout or not at all; ``mark`` is its id when covered."""

    text: str
    mark: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    stretches: tuple[Stretch, ...]
    margin: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage begins: the number of its paragraph, and the link to follow."""

    number: int
    href: str


class DraftText:
    """``text`` with ``anchors``; anchors that lie outside the text mark nothing."""

    def __init__(self, text: str, anchors: Sequence[Anchor]) -> None:
        self._text = text
        lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
        self._numbers = list(accumulate(int(bool(line.strip())) for line in lines))
        self._lines = lines
        self._touching: dict[int, list[Anchor]] = {}
        for anchor in anchors:
            if 0 <= anchor.start < anchor.end <= len(text):
                for line in range(self._line(anchor.start), self._line(anchor.end - 1) + 1):
                    self._touching.setdefault(line, []).append(anchor)

    def paragraphs(self) -> Iterator[Paragraph]:
        named: set[Anchor] = set()
        for line, content in enumerate(self._lines):
            if content.strip():
                touching = self._touching.get(line)
                if touching:
                    yield Paragraph(self._numbers[line], self._stretches(line, touching), _margin(touching, named))
                else:
                    yield Paragraph(self._numbers[line], (Stretch(content),), ())

    def place(self, start: int, end: int) -> Place | None:
        """Where ``text[start:end]`` begins; for ``start == end`` the paragraph that holds or ends at ``start``."""
        if not 0 <= start <= end <= len(self._text):
            return None
        for line in range(self._line(start), self._line(max(start, end - 1)) + 1):
            first = max(start, self._starts[line])
            if self._lines[line].strip() and first < min(end, self._end(line)):
                number = self._numbers[line]
                return Place(number, f"#p{first}" if self._is_mark(line, first) else f"#rn{number}")
        number = self._numbers[self._line(start)]
        return Place(number, f"#rn{number}") if number else None

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a passage in its paragraph, cut at words where it is long."""
        first, last = self._line(start), self._line(max(start, end - 1))
        before, after = self._text[self._starts[first] : start], self._text[end : max(end, self._end(last))]
        if len(before) > _CONTEXT:
            before = "… " + before[-_CONTEXT:].partition(" ")[2]
        if len(after) > _CONTEXT:
            after = after[:_CONTEXT].rpartition(" ")[0] + " …"
        return before, after

    def _stretches(self, line: int, touching: Sequence[Anchor]) -> tuple[Stretch, ...]:
        return tuple(self._stretch(start, end, touching) for start, end in pairwise(self._edges(line)))

    def _stretch(self, start: int, end: int, touching: Sequence[Anchor]) -> Stretch:
        covering = [anchor for anchor in touching if anchor.start < end and start < anchor.end]
        if not covering:
            return Stretch(self._text[start:end])
        worst = min((VERDICTS.index(each.verdict) for each in covering if each.verdict in VERDICTS), default=None)
        return Stretch(self._text[start:end], f"p{start}", "" if worst is None else VERDICTS[worst])

    def _edges(self, line: int) -> list[int]:
        first, last = self._starts[line], self._end(line)
        inside = {edge for anchor in self._touching.get(line, ()) for edge in (anchor.start, anchor.end)}
        return sorted({first, last, *(edge for edge in inside if first < edge < last)})

    def _is_mark(self, line: int, offset: int) -> bool:
        covered = any(anchor.start <= offset < anchor.end for anchor in self._touching.get(line, ()))
        return covered and offset in self._edges(line)

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _end(self, line: int) -> int:
        return self._starts[line] + len(self._lines[line])


def _margin(touching: Sequence[Anchor], named: set[Anchor]) -> tuple[Anchor, ...]:
    """What begins in a paragraph, each target once."""
    first = {(each.target, each.label): each for each in touching if each.label and each not in named}
    named.update(touching)
    return tuple(first.values())
