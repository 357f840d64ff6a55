"""The passages that a finding quotes, as pieces of the draft that can be struck or exchanged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.document import Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.numbering import label
from agent.domain.nda.reading import Span

_CONNECTOR = re.compile(r"\s*(?:[;,](?:\s*(?:and|or|und|oder|sowie))?|[.])\s*$")
_ITEM_RANK = 10  # from here on a number is that of a list item (`numbering`)
_SENTENCE_END = tuple('.!?"”“)')


@dataclass(frozen=True, slots=True)
class Region:
    """One passage in one clause.

    ``body`` is the passage without number or title, ``struck`` what goes when it is struck (a blank
    with it). ``connector`` joins a list item to the next one (``; and``). ``is_whole``: nothing else
    stands in the clause; ``is_anchored``: the clause has a number or a title.
    """

    body: Span
    struck: Span
    number: str
    connector: str
    is_whole: bool
    is_anchored: bool
    is_item: bool
    is_sentence: bool
    ends_clause: bool
    clause_end: int


def regions(document: Document, clauses: Sequence[Clause], spans: Sequence[Span]) -> list[Region]:
    """The passages in order; neighbours in one clause are one passage."""
    found: list[tuple[Clause, Span]] = []
    for span in sorted(spans, key=lambda each: each.start):
        for clause in clauses:
            start, end = max(span.start, clause.start), min(span.end, clause.end)
            if start >= end:
                continue
            if found and found[-1][0] is clause and not document.text[found[-1][1].end : start].strip():
                found[-1] = (clause, Span(found[-1][1].start, end))
            else:
                found.append((clause, Span(start, end)))
    return [_region(document, clause, span) for clause, span in found]


def _region(document: Document, clause: Clause, span: Span) -> Region:
    text = document.text
    opening = _opening(document, clause)
    item = label(text, span.start, span.end)
    start = max(span.start, opening)
    is_item = item is not None and item.rank >= _ITEM_RANK
    if item is not None:
        start = max(start, item.end)
    start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
    body = Span(start, span.end)
    words = text[body.start : body.end]
    connector = _CONNECTOR.search(words) if is_item else None
    return Region(
        body=body,
        struck=_with_blank(text, body, clause),
        number=clause.number,
        connector=connector[0] if connector else "",
        is_whole=body.start <= _first_words(text, clause, opening) and body.end >= clause.end,
        is_anchored=bool(clause.number or clause.heading),
        is_item=is_item,
        is_sentence=not is_item and words[:1].isupper() and words.rstrip().endswith(_SENTENCE_END) and " " in words,
        ends_clause=body.end >= clause.end,
        clause_end=clause.end,
    )


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
