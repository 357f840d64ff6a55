"""Text as the planner compares it: folded, so that ``Brück``, ``Brueck`` and ``BRÜCK`` are one word."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})


@dataclass(frozen=True, slots=True)
class Word:
    """``text`` is folded; ``start`` and ``end`` are places in the message as typed."""

    text: str
    raw: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case, umlauts as two letters, other accents dropped."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    return "".join(each for each in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(each))


def words(text: str) -> list[Word]:
    """The words of a text; hyphens part them, a genitive with an apostrophe does not."""
    text = unicodedata.normalize("NFC", text)
    return [Word(fold(match[0]), match[0], *match.span()) for match in _WORD.finditer(text)]


def stems(word: str) -> tuple[str, ...]:
    """The word, and the word without what a genitive may have added."""
    if word.endswith("'s"):
        return word[:-2], word
    return (word, word[:-1]) if word.endswith("s") and len(word) > 4 else (word,)
