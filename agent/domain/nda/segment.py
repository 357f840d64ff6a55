"""A draft cut into clauses and spans (sentences and list items), without a model and in linear time.

The span is the unit of the public benchmark ContractNLI (Koreeda & Manning 2021): "a sentence or a
list item within a sentence".
"""

import re

from agent.domain.document import Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.headings import heading_text, inline_heading, row_heading
from agent.domain.nda.numbering import Label, label
from agent.domain.nda.paragraphs import Paragraph, paragraphs
from agent.domain.nda.reading import Span
from agent.domain.nda.sentences import ItemSequence, sentence_spans, trimmed

_SUBSTANCE = re.compile(r"[^\W\d_]{2}|_{4}")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_BLANK = re.compile("_{4,}")
_MOST_FORM_WORDS = 8


def segment(document: Document) -> tuple[Clause, ...]:
    """The clauses in order: one for each paragraph that is not a page header or footer.

    A heading is a clause of its own; the clauses below carry its text in ``heading`` and the numbers
    above and their own in ``path``. Spans are trimmed, don't overlap and cover every non-space
    character of the clause.
    """
    outline = _Outline()
    items = ItemSequence()
    return tuple(_clause(document.text, paragraph, outline, items) for paragraph in paragraphs(document))


def _clause(text: str, paragraph: Paragraph, outline: "_Outline", items: ItemSequence) -> Clause:
    start, end = paragraph.start, paragraph.end
    found = label(text, start, end, outline.last_bare)
    body = found.end if found else start
    own = heading_text(text, paragraph, body, found)
    row = None if own else row_heading(text, start, end)
    inline = row or (None if own else inline_heading(text, body, end, found))
    title, after_title = inline or ("", body)
    outline.enter(found, own or title, is_heading=own is not None or row is not None)
    if found:
        items.note(found.number)
    spans = (Span(start, end),) if own is not None else _spans(text, start, end, body, items, after_title)
    return Clause(start, end, found.number if found else "", outline.heading, outline.path, spans)


def _spans(text: str, start: int, end: int, body: int, items: ItemSequence, after_title: int) -> tuple[Span, ...]:
    cuts = [span.start for span in sentence_spans(text, start, end, body)]
    cuts += [after_title] if after_title > body else []
    cuts += _blanks(text, start, end)
    cuts += [offset for offset in items.starts(text, start, end) if offset > body]
    cuts = sorted({start, *cuts})
    kept = [cuts[0]]
    checked, full = max(start, body), False
    for cut in cuts[1:]:
        # a number or bracket alone is no span: it joins what follows
        full = full or _SUBSTANCE.search(text, checked, cut) is not None
        checked = max(cut, checked)
        if full:
            kept.append(cut)
            full = False
    return tuple(trimmed(text, [*kept, end]))


def _blanks(text: str, start: int, end: int) -> list[int]:
    """In a line of a form, where blanks to fill in begin and end."""
    line = text[start:end]
    if "____" not in line or len(_WORDS.findall(line)) > _MOST_FORM_WORDS:
        return []
    return [start + offset for match in _BLANK.finditer(line) for offset in match.span()]


class _Outline:
    """The numbers and headings that are open while the paragraphs pass by."""

    def __init__(self) -> None:
        self._open: list[tuple[Label, str]] = []
        self._heading = ""
        self.last_bare = 0
        self.path: tuple[str, ...] = ()

    def enter(self, found: Label | None, heading: str, *, is_heading: bool) -> None:
        if found is None:
            if is_heading:
                self._open, self._heading = [], heading
            self.path = tuple(entry.number for entry, _ in self._open)
            return
        self._open = [(entry, title) for entry, title in self._open if entry.rank < found.rank]
        self._open.append((found, heading))
        if found.number.isdigit():
            self.last_bare = int(found.number)
        self.path = tuple(entry.number for entry, _ in self._open)

    @property
    def heading(self) -> str:
        return next((title for _, title in reversed(self._open) if title), self._heading)
