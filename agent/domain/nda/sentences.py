"""Where sentences end in German and English legal text, and where list items begin in them."""

import itertools
import re
from collections.abc import Iterator

from agent.domain.nda.reading import Span
from agent.domain.nda.typography import plain

_END = re.compile(r"""[.!?…]["')\]]{0,3}\s+(?=["'(\[]{0,2}[A-ZÄÖÜ0-9§_…\-])""")
_LAST_WORD = re.compile(r"[^\s(\[\"',;/]{1,24}$")
_ABBREVIATIONS = frozenset(
    "bzw nr nrn abs ziff ziffer art lit vgl ggf inkl evtl sog z b d h u a i s v m w e g f ff gem ca zzgl abzgl"
    " max min str tel fax hrsg rn az no nos inc ltd corp co mr mrs ms dr prof st sec dist attn ph cf vs viz approx"
    " dept ext fl ing dipl hon jr sr rev gen gov sen rep esq p pp para paras cl sched exh al et jan feb mar apr"
    " jun jul aug sep sept oct nov dec mio mrd tsd".split()
)
_NUMBERED = frozenset("no nos nr nrn art abs ziff sec para paras cl lit rn pp".split())  # a number follows, no end
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_MONTHS = (
    "Januar|Jänner|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    "|January|February|March|May|June|July|October|December|Quartal|Halbjahr|Kalendertag|Werktag|Kapitel|Abschnitt"
)
_ORDINAL = re.compile(rf"\s+(?:{_MONTHS})\b")
_REFERENCE = re.compile(
    r"(?:§|sections?|sec\.|clauses?|paragraphs?|subsections?|articles?|items?|points?|lit\.?|litera|buchstaben?"
    r"|ziffern?|ziff\.|absatz|absätze|abs\.|nr\.|nummern?|satz|exhibit|schedule|annex|appendix|rules?|subclauses?"
    r"|subparagraphs?|sub-?paragraphs?|sub-?sections?|artikel|art\.)(?:\s?\d+(?:\.\d+)*\.?)?(?:\s?\(\w{1,5}\))*\s*$",
    re.IGNORECASE,
)
_STARTERS = frozenset(
    "the this these those any all each either neither nothing such in if upon unless except notwithstanding however it"
    " its they you we for at by to on without receiving disclosing recipient discloser said there when where while"
    " both no as under company der die das dies diese dieser dieses ein eine es im bei für sofern soweit wenn falls"
    " jede jeder alle sie er nach auf hierzu ferner darüber ebenso gleiches wird werden ist sind".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ITEM = re.compile(
    r"(?<=\s)(?:\((?P<in>[a-z]{1,2}|[ivx]{1,5}|[A-Z]|[IVX]{1,4}|\d{1,2})\)|(?P<half>[a-z]|[ivx]{1,4}|\d{1,2})\))(?=\s)"
)
_JOINED = re.compile(r"\s+(?:(?:and|or|und|oder|to|through|bis|sowie)\s+\(|(?:above|below|hereof|oben|vorstehend)\b)")
_LISTED = re.compile(r"\(\w{1,5}\),?\s+(?:and|or|und|oder|to|through|bis)\s+$")
NUMBER_WORD_AT_END = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w*teen|twenty|thirty|forty|fifty|sixty"
    r"|ninety"
    r"|eine?[rnms]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w*zehn|\w*zig|\w*ßig)\s*$",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def sentences(text: str, about: re.Pattern[str] | None = None) -> list[Span]:
    """The sentences of each line of a text, trimmed; every non-space character is in one of them.

    With ``about`` only those of lines in which the pattern is found.
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        if about is None or about.search(text, line.start(), line.end()):
            found += sentence_spans(text, line.start(), line.end())
    return found


def sentence_spans(text: str, start: int, end: int, label_end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]``; a number or label up to ``label_end`` ends none."""
    flat = plain(text[start:end])
    skip = (label_end or start) - start
    cuts = [0, *(cut for cut in _sentence_ends(flat) if cut > skip), len(flat)]
    return trimmed(text, [start + cut for cut in cuts])


def trimmed(text: str, cuts: list[int]) -> list[Span]:
    """The pieces between neighbouring cuts without the space around them; empty ones are dropped."""
    spans: list[Span] = []
    for first, last in itertools.pairwise(cuts):
        piece = text[first:last]
        left = first + len(piece) - len(piece.lstrip())
        right = first + len(piece.rstrip())
        if left < right:
            spans.append(Span(left, right))
    return spans


def _sentence_ends(flat: str) -> Iterator[int]:
    for match in _END.finditer(flat):
        if flat[match.start()] != "." or _ends(flat, match.start(), match.end()):
            yield match.end()


def _ends(flat: str, dot: int, after: int) -> bool:
    word = _LAST_WORD.search(flat, max(0, dot - 24), dot)
    if word is None:
        return True
    last = word[0]
    following = _WORD.match(flat, after)
    starts = following is not None and following[0].casefold() in _STARTERS
    if last.isdigit():
        return _ends_after_number(flat, word.start(), dot, starts)
    if last.casefold() in _NUMBERED and not starts:
        return False
    if last.casefold() in _ABBREVIATIONS or _DOTTED.fullmatch(last) or (len(last) == 1 and last.isalpha()):
        return starts and last.casefold() not in ("z", "b", "d", "h")
    return True


def _ends_after_number(flat: str, first: int, dot: int, starts: bool) -> bool:
    """``am 15. August`` and ``Nr. 3. Kammer`` go on; ``Section 5. The``, ``im Jahr 2026. Die`` end."""
    if _ORDINAL.match(flat, dot + 1) or first == 0:
        return False
    if dot - first >= 3 or starts:
        return True
    return bool(_REFERENCE.search(flat[max(0, first - 24) : first]))


class ItemSequence:
    """Recognises ``(a)``, ``(ii)``, ``3)`` as list items by their order: an item is the first or the next.

    References (``Section 2(b)``, ``clauses (a) and (b)``) and counts (``five (5)``) are none.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def starts(self, text: str, start: int, end: int) -> list[int]:
        """Offsets in ``text[start:end]`` where list items begin after the first character."""
        piece = plain(text[start:end])
        return [start + match.start() for match in _ITEM.finditer(piece) if self._is_item(piece, match)]

    def note(self, label: str) -> None:
        """Remember the label that a paragraph begins with."""
        mark = label.strip("(). ")
        if mark and (mark.isdigit() or mark.isalpha()) and len(mark) <= 5:
            self._next_in_order(mark, "(" if label.startswith("(") else ")", force=True)

    def _is_item(self, piece: str, match: re.Match[str]) -> bool:
        before = piece[max(0, match.start() - 40) : match.start()]
        mark = match["in"] or match["half"]
        if _REFERENCE.search(before) or _LISTED.search(before) or _JOINED.match(piece, match.end()):
            return False
        if mark.isdigit() and NUMBER_WORD_AT_END.search(before):
            return False
        if match["half"] and before.count("(") > before.count(")"):
            return False
        return self._next_in_order(mark, "(" if match["in"] else ")", force=False)

    def _next_in_order(self, mark: str, style: str, *, force: bool) -> bool:
        for kind, value in _readings(mark):
            key = style + kind
            if value == 1 or value == self._last.get(key, -1) + 1:
                self._last[key] = value
                return True
        if force and (readings := _readings(mark)):
            kind, value = readings[-1]
            self._last[style + kind] = value
        return False


def _readings(mark: str) -> list[tuple[str, int]]:
    """The numbers that a mark can stand for: ``i`` is roman 1 and the ninth letter."""
    case = "upper" if mark.isupper() else "lower"
    if mark.isdigit():
        return [("digit", int(mark))]
    low = mark.lower()
    found: list[tuple[str, int]] = []
    if len(low) == 1 and low.isascii():
        found.append((f"letter {case}", ord(low) - ord("a") + 1))
        if low in "xyz":
            found.append((f"last letters {case}", ord(low) - ord("x") + 1))
    if set(low) <= set("ivx"):
        found.append((f"roman {case}", _roman(low)))
    elif len(low) == 2 and low[0] == low[1]:
        found.append((f"letter {case}", 27 + ord(low[0]) - ord("a")))
    return found


def _roman(mark: str) -> int:
    values = [_ROMAN[letter] for letter in mark]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
