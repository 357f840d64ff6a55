"""Tracked changes: who inserted or deleted what. Deleted text is listed here and nowhere else."""

from dataclasses import dataclass

from lxml import etree

from agent.adapters.documents.docx.xml import w
from agent.adapters.documents.normalise import clean
from agent.domain.document import TrackedChange

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


class ChangeLog:
    """Collects changes; pieces of one author and moment that follow each other become one."""

    def __init__(self) -> None:
        self._rows: list[tuple[Mark, int, list[str]]] = []

    def add(self, mark: Mark, paragraph: int, text: str) -> None:
        """``paragraph`` is any number that tells paragraphs apart."""
        if self._rows and self._rows[-1][:2] == (mark, paragraph):
            self._rows[-1][2].append(text)
        else:
            self._rows.append((mark, paragraph, [text]))

    def changes(self) -> tuple[TrackedChange, ...]:
        """Changes with text, in document order."""
        rows = ((mark, clean("".join(pieces)).strip()) for mark, _, pieces in self._rows)
        return tuple(TrackedChange(mark.kind, mark.author, mark.date, text) for mark, text in rows if text)
