"""A draft made comparable: its sentences, list items and headings as sequences of tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.document import Coverage, Document
from agent.domain.nda.clause import Clause
from agent.domain.nda.numbering import Label, label
from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.order import in_order
from agent.domain.nda.rounds.tokens import Tokens
from agent.domain.nda.segment import segment
from agent.domain.nda.typography import plain

_ITEM_RANK = 10  # from here on numbers are list items


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, list item or heading: ``text[start:end]``, tokens ``first`` to ``last`` (exclusive).

    The tokens before ``body`` are its number; ``key`` are those from ``body`` on, in small letters in a heading.
    ``opens``: a paragraph begins here; ``rank`` of its number, as in `numbering.Label`.
    """

    start: int
    end: int
    first: int
    body: int
    last: int
    key: tuple[str, ...]
    opens: bool
    heading: bool
    rank: int | None

    @property
    def size(self) -> int:
        return self.last - self.body


@dataclass(frozen=True, slots=True)
class Wording:
    """``quiet``: numbers of paragraphs, which may change unsaid; ``unit_of``: the unit of each token.

    ``numbers``: those numbers as printed.
    """

    text: str
    tokens: Tokens
    units: tuple[Unit, ...]
    quiet: bytearray
    unit_of: list[int]
    numbers: frozenset[str]

    def inside(self, start: int, end: int) -> range:
        """The tokens that ``text[start:end]`` touches; for an empty span an empty range at its place."""
        if start == end:
            place = bisect_left(self.tokens.starts, start)
            return range(place, place)
        return range(bisect_right(self.tokens.ends, start), bisect_left(self.tokens.starts, end))


def wording(text: str, ignore: Sequence[Span] = (), numbering: frozenset[str] = frozenset()) -> Wording:
    """Cut a text. ``ignore``: page headers and the like; ``numbering``: numbers known to be in order."""
    visible = _without(text, ignore)
    flat = plain(visible)
    clauses = segment(Document("", "", "", visible, (), Coverage()))
    tokens, units, labels = Tokens(), list[Unit](), list[tuple[Label, Unit]]()
    for clause in clauses:
        for span in clause.spans:
            found = _label(visible, clause, span)
            unit = _unit(flat, clause, span, found, tokens)
            units.append(unit)
            if found is not None:
                labels.append((found, unit))
    unit_of = [index for index, unit in enumerate(units) for _ in range(unit.first, unit.last)]
    regular = in_order([found for found, _ in labels])
    known = numbering | {found.number for (found, _), follows in zip(labels, regular, strict=True) if follows}
    return Wording(text, tokens, tuple(units), _quiet(len(tokens), labels, regular, numbering), unit_of, known)


def _without(text: str, ignore: Sequence[Span]) -> str:
    """The text with blanks for the ignored spans and the line break behind each; offsets stay."""
    pieces, at = list[str](), 0
    for span in sorted(ignore, key=lambda span: span.start):
        start, end = max(span.start, at), span.end + text.startswith("\n", span.end)
        if start < end:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _label(text: str, clause: Clause, span: Span) -> Label | None:
    if span.start == clause.start:
        before = int(clause.number) - 1 if clause.number.isdecimal() else 0
        return label(text, span.start, span.end, before) if clause.number else None
    found = label(text, span.start, span.end)
    return found if found and found.rank >= _ITEM_RANK and found.number.endswith(")") else None


def _unit(flat: str, clause: Clause, span: Span, found: Label | None, tokens: Tokens) -> Unit:
    first, words = len(tokens), found.end if found else span.start
    tokens.add(flat, span.start, words)
    body = len(tokens)
    tokens.add(flat, words, span.end)
    heading = _is_heading(flat[words : span.end], clause.heading)
    # small capitals come back as capitals
    key = tuple(key.casefold() if heading else key for key in tokens.keys[body:])
    opens, rank = span.start == clause.start, found.rank if found else None
    return Unit(span.start, span.end, first, body, len(tokens), key, opens, heading, rank)


def _is_heading(words: str, heading: str) -> bool:
    return bool(heading) and " ".join(words.split()).strip(" #_-.:") == heading.strip(" #_-.:")


def _quiet(
    size: int, labels: Sequence[tuple[Label, Unit]], regular: Sequence[bool], numbering: frozenset[str]
) -> bytearray:
    quiet = bytearray(size)
    for (found, unit), follows in zip(labels, regular, strict=True):
        if follows or found.number in numbering:
            quiet[unit.first : unit.body] = b"\1" * (unit.body - unit.first)
    return quiet
