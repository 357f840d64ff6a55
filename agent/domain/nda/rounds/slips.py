"""The differences that nobody asked for, in units that a person can read."""

from collections.abc import Iterator, Sequence

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.alignment import Alignment
from agent.domain.nda.rounds.changed import Changed, unexplained
from agent.domain.nda.rounds.clauses import clauses
from agent.domain.nda.rounds.places import hull, place
from agent.domain.nda.rounds.round import Slip, SlippedIn


def slips(al: Alignment, answers: Sequence[Changed]) -> tuple[SlippedIn, ...]:
    """In the order of the new text. ``answers`` are the requests that came back in other words."""
    found = [*_added(al, answers), *_removed(al, answers), *_changed(al, answers), *_moved(al)]
    return tuple(sorted(found, key=lambda slip: (slip.start, slip.end)))


def _added(al: Alignment, answers: Sequence[Changed]) -> Iterator[SlippedIn]:
    answered = {unit for one in answers for unit in one.new}
    groups = [group for group in al.groups if not group.base and al.open_new(group.new)]
    units = sorted(unit for group in groups for unit in group.new if unit not in answered)
    for clause in clauses(al.new, units):
        yield _slip(al, Slip.ADDED, [], clause)


def _removed(al: Alignment, answers: Sequence[Changed]) -> Iterator[SlippedIn]:
    answered = {unit for one in answers for unit in one.base}
    groups = [group for group in al.groups if not group.new and al.open_base(group.base)]
    units = sorted(unit for group in groups for unit in group.base if unit not in answered)
    for clause in clauses(al.base, units):
        yield _slip(al, Slip.REMOVED, clause, [])


def _changed(al: Alignment, answers: Sequence[Changed]) -> Iterator[SlippedIn]:
    for group in al.groups:
        if group.base and group.new and unexplained(al, group, answers):
            yield _slip(al, Slip.CHANGED, group.base, group.new)


def _moved(al: Alignment) -> Iterator[SlippedIn]:
    for run in al.moved:
        yield _slip(al, Slip.MOVED, [i for i, _ in run], [j for _, j in run])


def _slip(al: Alignment, kind: Slip, base: Sequence[int], new: Sequence[int]) -> SlippedIn:
    old = hull(al.base, base) if base else Span(0, 0)
    here = hull(al.new, new) if new else place(al, al.base.units[base[0]].first)
    before, after = al.base.text[old.start : old.end], al.new.text[here.start : here.end]
    return SlippedIn(kind, before, after, here.start, here.end)
