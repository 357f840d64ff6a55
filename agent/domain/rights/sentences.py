"""Sentences of a text, and the statements inside of them: "we cannot X, but offer Y" states two things."""

import re
from collections.abc import Callable, Iterator

_ABBREVIATION = re.compile(
    r"(?:\b(?:ca|bzw|z|B|d|h|u|a|Nr|No|Dr|Hr|Fr|Mr|Mrs|Ms|inkl|incl|ggf|evtl|max|min|St|Art|vs|e|g|i|approx|Abs)\.)$",
    re.I,
)
_MONTHS = (
    "jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec|quartal|halbjahr|kalenderwoche|kw|stock|schicht"
)
_ORDINAL = re.compile(rf"\d\.\s+(?:{_MONTHS})", re.I)
_END = re.compile(r"[.!?…]+[\"'”“)»]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-–•*]|\d+[.)])\s)")
# not inside of a number: there no space follows the comma
_BOUNDARY = re.compile(r"[,;:](?=\s)|\s[–—-]\s|\n|\s+(?=(?:und|oder|and|or)\b)", re.I)
_SUBORDINATE = re.compile(
    r"\W*(?:ob|dass|daß|wenn|falls|sofern|soweit|sobald|weil|da|damit|um|wie|wo|was|wann|welche[rsnm]?|die|der|das|dem"
    r"|den|deren|dessen|bevor|bis|whether|if|that|which|who|because|since|unless|provided|so that|to|how|when|what)\b",
    re.I,
)
_WORD = re.compile(r"\w+|[^\w\s]+")
_COORDINATE = re.compile(
    r"\W*(?:und|aber|jedoch|sondern|doch|dafür|stattdessen|and|but|yet|however|instead|plus)\b"
    r"|\W*(?:\w+\s+){1,3}(?:aber|jedoch|dafür|stattdessen|however|instead)\b",
    re.I,
)
Span = tuple[int, int]


def sentences(text: str) -> Iterator[Span]:
    """Start and end of each, without the white space around. A list item is a sentence."""
    start = 0
    for found in _END.finditer(text):
        if _is_inside(text, found.start(), found.end()):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _is_inside(text: str, dot: int, end: int) -> bool:
    if text[dot] != ".":
        return False
    around = text[max(0, dot - 12) : dot + 1]
    return bool(_ABBREVIATION.search(around)) or bool(_ORDINAL.match(text[max(0, dot - 1) : end + 14]))


def statements(text: str, says: Callable[[str], bool], names: Callable[[str], bool]) -> Iterator[Span]:
    """``text`` is one sentence. ``says``: a part has a predicate of its own; ``names``: it names a subject matter.

    A part opens a new statement when it stands for itself: no subordinate clause, with predicate, and with what it
    is about or behind an "and" or "but".
    """
    start, said = 0, False
    for begin, end in _parts(text):
        part = text[begin:end]
        speaks = says(part)
        alone = not _is_subordinate(part) and speaks and (names(part) or bool(_COORDINATE.match(part)))
        if said and alone:
            yield from _trimmed(text, start, begin)
            start, said = begin, False
        said = said or speaks
    yield from _trimmed(text, start, len(text))


def _is_subordinate(part: str) -> bool:
    return bool(_SUBORDINATE.match(part)) or _ends_on_infinitive(part)


def _ends_on_infinitive(part: str) -> bool:
    """``zu liefern``, ``einzuhalten``."""
    words = _WORD.findall(part.lower())
    while words and not words[-1][0].isalnum() and words[-1][0] != "_":
        words.pop()
    if not words:
        return False
    last = words[-1]
    return (words[-2:-1] == ["zu"] and last.endswith(("en", "rn", "ln"))) or ("zu" in last[1:-3] and last[-2:] == "en")


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for found in _BOUNDARY.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    if right > left:
        yield start + left, start + right
