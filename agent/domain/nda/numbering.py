"""Numbers that paragraphs of a contract begin with: ``§ 5``, ``5.2``, ``(a)``, ``Article IV``, ``Ziffer 7``."""

import re
from dataclasses import dataclass

from agent.domain.nda.typography import plain


@dataclass(frozen=True, slots=True)
class Label:
    """The number as printed without closing dot, its rank (low is high up), and where its text begins."""

    number: str
    rank: int
    end: int


_LEAD = r"[\s#>]*(?:[-•‣▪·–]\s+)?"
_MONTH_AHEAD = (
    r"(?!\s*(?:Jan|Feb|M[äa]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|Okt|Oct|Nov|De[zc])[a-zä]*\.?\s+\d|\s*(?:Tag|Woche|Monat|Jahr"
    r"|day|week|month|year|percent|Prozent|%|€|EUR))"
)
_NAMED = (
    r"(?:Article|Artikel|Section|Abschnitt|Ziffer|Clause|Klausel|Teil|Part|Kapitel|Chapter|Exhibit|Schedule|Anlage"
    r"|Anhang|Annex|Appendix|Attachment|Art\.|Sec\.|Ziff\.|Nr\.)"
)
_DEPTH = 3  # rank of the first decimal level; each further level adds one
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (0, re.compile(r"(?P<number>§{1,2}\s?\d{1,3}[a-z]?)(?:[.:)]|\s)", re.IGNORECASE)),
    (
        0,
        re.compile(
            rf"(?P<number>{_NAMED}\s{{1,2}}(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[IVXLC]{{1,6}}|[A-Z]))(?=[.:)\s-]"
            rf"|$)[.:)]?",
            re.IGNORECASE,
        ),
    ),
    (_DEPTH, re.compile(rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})[.)]?(?=\s|$|[A-ZÄÖÜ\"]){_MONTH_AHEAD}")),
    (_DEPTH, re.compile(rf"(?P<number>\d{{1,2}})[.](?=\s|$|[A-ZÄÖÜ\"]){_MONTH_AHEAD}")),
    (12, re.compile(r"(?P<number>\(\d{1,2}\)|\d{1,2}\))(?=\s|$|[A-ZÄÖÜ])")),
    (1, re.compile(r"(?P<number>[IVX]{1,5})\.(?=\s)")),
    (2, re.compile(r"(?P<number>[A-H])\.(?=\s)")),
    (11, re.compile(r"(?P<number>\([ivx]{1,5}\)|[ivx]{1,5}[.)])(?=\s|$)")),
    (10, re.compile(r"(?P<number>\([a-z]{1,2}\)|[a-z]{1,2}\)|[a-z]\.)(?=\s|$|[A-ZÄÖÜ])")),
    (13, re.compile(r"(?P<number>\([A-Z]\)|[A-Z]\))(?=\s|$)")),
)
_BARE = re.compile(rf"(?P<number>\d{{1,2}})(?=\s+[A-ZÄÖÜ]){_MONTH_AHEAD}")
_LEADING = re.compile(_LEAD)
_WINDOW = 60


def label(text: str, start: int, end: int, previous_bare: int = 0) -> Label | None:
    """The number that ``text[start:end]`` begins with, or None.

    A number without dot or bracket (``3 TERM``) counts only as the next after ``previous_bare``.
    """
    flat = plain(text[start : min(end, start + _WINDOW)])
    lead = _LEADING.match(flat)
    at = lead.end() if lead else 0
    for rank, form in _FORMS:
        match = form.match(flat, at)
        if match:
            number = match["number"].strip()
            depth = number.count(".") if rank == _DEPTH else 0
            return Label(number.rstrip(".") if rank < 10 else number, rank + depth, start + match.end())
    bare = _BARE.match(flat, at)
    if bare and int(bare["number"]) == previous_bare + 1:
        return Label(bare["number"], _DEPTH, start + bare.end())
    return None
