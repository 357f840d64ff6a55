"""The other side's tracked edits judged: which topics each one touches, and where the draft now stands on them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agent.domain.document import TrackedChange
from agent.domain.nda.policy import Verdict
from agent.domain.nda.reading import Span
from agent.domain.nda.review import Finding
from agent.domain.nda.sentences import sentence_spans

ReadTopics = Callable[[str], Sequence[str]]

_NEEDS_CONTEXT = 8  # words up to which an edit alone tells no topic: "Delaware", "1 year"
_LONGEST_CONTEXT = 2_000  # characters of the line that an edit stands in
_MOST_READ = 500  # texts read for one draft; further edits are placed by quotes alone


class Touched(NamedTuple):
    """A topic that an edit touches, and the verdict that it has in the draft as it is now."""

    policy_id: str
    topic: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class JudgedChange:
    """A `TrackedChange` with the findings it touches; none where no policy has its topic."""

    kind: str  # "insertion" | "deletion"
    author: str
    date: str | None
    text: str
    start: int | None
    end: int | None
    findings: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class AuthorChanges:
    author: str
    changes: tuple[JudgedChange, ...]


def topics_of_changes(
    changes: Sequence[TrackedChange], document_text: str, findings: Sequence[Finding], read_topics: ReadTopics
) -> tuple[AuthorChanges, ...]:
    """The edits judged, by author in the order of first appearance.

    An edit touches the findings that quote its place, deleted words also those that quote the words put in
    their stead. Where none does, and for deleted words always, ``read_topics`` names the topics of the words (short
    ones in the sentence they stand in). It must be local: it is given deleted text, which no language model may see.
    """
    read = _Reader(read_topics)
    by_author: dict[str, list[JudgedChange]] = {}
    for at, change in enumerate(changes):
        places = [change, *_instead(changes[max(at - 1, 0) : at + 2], change, document_text)]
        touched = _touched(change, places, document_text, findings, read)
        judged = JudgedChange(
            change.kind, change.author, change.date, change.text, change.start, change.end, tuple(touched)
        )
        by_author.setdefault(change.author, []).append(judged)
    return tuple(AuthorChanges(author, tuple(rows)) for author, rows in by_author.items())


def _instead(around: Sequence[TrackedChange], change: TrackedChange, text: str) -> Iterator[TrackedChange]:
    """The insertions of the same author right beside a deletion."""
    for other in around:
        if (change.kind, other.kind, other.author) != ("deletion", "insertion", change.author):
            continue
        if change.start is None or other.start is None or other.end is None:
            continue
        between = text[other.end : change.start] if other.end <= change.start else text[change.start : other.start]
        if not between.strip():
            yield other


def _touched(
    change: TrackedChange,
    places: Sequence[TrackedChange],
    text: str,
    findings: Sequence[Finding],
    read: "_Reader",
) -> Iterator[Touched]:
    quoting = {finding.policy_id for finding in findings if any(_quotes(finding, place) for place in places)}
    deleted = change.kind == "deletion"
    topics = read.topics(_readable(change, text)) if deleted or not quoting else frozenset[str]()
    for finding in findings:
        if finding.policy_id in quoting or finding.topic in topics:
            yield Touched(finding.policy_id, finding.topic, finding.verdict)


def _quotes(finding: Finding, change: TrackedChange) -> bool:
    """Whether a quote of the finding overlaps inserted words, or has the place of deleted ones inside."""
    start, end = change.start, change.end
    if start is None or end is None:
        return False
    return any(quote.start < end and start < quote.end for quote in finding.quotes)


def _readable(change: TrackedChange, text: str) -> Iterable[str]:
    """The changed words, then the sentence that they make or made where they stand."""
    yield change.text
    if change.start is None or change.end is None or len(change.text.split()) > _NEEDS_CONTEXT:
        return
    first = max(text.rfind("\n", 0, change.start) + 1, change.start - _LONGEST_CONTEXT)
    last = text.find("\n", change.end)
    last = min(len(text) if last < 0 else last, change.end + _LONGEST_CONTEXT)
    sentence = _around(sentence_spans(text, first, last), change.start, change.end) or Span(change.start, change.end)
    yield f"{text[sentence.start : change.start]} {change.text} {text[change.end : sentence.end]}"


def _around(sentences: Sequence[Span], start: int, end: int) -> Span | None:
    """The sentence that holds a place; of two that meet there the first."""
    return next((span for span in sentences if span.start <= start and end <= span.end), None)


class _Reader:
    """Reads each text once, and not more than there is time for."""

    def __init__(self, read_topics: ReadTopics) -> None:
        self._read = read_topics
        self._known: dict[str, frozenset[str]] = {}

    def topics(self, texts: Iterable[str]) -> frozenset[str]:
        """The topics of the first text that names any."""
        return next((found for text in texts if (found := self._topics(text))), frozenset())

    def _topics(self, text: str) -> frozenset[str]:
        if text not in self._known and len(self._known) < _MOST_READ:
            self._known[text] = frozenset(self._read(text))
        return self._known.get(text, frozenset())
