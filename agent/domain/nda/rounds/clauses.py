"""Units in a row put together as a person would name them: a heading with its text, a paragraph, an item."""

from collections.abc import Sequence

from agent.domain.nda.rounds.wording import Unit, Wording


def clauses(side: Wording, units: Sequence[int]) -> list[list[int]]:
    """``units`` in order, cut where one does not follow the other or a clause of its own begins."""
    found: list[list[int]] = []
    for unit in units:
        if found and unit == found[-1][-1] + 1 and not _begins(side.units[found[-1][0]], side.units[unit]):
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _begins(first: Unit, unit: Unit) -> bool:
    """Whether a unit begins a clause beside the one that began with ``first``, not one below it."""
    if not unit.opens:
        return False
    if first.rank is not None and unit.rank is not None:
        return unit.rank <= first.rank
    return unit.heading or not first.heading
