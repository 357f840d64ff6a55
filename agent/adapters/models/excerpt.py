"""How much of a document a model sees: all of it, or the passages that deal with the points asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.domain.document import Document
from agent.domain.nda.reading import Span

# About 16,000 tokens of German; a usual NDA has 12,000 to 25,000 characters.
MAX_CHARS = 48_000
_PASSAGE = 1_500
_GAP = "\n[…]\n"
_WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a point is about: its words, and the places the local judge read."""

    words: str
    places: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``share`` is the part of the document's characters that ``text`` holds, 0 to 1."""

    text: str
    share: float = 1.0

    @property
    def whole(self) -> bool:
        return self.share == 1.0

    @property
    def percent(self) -> int:
        return round(self.share * 100)


def excerpt(document: Document, topics: Sequence[Topic], limit: int = MAX_CHARS) -> Excerpt:
    """The document's text, or its best passages with their neighbours within ``limit`` characters.

    Passages that the local judge quoted come first, then for each topic in turn the ones that share
    most words with it. Only ``Document.text`` is read: deleted text and comments stand elsewhere.
    """
    if len(document.text) <= limit:
        return Excerpt(document.text)
    passages = list(_passages(document))
    chosen: set[int] = set()
    for index in _ranked(document.text, passages, topics):
        wanted = {near for near in (index - 1, index, index + 1) if 0 <= near < len(passages)} - chosen
        if len(_GAP) + sum(_cost(passages[each]) for each in chosen | wanted) > limit:
            break
        chosen |= wanted
    spans = [passages[index] for index in sorted(chosen)]
    kept = sum(span.end - span.start for span in spans)
    return Excerpt(_joined(document.text, spans), min(kept / len(document.text), 0.99))


def _passages(document: Document) -> Iterator[Span]:
    """Blocks, cut where one is very long; the whole text where a reader gave no blocks."""
    for block in document.blocks or (Span(0, len(document.text)),):
        for start in range(block.start, block.end, _PASSAGE):
            yield Span(start, min(start + _PASSAGE, block.end))


def _ranked(text: str, passages: Sequence[Span], topics: Sequence[Topic]) -> Iterator[int]:
    for topic in topics:
        yield from (
            index
            for index, span in enumerate(passages)
            if any(place.start < span.end and span.start < place.end for place in topic.places)
        )
    words = [_words(text[span.start : span.end]) for span in passages]
    orders = [_by_overlap(_words(topic.words), words) for topic in topics]
    for rank in range(len(passages)):
        yield from (order[rank] for order in orders)


def _by_overlap(wanted: set[str], words: Sequence[set[str]]) -> list[int]:
    return sorted(range(len(words)), key=lambda index: -len(wanted & words[index]))


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _cost(span: Span) -> int:
    """Its characters with the gap before it; the gap after the last one is counted by the caller."""
    return span.end - span.start + len(_GAP)


def _joined(text: str, spans: Sequence[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts.append(text[end : span.start] if span.start - end <= 2 else _GAP)
        parts.append(text[span.start : span.end])
        end = span.end
    if end < len(text):
        parts.append(_GAP)
    return "".join(parts)
