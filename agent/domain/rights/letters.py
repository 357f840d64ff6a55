"""A text in plain letters, with the place of each in the text itself: look-alike letters hide nothing."""

import re
import unicodedata
from dataclasses import dataclass

from agent.domain.draft.checks.folding import folded

# one letter with its accents, where it is not ASCII
_CLUSTER = re.compile(r"[\x00-\x7f]?[\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")
_OURS = frozenset("äöüÄÖÜßµ")  # letters that the patterns know
_USUAL = re.compile(r"[\x00-\x7fäöüÄÖÜßµ€£§±–—„“”‚‘’…•·°«»]*")


@dataclass(frozen=True, slots=True)
class PlainLetters:
    """``places[i]`` is where ``text[i]`` stands in the original; one more for the end. None: both are the same."""

    text: str
    places: tuple[int, ...] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that reads as ``text[start:end]``."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end]


def plain_letters(text: str) -> PlainLetters:
    """``Rаbаtt`` with Cyrillic letters is ``Rabatt``; what takes no room is left out."""
    if _USUAL.fullmatch(text):
        return PlainLetters(text, None)
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for found in _CLUSTER.finditer(text):
        parts.append(text[at : found.start()])
        places.extend(range(at, found.start()))
        letter = _plain(found[0])
        parts.append(letter)
        places.extend([found.start()] * len(letter))
        at = found.end()
    return PlainLetters("".join((*parts, text[at:])), (*places, *range(at, len(text) + 1)))


def _plain(cluster: str) -> str:
    whole = unicodedata.normalize("NFKC", cluster)
    if whole in _OURS or (whole.isascii() and len(whole) == 1):
        return whole
    if cluster[0].isalpha() or cluster[0].isascii() or not cluster[0].isprintable() or len(cluster) > 1:
        low = folded(cluster)
        return low.upper() if cluster[0].isupper() else low
    return whole if unicodedata.category(cluster[0]) in ("Nd", "Zs") else folded(cluster) and cluster
