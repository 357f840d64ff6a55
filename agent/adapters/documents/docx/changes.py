"""Tracked changes: who inserted or deleted what. Deleted text is listed here and nowhere else."""

from dataclasses import dataclass

from lxml import etree

from agent.adapters.documents.docx.xml import w
from agent.adapters.documents.normalise import clean
from agent.domain.document import Block, TrackedChange

INSERTED = frozenset({w("ins"), w("moveTo")})
DELETED = frozenset({w("del"), w("moveFrom")})


@dataclass(frozen=True, slots=True)
class Mark:
    """The change that a piece of text stands in."""

    kind: str  # "insertion" | "deletion"
    author: str
    date: str | None

    @property
    def deletes(self) -> bool:
        return self.kind == "deletion"


def mark_of(node: etree._Element) -> Mark:
    """The mark of a ``w:ins``, ``w:del``, ``w:moveTo`` or ``w:moveFrom``."""
    kind = "deletion" if node.tag in DELETED else "insertion"
    return Mark(kind, clean(node.get(w("author"), "")).strip(), node.get(w("date")))


def inner_mark(outer: Mark | None, node: etree._Element) -> Mark:
    """A deletion wins: text that was inserted and deleted again is deleted."""
    return outer if outer is not None and outer.deletes else mark_of(node)


@dataclass(slots=True)
class _Row:
    """``at`` and ``end`` count characters of the paragraph as it was read; ``place`` those of the document."""

    mark: Mark
    paragraph: int
    at: int
    end: int
    pieces: list[str]
    place: tuple[int, int] | None = None

    @property
    def raw(self) -> str:
        return "".join(self.pieces)


class ChangeLog:
    """Collects changes; pieces of one author and moment that follow each other without a gap become one."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._placed = 0

    def add(self, mark: Mark, paragraph: int, text: str, at: int) -> None:
        """``paragraph`` is any number that tells paragraphs apart, ``at`` the length of its text so far."""
        end = at if mark.deletes else at + len(text)
        last = self._rows[-1] if len(self._rows) > self._placed else None
        if last is not None and (last.mark, last.paragraph, last.end) == (mark, paragraph, at):
            last.pieces.append(text)
            last.end = end
        else:
            self._rows.append(_Row(mark, paragraph, at, end, [text]))

    def place(self, raw: str, block: Block | None, here: int) -> None:
        """The paragraph read last has the text ``raw``, which stands in ``block``; without one it stood at ``here``."""
        rows = self._rows[self._placed :]
        self._placed = len(self._rows)
        if block is None:
            for row in rows:
                row.place = (here, here) if row.mark.deletes else None
        elif rows:
            _place(rows, raw, block)

    def changes(self) -> tuple[TrackedChange, ...]:
        """Changes with text, in document order."""
        rows = ((row, clean(row.raw).strip()) for row in self._rows)
        return tuple(_change(row, text) for row, text in rows if text)


def _change(row: _Row, text: str) -> TrackedChange:
    start, end = row.place or (None, None)
    return TrackedChange(row.mark.kind, row.mark.author, row.mark.date, text, start, end)


def _place(rows: list[_Row], raw: str, block: Block) -> None:
    """Cleaning shortens the text: count what is left of it up to each change."""
    text = clean(raw)
    words = text.strip()
    lead = len(text) - len(text.lstrip())
    first = block.start + block.label
    read = done = 0
    for row in rows:
        done += len(clean(raw[read : row.at]))
        read = row.at
        own = clean(row.raw)
        start = min(max(done - lead + len(own) - len(own.lstrip()), 0), len(words))
        if row.mark.deletes:
            start = min(max(done - lead, 0), len(words))
            row.place = (first + start, first + start)
        elif words.startswith(own.strip(), start):
            row.place = (first + start, first + start + len(own.strip()))
