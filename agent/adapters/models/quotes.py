"""A quote counts when it stands in the document; this finds where."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from agent.domain.document import Document
from agent.domain.nda.review import Quote

# Shorter ones ("die Partei") stand everywhere and prove nothing; longer ones point nowhere.
MIN_CHARS = 12
MAX_CHARS = 1_500

# ‹ and › are what `fence` makes of angle brackets
_SAME = str.maketrans("“”„‟«»‘’‚‛‹›–—‑‐", '""""""\'\'\'\'<>----')


@dataclass(frozen=True)
class QuoteFinder:
    """Finds a model's quotes in one document, literally or with other white space and typography."""

    document: Document

    def find(self, words: str) -> Quote | None:
        """The first place; None when the words are not there, or are too few or too many to prove anything.

        The quote that is returned is the document's own text at exact offsets.
        """
        wanted, _ = _folded(words.strip())
        wanted = wanted.strip()
        if not MIN_CHARS <= len(wanted) <= MAX_CHARS or " " not in wanted:
            return None
        text, origins = self._text
        at = text.find(wanted)
        if at < 0:
            return None
        start, end = origins[at], origins[at + len(wanted) - 1] + 1
        return Quote(self.document.text[start:end], start, end, self.document.page_of(start))

    @cached_property
    def _text(self) -> tuple[str, list[int]]:
        return _folded(self.document.text)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with white space as one blank, typography plain, invisible signs left out,
    and for each of its characters the position it came from."""
    signs: list[str] = []
    origins: list[int] = []
    for position, sign in enumerate(text):
        for plain in _plain(sign):
            if plain == " " and (not signs or signs[-1] == " "):
                continue
            signs.append(plain)
            origins.append(position)
    return "".join(signs), origins


def _plain(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign.isascii():
        return sign
    if unicodedata.category(sign) == "Cf":
        return ""  # soft hyphens, joiners, direction marks
    return unicodedata.normalize("NFKC", sign).translate(_SAME)
