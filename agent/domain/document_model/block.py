"""The blocks of a document, in reading order. Every text in them is plain: nothing in it is markup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 (the title) to 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``lines`` stand below each other, as in an address or a signature."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """Bullets, or numbers from 1."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as ``head``; the columns numbered in ``right`` end flush. The head is repeated on
    each page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG and what it shows, in words, for who cannot see it."""

    png: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Images side by side, each as wide as the others, and what is to be said of them."""

    images: tuple[Image, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: sources, age of the data, what was left out."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | ItemList | Table | Picture | Note | PageBreak
