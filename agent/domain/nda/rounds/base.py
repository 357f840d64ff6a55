"""The last version with some of our requests applied: what the new version is compared with."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.round import Asked


@dataclass(frozen=True, slots=True)
class Base:
    """``zones``: for each request, in the order given, where its wording, or the old one, stands in ``text``."""

    text: str
    zones: tuple[Span, ...]
    ignore: tuple[Span, ...]


def check(last: str, asked: Sequence[Asked]) -> None:
    """Raises ValueError for requests that lie outside the text or overlap one another."""
    before = 0
    for one in sorted(asked, key=lambda one: (one.start, one.end)):
        if not before <= one.start <= one.end <= len(last):
            raise ValueError(f"the request {one.proposal_id} overlaps another one or lies outside the text")
        before = one.end


def apply(last: str, asked: Sequence[Asked], taken: Collection[int], ignore: Sequence[Span] = ()) -> Base:
    """``last`` with the requests whose positions are in ``taken``; a new paragraph gets lines of its own."""
    pieces, shifts = list[str](), list[tuple[int, int]]()
    zones: dict[int, Span] = {}
    at = shift = 0
    for index in sorted(range(len(asked)), key=lambda index: (asked[index].start, asked[index].end)):
        one = asked[index]
        if index not in taken:
            zones[index] = Span(one.start + shift, one.end + shift)
            continue
        lead, trail = _breaks(last, one)
        start = one.start + shift + len(lead)
        zones[index] = Span(start, start + len(one.text))
        pieces += [last[at : one.start], lead, one.text, trail]
        shift += len(lead) + len(one.text) + len(trail) - (one.end - one.start)
        at = one.end
        shifts.append((one.end, shift))
    moved = tuple(Span(_shifted(span.start, shifts), _shifted(span.end, shifts)) for span in ignore)
    return Base("".join([*pieces, last[at:]]), tuple(zones[index] for index in range(len(asked))), moved)


def _breaks(last: str, one: Asked) -> tuple[str, str]:
    if not one.new_paragraph:
        return "", ""
    lead = "\n" if one.start and last[one.start - 1] != "\n" else ""
    trail = "\n" if one.end < len(last) and last[one.end] != "\n" else ""
    return lead, trail


def _shifted(offset: int, shifts: Sequence[tuple[int, int]]) -> int:
    return offset + next((shift for end, shift in reversed(shifts) if end <= offset), 0)
