"""Where a clause that the draft lacks goes: behind its last operative clause, with the next number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.document import Block, BlockKind, Document
from agent.domain.nda.clause import Clause

_SUBSTANCE = 40
# with less of its text outside of tables than this share, a draft is a form in a table
_MOST = 0.4
_FOLLOW_ON = 60
_SIGNATURE = re.compile(
    r"_{4,}|^\W*(?:by|name|title|date|signature|print name|signed|unterschrift(?:en)?|name und funktion|datum)\s*[:.]"
    r"|in witness whereof|ort,? (?:den )?datum|^\w[\w .-]{1,40}, den \d|^\W*(?:für (?:die|den)|on behalf of|for and"
    r" on)|executed (?:as|by|on)|agreed (?:and accepted|to as of)|unterzeichnet|^\W*signatures?\W*$"
    r"|^\W*unterschriften?\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_ANNEX = re.compile(r"^\W*(?:Anlage|Anhang|Annex|Appendix|Exhibit|Schedule|Attachment)\b", re.IGNORECASE)
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_ROMAN = ("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV").split()


@dataclass(frozen=True, slots=True)
class Placement:
    """``at``: the end of the paragraph that a new clause follows. ``heading``: start of the paragraph whose
    format a heading takes, None where headings stand in the line of the text (or there are none);
    ``body``: the same for its text. ``number``: the next number, empty where Word counts or nobody does.
    """

    at: int
    heading: int | None
    body: int
    number: str
    titled: bool  # clauses of this draft begin with a title


def placement(document: Document, clauses: Sequence[Clause]) -> Placement | None:
    """None for a draft without any clause of substance."""
    placed = [clause for clause in clauses if _stands_in(document, clause, _RUNNING)]
    last = _last_operative(document, placed)
    if last is None or _length(placed) < _MOST * _length(clauses):  # the agreement stands in a table
        placed = [clause for clause in clauses if _stands_in(document, clause, (*_RUNNING, BlockKind.CELL))]
        last = _last_operative(document, placed)
    if last is None:
        return None
    top = _top(placed, last)
    if top is None:
        return Placement(_block_end(document, last), None, last.start, "", titled=False)
    block = _block(document, top.start)
    number = "" if block is not None and block.label else next_number(top.number)
    is_heading = _is_heading(top)
    return Placement(
        at=_block_end(document, last),
        heading=top.start if is_heading else None,
        body=last.start if is_heading else top.start,
        number=number,
        titled=is_heading or bool(top.heading),
    )


def next_number(number: str) -> str:
    """``§ 6`` → ``§ 7``, ``11`` → ``12.``, ``Article VI`` → ``Article VII``; empty when it cannot be counted on."""
    match = re.fullmatch(r"(?P<lead>.*?)(?P<count>\d+|[IVX]+)(?P<tail>\)?)", number.strip().rstrip("."))
    if match is None:
        return ""
    count = match["count"]
    if count.isdigit():
        following = str(int(count) + 1)
    elif count in _ROMAN[:-1]:
        following = _ROMAN[_ROMAN.index(count) + 1]
    else:
        return ""
    dot = "." if not match["lead"] and not match["tail"] else ""
    return f"{match['lead']}{following}{match['tail']}{dot}"


def _last_operative(document: Document, clauses: Sequence[Clause]) -> Clause | None:
    """The last numbered clause of substance and what belongs to it; without numbers the last long paragraph."""
    text = document.text
    end = next((at for at, clause in enumerate(clauses) if at and _ANNEX.match(text[clause.start : clause.end])), None)
    main = clauses[:end] if end and end > len(clauses) // 2 else clauses
    numbered = [at for at, clause in enumerate(main) if clause.number and _has_substance(text, main, at)]
    if not numbered:
        long = [clause for clause in main if clause.end - clause.start >= _FOLLOW_ON and not _signs(text, clause)]
        return long[-1] if long else None
    at = numbered[-1]
    while at + 1 < len(main) and _follows(text, main[at + 1]):
        at += 1
    return main[at]


def _has_substance(text: str, clauses: Sequence[Clause], at: int) -> bool:
    """A numbered clause of some length, or a heading with a paragraph under it."""
    if clauses[at].end - clauses[at].start >= _SUBSTANCE:
        return True
    return at + 1 < len(clauses) and _follows(text, clauses[at + 1])


def _length(clauses: Sequence[Clause]) -> int:
    return sum(clause.end - clause.start for clause in clauses)


def _follows(text: str, clause: Clause) -> bool:
    long = clause.end - clause.start >= _FOLLOW_ON
    return long and not clause.number and bool(clause.path) and not _signs(text, clause)


def _signs(text: str, clause: Clause) -> bool:
    return _SIGNATURE.search(text[clause.start : clause.end]) is not None


def _top(clauses: Sequence[Clause], last: Clause) -> Clause | None:
    """The clause that opens the section of the highest rank that ``last`` stands in."""
    if not last.path:
        return None
    openers = [clause for clause in clauses if clause.start <= last.start and clause.number == last.path[0]]
    return openers[-1] if openers else None


def _is_heading(clause: Clause) -> bool:
    """A heading is a clause of its own with nothing but its title."""
    return len(clause.spans) == 1 and bool(clause.heading) and clause.end - clause.start < len(clause.heading) + 24


def _stands_in(document: Document, clause: Clause, kinds: tuple[BlockKind, ...]) -> bool:
    block = _block(document, clause.start)
    return block is None or block.kind in kinds


def _block(document: Document, offset: int) -> Block | None:
    return next((block for block in document.blocks if block.start <= offset < block.end), None)


def _block_end(document: Document, clause: Clause) -> int:
    block = _block(document, clause.end - 1)
    return block.end if block is not None else clause.end
