"""What became of each request: our wording stands, the old one stands, or neither."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.alignment import Alignment, align
from agent.domain.nda.rounds.base import Base, apply
from agent.domain.nda.rounds.matching import Budget
from agent.domain.nda.rounds.places import beside, kept_share, stands, units_at, words
from agent.domain.nda.rounds.round import Asked, Outcome
from agent.domain.nda.rounds.tokens import keys_of
from agent.domain.nda.rounds.wording import Wording, wording

_ANSWERED = 0.35  # share of an inserted text's words from which other words count as an answer to it
_LEFT_OVER = 0.5  # share of the struck words that stand beside ours: then they are not struck
_FOUND_AGAIN = 6  # words of a struck sentence that tell it elsewhere


@dataclass(frozen=True, slots=True)
class View:
    """The new version against the last one with some requests applied; ``zones`` as in `base.Base`."""

    base: Base
    al: Alignment

    @property
    def zones(self) -> tuple[Span, ...]:
        return self.base.zones


class Versions:
    """The last version, our requests and the new version."""

    def __init__(self, last: Wording, asked: Sequence[Asked], new: Wording, ignore: Sequence[Span]) -> None:
        self.last = last.text
        self.asked = asked
        self._last = last
        self._new = new
        self._ignore = ignore
        self._budget = Budget()

    def view(self, taken: Collection[int]) -> View:
        """Compare with ``last`` and the requests whose positions are in ``taken``."""
        base = apply(self.last, self.asked, taken, self._ignore)
        unchanged = base.text == self.last
        side = self._last if unchanged else wording(base.text, base.ignore, self._last.numbers)
        own = [base.zones[index] for index in taken if self.asked[index].new_paragraph and not unchanged]
        for zone in own:
            _quieten(side, zone)
        floating = frozenset(
            at for at, unit in enumerate(side.units) if any(z.start <= unit.start and unit.end <= z.end for z in own)
        )
        return View(base, align(side, self._new, floating, self._budget))


def _quieten(side: Wording, zone: Span) -> None:
    """The numbers that our own paragraphs proposed say nothing: they are renumbered where they land."""
    for unit in side.units:
        if zone.start <= unit.start < zone.end:
            side.quiet[unit.first : unit.body] = b"\1" * (unit.body - unit.first)


def decide(versions: Versions) -> tuple[list[Outcome], View]:
    """The outcome of each request, and the view that explains them best."""
    asked = versions.asked
    ours = versions.view(range(len(asked)))
    taken = {at for at, one in enumerate(asked) if _accepted(ours, at, one, versions.last)}
    outcomes = [Outcome.ACCEPTED] * len(asked)
    if len(taken) == len(asked):
        return outcomes, ours
    theirs = versions.view(taken)
    nearer = set[int]()
    for at in set(range(len(asked))) - taken:
        outcomes[at] = _refused(ours, theirs, at, asked[at], versions.last)
        share = kept_share(ours.al, ours.zones[at])
        if outcomes[at] is Outcome.CHANGED and share and share >= kept_share(theirs.al, theirs.zones[at]):
            nearer.add(at)
    return outcomes, versions.view(taken | nearer) if nearer else theirs


def _accepted(view: View, at: int, one: Asked, last: str) -> bool:
    struck, _ = _core(last[one.start : one.end], one.text)
    around = Counter(view.al.new.tokens.keys[token] for token in beside(view.al, view.zones[at]))
    if not words(view.al, view.zones[at]):
        return not _holds(around, struck) and not _elsewhere(view.al, struck)
    still_there = _holds(around, struck) and (around & struck).total() >= _LEFT_OVER * around.total()
    return stands(view.al, view.zones[at]) and not still_there


def _refused(ours: View, theirs: View, at: int, one: Asked, last: str) -> Outcome:
    zone = theirs.zones[at]
    if words(theirs.al, zone):
        _, wanted = _core(last[one.start : one.end], one.text)
        around = Counter(theirs.al.new.tokens.keys[token] for token in beside(theirs.al, zone))
        declined = stands(theirs.al, zone) and not _holds(around, wanted)
    else:
        declined = not _answered(ours, theirs, at, one)
    return Outcome.DECLINED if declined else Outcome.CHANGED


def _answered(ours: View, theirs: View, at: int, one: Asked) -> bool:
    """Whether an insertion found an answer: something like it anywhere, or other words at its place."""
    if kept_share(ours.al, ours.zones[at]) >= _ANSWERED:
        return True
    side, zone = theirs.al.base, theirs.zones[at]
    if one.new_paragraph or not units_at(side, Span(zone.start, zone.start)):
        return False
    place = side.inside(zone.start, zone.start).start
    left, right = theirs.al.left[place], theirs.al.right[place]
    both_stand = theirs.al.to_new[place - 1] == left and theirs.al.to_new[place] == right
    return both_stand and right > left + 1


def _core(old: str, new: str) -> tuple[Counter[str], Counter[str]]:
    """The words that a request strikes, and those that it brings."""
    struck, brought = keys_of(old), keys_of(new)
    while struck and brought and struck[0] == brought[0]:
        del struck[0], brought[0]
    while struck and brought and struck[-1] == brought[-1]:
        del struck[-1], brought[-1]
    return Counter(struck), Counter(brought)


def _holds(around: Counter[str], wanted: Counter[str]) -> bool:
    return bool(wanted) and (around & wanted).total() >= _LEFT_OVER * wanted.total()


def _elsewhere(al: Alignment, struck: Counter[str]) -> bool:
    """Whether a sentence that was to go stands at another place."""
    added = [al.new.units[unit] for group in al.groups if not group.base for unit in group.new]
    return any(unit.size >= _FOUND_AGAIN and Counter(unit.key) <= struck for unit in added)
