"""The passages that a finding quotes, as pieces of the draft that can be struck or exchanged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from agent.domain.document import Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.numbering import Label, label
from agent.domain.nda.reading import Span

_CONNECTOR = re.compile(r"\s*[;,](?:\s*(?:and|or|und|oder|sowie))?\s*$")
_ITEM_RANK = 10  # from here on a number is that of a list item (`numbering`)
# a line that is shorter is a title or a cell, and no wrapped text
_FULL_LINE = 40
_STOPS = (".", ":", ";", "!", "?", '"', "”", "“", ")")
_SENTENCE_END = tuple('.!?"”“)')


@dataclass(frozen=True, slots=True)
class Region:
    """One passage in one clause.

    ``body`` is the passage without number or title, ``struck`` what goes when it is struck (a blank
    with it). ``path``: the numbers that lead to it, as a reference names them (``3``, ``(b)``).
    ``connector`` joins a list item to the next one (``; and``). ``is_whole``: nothing else
    stands in the clause; ``is_anchored``: the clause has a number or a title; ``is_clean``: it begins and
    ends where sentences do, which lines of a PDF need not.
    """

    body: Span
    struck: Span
    path: tuple[str, ...]
    connector: str
    is_whole: bool
    is_anchored: bool
    is_item: bool
    is_sentence: bool
    is_clean: bool
    ends_clause: bool
    clause_start: int
    clause_end: int

    def overlaps(self, span: Span) -> bool:
        return span.start < self.body.end and self.body.start < span.end


def regions(document: Document, clauses: Sequence[Clause], spans: Sequence[Span]) -> list[Region]:
    """The passages in order; neighbouring sentences of one clause are one passage, list items never."""
    found: list[tuple[Clause, Span]] = []
    for span in sorted(spans, key=lambda each: each.start):
        for clause in clauses:
            start, end = max(span.start, clause.start), min(span.end, clause.end)
            if start >= end:
                continue
            last = found[-1][1] if found and found[-1][0] is clause else None
            if last is not None and (start < last.end or _goes_on(document.text, last, Span(start, end))):
                found[-1] = (clause, Span(last.start, max(last.end, end)))
            else:
                found.append((clause, Span(start, end)))
    return [_region(document, clause, span) for clause, span in found]


def _region(document: Document, clause: Clause, span: Span) -> Region:
    text = document.text
    opening = _opening(document, clause)
    item = label(text, span.start, span.end)
    start = max(span.start, opening)
    is_item = _is_item(item)
    if item is not None:
        start = max(start, item.end)
    start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
    body = Span(start, span.end)
    words = text[body.start : body.end]
    connector = _CONNECTOR.search(words) if is_item else None
    return Region(
        body=body,
        struck=_with_blank(text, body, clause),
        path=_path(clause, item.number if is_item and item else ""),
        connector=connector[0] if connector else "",
        is_whole=body.start <= _first_words(text, clause, opening) and body.end >= clause.end,
        is_anchored=bool(clause.number or clause.heading),
        is_item=is_item,
        is_sentence=not is_item and words[:1].isupper() and words.rstrip().endswith(_SENTENCE_END) and " " in words,
        is_clean=_begins_clean(text, body.start) and _ends_clean(text, body.end),
        ends_clause=body.end >= clause.end,
        clause_start=clause.start,
        clause_end=clause.end,
    )


def _goes_on(text: str, last: Span, span: Span) -> bool:
    """The next sentence of a passage; a list item is one of its own."""
    return not text[last.end : span.start].strip() and not _is_item(label(text, span.start, span.end))


def _is_item(found: Label | None) -> bool:
    return found is not None and found.rank >= _ITEM_RANK


def _path(clause: Clause, item: str) -> tuple[str, ...]:
    """Without the numbers that a longer one repeats (``4`` before ``4.2``); a bracket alone leads nowhere."""
    numbers = [*clause.path, *([item] if item and item not in clause.path else [])]
    kept = [one for one, after in zip_longest(numbers, numbers[1:], fillvalue="") if not after.startswith(one + ".")]
    return () if not kept or kept[0].startswith("(") else tuple(kept)


def _begins_clean(text: str, start: int) -> bool:
    """False behind a line that stops in the middle of a sentence."""
    before = text[:start].rstrip()
    line = before[before.rfind("\n") + 1 :]
    return len(line) < _FULL_LINE or text[start - 1 : start] != "\n" or line.endswith(_STOPS)


def _ends_clean(text: str, end: int) -> bool:
    """False before a line that goes on with the sentence."""
    if text[:end].rstrip().endswith(_STOPS):
        return True
    rest = text[end:].lstrip(" ")
    return not rest or (rest[0] == "\n" and not rest.lstrip()[:1].islower())


def _opening(document: Document, clause: Clause) -> int:
    """Where the clause begins behind its number, be it typed or made by Word."""
    typed = label(document.text, clause.start, clause.end)
    block = next((each for each in document.blocks if each.start <= clause.start < each.end), None)
    made = block.start + block.label if block is not None and block.start == clause.start else clause.start
    return max(typed.end if typed else clause.start, made)


def _first_words(text: str, clause: Clause, opening: int) -> int:
    """Where the first sentence begins: behind a title that runs into its text (``9. Penalty. The …``)."""
    title = clause.heading
    after = text[opening : clause.end]
    lead = len(after) - len(after.lstrip())
    if title and after.lstrip().startswith(title) and len(after) > lead + len(title) + 2:
        rest = after[lead + len(title) :]
        return opening + lead + len(title) + len(rest) - len(rest.lstrip(" .:*-–"))
    return opening + lead


def _with_blank(text: str, body: Span, clause: Clause) -> Span:
    """The passage with the blank before it, or behind it at the beginning, so that none stands doubled."""
    if body.start > clause.start and text[body.start - 1] == " " and body.end >= clause.end:
        return Span(body.start - 1, body.end)
    if body.end < clause.end and text[body.end] == " ":
        return Span(body.start, body.end + 1)
    return body
