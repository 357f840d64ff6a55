"""What changed in the goals since the last plan, read from the facts of both."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.facts.fact import Fact

PREFIX, BASELINE, TARGET = "goal.", ".baseline", ".target"


class Change(StrEnum):
    NEW = "new"
    DROPPED = "dropped"
    TARGET = "target"  # the target is another one
    MOVED = "moved"  # the same target from another baseline


@dataclass(frozen=True, slots=True)
class GoalChange:
    """``before`` and ``now`` are the facts of the figure that changed, None where there was or is none."""

    goal: str
    change: Change
    before: Fact | None
    now: Fact | None


def goal_fact(goal: str, part: str) -> str:
    return f"{PREFIX}{goal}{part}"


def differences(before: Iterable[Fact], now: Iterable[Fact]) -> list[GoalChange]:
    """In the order of the present plan; dropped goals at the end."""
    old, new = _goals(before), _goals(now)
    found = [change for goal in new if (change := _change(goal, old, new)) is not None]
    dropped = [GoalChange(goal, Change.DROPPED, old[goal].get(TARGET), None) for goal in old if goal not in new]
    return [*found, *dropped]


def _goals(facts: Iterable[Fact]) -> dict[str, dict[str, Fact]]:
    found: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        for part in (BASELINE, TARGET):
            if fact.id.startswith(PREFIX) and fact.id.endswith(part):
                found.setdefault(fact.id.removeprefix(PREFIX).removesuffix(part), {})[part] = fact
    return found


def _change(goal: str, old: dict[str, dict[str, Fact]], new: dict[str, dict[str, Fact]]) -> GoalChange | None:
    if goal not in old:
        return GoalChange(goal, Change.NEW, None, new[goal].get(TARGET))
    for part, change in ((TARGET, Change.TARGET), (BASELINE, Change.MOVED)):
        before, now = old[goal].get(part), new[goal].get(part)
        if before is not None and now is not None and before.value != now.value:
            return GoalChange(goal, change, before, now)
    return None
