"""Finds promises in one note: who made them, in which words, until when."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from agent.domain.contacts import promise_words as words
from agent.domain.contacts.due_dates import Due, due_dates
from agent.domain.contacts.promise_cues import Cue, Promiser, cues
from agent.domain.nda.reading import Span
from agent.domain.nda.sentences import sentences

_LONGEST_SENTENCE = 800  # code points that are read of one
_MOST = 8  # promises of one sentence


@dataclass(frozen=True, slots=True)
class Promise:
    """``start`` and ``end`` give the literal sentence in the cleaned note; ``due`` None: no day was named."""

    by: Promiser
    start: int
    end: int
    due: Due | None
    cue: str  # the words that make it a promise


@dataclass(frozen=True, slots=True)
class Readers:
    """How the customer's people and company are called, and whether one of them wrote the note."""

    names: frozenset[str] = frozenset()
    by_customer: bool = False


# "Fr. 20.11." and "Hr. Weiß" end no sentence
_SHORT_AT_END = re.compile(r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So|Hr|Mon|Tue|Wed|Thu|Fri|Sat|Sun|KW|Tel|Stk|Std)\.$")


@lru_cache(maxsize=2048)  # a note is read for its promises, and again as a sign that others were kept
def find(note: str, made_on: date, readers: Readers) -> tuple[Promise, ...]:
    """The promises of a cleaned note, in order. ``made_on`` is the day of the activity."""
    masked = words.mask(note, readers.names)
    found: list[Promise] = []
    last = -1  # where the promises of the sentence before begin in ``found``
    for span in _sentences(note):
        sentence = masked[span.start : min(span.end, span.start + _LONGEST_SENTENCE)]
        if words.DENIED_ALONE.fullmatch(sentence) and words.DENIED.search(sentence) and last >= 0:
            del found[last:]
        last = len(found)
        if words.WORTH_READING.search(sentence):
            told = _in_sentence(sentence, made_on, _speaking(masked, span, readers.by_customer))
            found += [_placed(each, note, span) for each in told]
    return tuple(found)


def _sentences(note: str) -> list[Span]:
    merged: list[Span] = []
    for span in sentences(note):
        if merged and _goes_on(note, merged[-1], span):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _goes_on(note: str, span: Span, following: Span) -> bool:
    same_line = "\n" not in note[span.end : following.start]
    return same_line and _SHORT_AT_END.search(note, span.start, span.end) is not None


def _speaking(masked: str, span: Span, by_customer: bool) -> bool:
    """True when "I" and "we" are the customer: one of theirs wrote the note, or the line quotes one."""
    line = masked[masked.rfind("\n", 0, span.start) + 1 : span.end]
    quoted = words.SPEAKER.match(line)
    if by_customer or quoted is None or words.LABEL.match(line):
        return by_customer
    return words.NAME in quoted["who"] or words.CUSTOMER.search(quoted["who"]) is not None


def _placed(told: tuple[Cue, Due | None], note: str, span: Span) -> Promise:
    """With offsets in the note."""
    cue, due = told
    moved = due and replace(due, start=due.start + span.start, end=due.end + span.start)
    words_of_it = note[span.start + cue.start : span.start + cue.end]
    return Promise(cue.by, span.start, min(span.end, span.start + _LONGEST_SENTENCE), moved, words_of_it)


def _in_sentence(sentence: str, made_on: date, by_customer: bool) -> Iterator[tuple[Cue, Due | None]]:
    """Each promise with its day; of those without a day one by each side."""
    if sentence.rstrip('"“”« ').endswith("?"):
        return
    found = cues(sentence, by_customer)[:_MOST]
    if not found:
        return
    days, undated = due_dates(sentence, made_on), set[Promiser]()
    for cue, start, end in _clauses(sentence, found):
        due = _chosen([day for day in days if start <= day.start < end])
        if due is not None:
            yield cue, due
        elif cue.sure and cue.by not in undated:
            undated.add(cue.by)
            yield cue, None


def _clauses(sentence: str, found: Sequence[Cue]) -> Iterator[tuple[Cue, int, int]]:
    """Each cue with the part of the sentence that its day stands in."""
    starts = [0]
    for before, cue in itertools.pairwise(found):
        joints = [each.end() for each in words.JOINT.finditer(sentence, before.end, cue.start)]
        starts.append(joints[-1] if joints else cue.start)
    for cue, (start, end) in zip(found, itertools.pairwise([*starts, len(sentence)]), strict=True):
        yield cue, start, end


def _chosen(days: Sequence[Due]) -> Due | None:
    """The day behind "by" or "bis", else the first."""
    return next((day for day in days if day.firm), days[0] if days else None)
