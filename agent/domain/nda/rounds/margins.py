"""Headers and footers of two versions: they repeat and move, so they are compared line by line, as sets."""

import re
from collections.abc import Iterator, Sequence

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.round import Slip, SlippedIn

_NUMBERS = re.compile(r"\d+|\s+")  # page numbers and dates of print are no wording


def margin_slips(last: str, last_margins: Sequence[Span], new: str, new_margins: Sequence[Span]) -> list[SlippedIn]:
    """Lines that a header or footer has gained or lost. Offsets in the new text; what is gone stands at its end."""
    before, after = dict(_lines(last, last_margins)), dict(_lines(new, new_margins))
    gained = [
        SlippedIn(Slip.ADDED, "", new[at.start : at.end], at.start, at.end)
        for key, at in after.items()
        if key not in before
    ]
    end = len(new)
    gone = [
        SlippedIn(Slip.REMOVED, last[at.start : at.end], "", end, end) for key, at in before.items() if key not in after
    ]
    return [*gained, *gone]


def _lines(text: str, margins: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    for margin in margins:
        for match in re.finditer(r"[^\n]+", text[margin.start : margin.end]):
            key = _NUMBERS.sub(" ", match[0]).strip().casefold()
            if any(char.isalpha() for char in key):
                yield key, Span(margin.start + match.start(), margin.start + match.end())
