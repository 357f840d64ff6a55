"""Where words of the base stand in the new version, and what stands beside them."""

from collections.abc import Iterable
from itertools import pairwise

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.alignment import Alignment
from agent.domain.nda.rounds.wording import Wording

_LONG = 4  # words in a row that are not found again by chance
_FAR = 2  # units of others between two of ours that still make one place


def words(al: Alignment, zone: Span) -> list[int]:
    """The base tokens of a zone, without numbering."""
    return [token for token in al.base.inside(zone.start, zone.end) if not al.base.quiet[token]]


def kept_share(al: Alignment, zone: Span) -> float:
    """Share (0 to 1) of a zone's words that stand in the new version."""
    tokens = words(al, zone)
    return sum(al.to_new[token] >= 0 for token in tokens) / len(tokens) if tokens else 0.0


def stands(al: Alignment, zone: Span) -> bool:
    """Whether all words of a zone stand in the new version in a row, and where they belong."""
    tokens = words(al, zone)
    if any(al.to_new[token] < 0 for token in tokens):
        return False
    together = all(
        al.to_new[after] == al.to_new[token] + 1
        for token, after in pairwise(tokens)
        if al.base.unit_of[token] == al.base.unit_of[after]
    )
    return together and (len(tokens) >= _LONG or not tokens or _anchored(al, tokens[0], tokens[-1]))


def _anchored(al: Alignment, first: int, last: int) -> bool:
    """Whether a neighbour on either side came along, be it the edge of the sentence."""
    return _neighbours(al, first, -1) or _neighbours(al, last, 1)


def _neighbours(al: Alignment, token: int, step: int) -> bool:
    beside, there = token + step, al.to_new[token] + step
    at_edge = not _same_unit(al.base, token, beside)
    edge_there = not _same_unit(al.new, al.to_new[token], there)
    return edge_there if at_edge else al.to_new[beside] == there


def _same_unit(side: Wording, token: int, beside: int) -> bool:
    inside = 0 <= beside < len(side.tokens)
    return inside and side.unit_of[beside] == side.unit_of[token] and not side.quiet[beside]


def beside(al: Alignment, zone: Span) -> list[int]:
    """The new tokens without counterpart right before and right behind a zone."""
    inside = al.base.inside(zone.start, zone.end)
    there = [al.to_new[token] for token in inside if al.to_new[token] >= 0]
    if there:
        return [*_run(al, min(there) - 1, -1), *_run(al, max(there) + 1, 1)]
    left, right = al.left[inside.start], al.right[inside.start]
    return sorted({*_run(al, left + 1, 1), *_run(al, right - 1, -1)})


def _run(al: Alignment, at: int, step: int) -> list[int]:
    found: list[int] = []
    while 0 <= at < len(al.new.tokens) and al.to_base[at] < 0:
        found.append(at)
        at += step
    return found


def place(al: Alignment, token: int) -> Span:
    """The empty span in the new text where something before the base token ``token`` stood."""
    left = al.left[token]
    offset = al.new.tokens.ends[left] if left >= 0 else 0
    return Span(offset, offset)


def span_of(al: Alignment, zone: Span) -> Span:
    """Where the words of a zone stand in the new text; an empty span where nothing of it does."""
    there = [al.to_new[token] for token in al.base.inside(zone.start, zone.end) if al.to_new[token] >= 0]
    if not there:
        return place(al, al.base.inside(zone.start, zone.end).start)
    return Span(al.new.tokens.starts[min(there)], al.new.tokens.ends[max(there)])


def hull(side: Wording, units: Iterable[int]) -> Span:
    """From the first to the last of some units; where others stand between them, the longest run."""
    runs: list[list[int]] = []
    for unit in sorted(units):
        if runs and unit - runs[-1][-1] <= _FAR:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    longest = max(runs, key=len)
    return Span(side.units[longest[0]].start, side.units[longest[-1]].end)


def sentences_at(side: Wording, zone: Span) -> Span:
    """The whole sentences that a zone lies in; the zone itself where it is a place between sentences."""
    units = units_at(side, zone)
    if not units:
        return zone
    return Span(min(side.units[min(units)].start, zone.start), max(side.units[max(units)].end, zone.end))


def units_at(side: Wording, zone: Span) -> set[int]:
    """The units that a zone touches; a place between two units touches none."""
    tokens = side.inside(zone.start, zone.end)
    if tokens or not 0 < tokens.start < len(side.tokens):
        return {side.unit_of[token] for token in tokens}
    around = {side.unit_of[tokens.start - 1], side.unit_of[tokens.start]}
    return around if len(around) == 1 else set()
