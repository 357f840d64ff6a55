"""Where each character of a block's text stands in the paragraph's raw text.

The reader cleans what it reads: breaks, blanks, invisible characters, composed letters (NFC). So one
character of the text may come from several raw ones, and a raw one may give none or two.
"""

import re
import unicodedata
from dataclasses import dataclass

from agent.adapters.documents.normalise import clean

# these join the character before them, though they are letters by category
_JAMO = re.compile("[\u1161-\u1175\u11a8-\u11c2]")


@dataclass(frozen=True, slots=True)
class Alignment:
    """``spans[i]`` is the raw start and end (exclusive) of character i; ``length`` is that of the raw text."""

    spans: tuple[tuple[int, int], ...]
    length: int

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of the characters start…end; an empty one lies behind the character before it."""
        if start < end:
            return self.spans[start][0], self.spans[end - 1][1]
        at = self.spans[start - 1][1] if start else self.spans[0][0]
        return at, at

    def divides(self, at: int) -> bool:
        """True when the raw text can be cut before character ``at``."""
        return not 0 < at < len(self.spans) or self.spans[at - 1][1] <= self.spans[at][0]


def align(raw: str) -> Alignment | None:
    """The alignment of ``clean(raw).strip()``; None where characters join in a way that we do not know."""
    whole = clean(raw)
    spans = [(at, at + 1) for at in range(len(raw))] if whole == raw else _spans(raw, whole)
    if spans is None:
        return None
    before = len(whole) - len(whole.lstrip())
    return Alignment(tuple(spans[before : before + len(whole.strip())]), len(raw))


def _spans(raw: str, whole: str) -> list[tuple[int, int]] | None:
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    start = 0
    for end in range(1, len(raw) + 1):
        if end < len(raw) and _joins(raw[end - 1], raw[end]):
            continue
        piece = clean(raw[start:end])
        pieces.append(piece)
        spans += [(start, end)] * len(piece)
        start = end
    return spans if "".join(pieces) == whole else None


def _joins(before: str, char: str) -> bool:
    if before == "\r" and char == "\n":
        return True
    return clean(char) == "" or unicodedata.category(char).startswith("M") or _JAMO.match(char) is not None
