"""The words of a sentence that make a promise, and who gives it."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from agent.domain.contacts import promise_words as words


class Promiser(StrEnum):
    US = "us"
    CUSTOMER = "customer"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Cue:
    """``start`` and ``end`` inside the sentence; ``sure``: a promise also when no day stands with it."""

    start: int
    end: int
    by: Promiser
    sure: bool


_BY = {"us": Promiser.US, "them": Promiser.CUSTOMER, "other": Promiser.UNCLEAR, "passive": Promiser.UNCLEAR}


def cues(sentence: str, by_customer: bool) -> list[Cue]:
    """In order, of a sentence whose names are masked; what is no promise after all is left out.

    ``by_customer``: "I" and "we" are the customer.
    """
    return [_spoken(cue, by_customer) for cue in _by_wording(sentence) if not _is_none(sentence, cue)]


def _by_wording(sentence: str) -> list[Cue]:
    """The promises by wording, in order, none inside another."""
    label = words.LABEL.search(sentence)
    found: list[Cue] = []
    for is_sure, patterns in ((True, words.sure()), (False, words.with_day())):
        for match in itertools.chain.from_iterable(pattern.finditer(sentence) for pattern in patterns):
            if not any(match.start() < cue.end and cue.start < match.end() for cue in found):
                found.append(Cue(match.start(), match.end(), _by(match), is_sure or label is not None))
    found.sort(key=lambda cue: cue.start)
    return _labelled(label, found)


def _labelled(label: re.Match[str] | None, found: list[Cue]) -> list[Cue]:
    """Behind a label everything is promised; without a subject of its own by whom the label names."""
    if label is None:
        return found
    by = _BY[words.labelled_by(label)]
    inside = [cue for cue in found if cue.start >= label.end()]
    if not inside:
        return [Cue(label.start(), label.end(), by, True)]
    return [replace(cue, by=by) if cue.by is Promiser.UNCLEAR else cue for cue in inside]


def _by(match: re.Match[str]) -> Promiser:
    return next((_BY[name] for name, value in match.groupdict().items() if value), Promiser.UNCLEAR)


def _spoken(cue: Cue, by_customer: bool) -> Cue:
    """The first person is who speaks."""
    return replace(cue, by=Promiser.CUSTOMER) if by_customer and cue.by is Promiser.US else cue


def _is_none(sentence: str, cue: Cue) -> bool:
    """True for what is denied, negated, vague, usual, conditional, asked or hoped for."""
    start, end = _piece(sentence, cue)
    if words.DENIED.search(sentence, start):  # in its own piece, or in one behind it
        return True
    comma_before, comma_behind = sentence.rfind(",", start, cue.start), sentence.find(",", cue.end, end)
    clause = sentence[max(start, comma_before + 1) : comma_behind if comma_behind >= 0 else end]
    piece = sentence[start:end]
    if words.NEGATED.search(clause) or words.VAGUE.search(clause) or words.HABIT.search(piece):
        return True
    return bool(words.CONDITION.match(piece) or words.NOT_SAID.search(sentence[: cue.start]))


def _piece(sentence: str, cue: Cue) -> tuple[int, int]:
    """The part of the sentence between contrasts ("but", "aber", a semicolon) that the cue stands in."""
    cuts: Sequence[int] = [each.end() for each in words.CONTRAST.finditer(sentence)]
    before = [cut for cut in cuts if cut <= cue.start]
    behind = [cut for cut in cuts if cut > cue.start]
    return (before[-1] if before else 0), (behind[0] if behind else len(sentence))
