"""Texts as a reader takes them in: without what is invisible, with look-alike letters as the letters they mimic."""

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

# Cyrillic and Greek letters that look like Latin ones (a selection of the Unicode confusables)
_ALIKE = str.maketrans(
    dict(
        pair.split(":")
        for pair in (
            "а:a в:b г:r е:e ѕ:s і:i ј:j к:k м:m н:h о:o ӏ:l п:n р:p с:c т:t у:y х:x ц:u ԁ:d ԛ:q ԝ:w һ:h ь:b и:u "
            "α:a β:b ε:e ζ:z η:h ι:i κ:k μ:m ν:n ο:o ρ:p τ:t υ:y χ:x ω:w ϲ:c "
            "ł:l ø:o đ:d ı:i æ:ae œ:oe ƒ:f ɑ:a ɡ:g ʟ:l ɴ:n ʀ:r ɪ:i"
        ).split()
    )
)
_INVISIBLE = frozenset("\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5")
_DROPPED = frozenset({"Cf", "Mn", "Me", "Cs"})
# digits and strokes that are read as letters inside of a word
_SKELETON = str.maketrans("01345l", "oieasi")
_STROKE = re.compile(r"(?<=[^\W_])[|!](?=[^\W_])")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][\W_]{1,3}){2,}[^\W_](?![^\W_])")
# words that mean something else than the customer of this name
_IDIOMS = re.compile(r"vantage[\s-]points?")
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_PIECE = 4  # letters that a search begins with
_REST = 20  # letters shown of how a word goes on


def folded(text: str) -> str:
    """In small letters, without accents: ``Brück`` and ``BRÜCK`` are ``bruck``."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    dropped = {ord(char): None for char in set(decomposed) if is_dropped(char)}
    return decomposed.translate(dropped).casefold().translate(_ALIKE)


def joined(text: str) -> str:
    """A folded text with spaced letters as words: ``M a r g e`` is ``marge``."""
    return _SPACED.sub(lambda match: re.sub(r"[\W_]", "", match[0]), text)


def without_tags(markup: str) -> str:
    """The text of HTML; a word that tags cut in two is whole again."""
    parts, at = [], 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start)) >= 0:
        parts.append(markup[at:start])
        at = end + len("-->")
    return html.unescape(_TAG.sub("", "".join((*parts, markup[at:]))))


def key(name: str) -> str:
    """Letters and digits of a name alone, as `Letters` compares them."""
    return "".join(char for char in folded(name).translate(_SKELETON) if char.isalnum())


def keys(name: str) -> frozenset[str]:
    """All ways to write a name with umlauts: ``bruck`` and ``brueck``."""
    spelled = name.casefold()
    for umlaut, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        spelled = spelled.replace(umlaut, two)
    short = folded(name)
    for umlaut, two in (("a", "ae"), ("o", "oe"), ("u", "ue")):
        short = short.replace(two, umlaut)
    return frozenset(filter(None, (key(name), key(spelled), key(short))))


@dataclass(frozen=True)
class Letters:
    """The letters and digits of a text in one row, with the places where words begin and end.

    So a name is found however it is cut up: ``Helio-tec``, ``H E L I O T E C``, ``Helio<b>tec</b>``.
    """

    text: str

    @cached_property
    def folded(self) -> str:
        return folded(self.text)

    def written(self, start: int, end: int) -> str:
        """What stands in the text at a place of ``folded``."""
        return self.text[bisect_right(self._ends, start) : bisect_left(self._ends, end) + 1]

    @cached_property
    def _ends(self) -> list[int]:
        """Where each character of the text ends in ``folded``."""
        lengths = {char: len(folded(char)) for char in set(self.text)}
        return list(accumulate(lengths[char] for char in self.text))

    @cached_property
    def _row(self) -> tuple[str, bytes]:
        """Marks: 1 where a word begins, else 0."""
        plain = _IDIOMS.sub(" ", _STROKE.sub("i", self.folded)).translate(_SKELETON)
        words = _WORD.findall(plain)
        marks = b"".join(b"\x01" + bytes(len(word) - 1) for word in words)
        return "".join(words), marks

    @cached_property
    def _pieces(self) -> frozenset[str]:
        row = self._row[0]
        return frozenset(row[at : at + _PIECE] for at in range(len(row)))

    def hits(self, wanted: str) -> Iterator[tuple[bool, bool, str]]:
        """Each place of a key: whether it begins a word, whether it lies in one word, and how that word goes on."""
        row, marks = self._row
        if wanted[:_PIECE] not in self._pieces and len(wanted) >= _PIECE:
            return
        at = row.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            behind = marks.find(1, end)
            rest = row[end : min(end + _REST if behind < 0 else behind, end + _REST)]
            yield bool(marks[at]), marks.find(1, at + 1, end) < 0, rest
            at = row.find(wanted, at + 1)


def is_dropped(char: str) -> bool:
    """Invisible, or a mark on another letter."""
    return char in _INVISIBLE or unicodedata.category(char) in _DROPPED
