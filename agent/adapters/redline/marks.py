"""Revision marks: ``w:ins`` and ``w:del`` with author, date and an id that nothing else has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.words import printable, twin

# any attribute called id: bookmarks, changes, comments, notes; more than needed does no harm
_ID = re.compile(rb"""\bid\s*=\s*["'](-?\d{1,10})["']""")


def used_ids(parts: Iterable[bytes]) -> set[int]:
    """Every number that an ``id`` attribute of the XML parts holds."""
    return {int(number) for part in parts for number in _ID.findall(part)}


@dataclass(frozen=True, slots=True)
class Marker:
    """Makes marks of one author and moment."""

    author: str
    at: datetime  # with zone
    ids: Iterator[int]

    def mark(self, tag: str) -> etree._Element:
        """A new ``w:ins`` or ``w:del``."""
        node = etree.Element(w(tag))
        node.set(w("id"), str(next(self.ids)))
        node.set(w("author"), self.author)
        node.set(w("date"), self.date)
        return node

    def renumbered(self, node: etree._Element) -> etree._Element:
        """An empty copy of another author's mark, to hold the second half of what it marked."""
        half = twin(node)
        half.set(w("id"), str(next(self.ids)))
        return half

    @property
    def date(self) -> str:
        return self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.author.split()[:3]).upper()


def marker(author: str, at: datetime, used: set[int]) -> Marker:
    return Marker(printable(author), at, (number for number in count(1) if number not in used))
