"""What changed in the goals of two plans."""

from agent.domain.account_plan.differences import BASELINE, TARGET, Change, differences, goal_fact
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.nda.policy import Bilingual


def goal(name: str, baseline: float, target: float) -> list[Fact]:
    label = Bilingual(name, name)
    parts = ((BASELINE, baseline), (TARGET, target))
    return [Fact(goal_fact(name, part), label, value, FactUnit.RATIO) for part, value in parts]


def test_new_dropped_and_changed_goals() -> None:
    before = [*goal("otif", 0.9, 0.98), *goal("call_off", 0.6, 0.7), *goal("feedback", 7, 8), *goal("same", 1, 2)]
    now = [*goal("otif", 0.95, 0.98), *goal("call_off", 0.65, 0.8), *goal("margin", 0.1, 0.2), *goal("same", 1, 2)]
    found = differences(before, now)
    assert [(each.goal, each.change) for each in found] == [
        ("otif", Change.MOVED),
        ("call_off", Change.TARGET),  # a new target says more than a new baseline
        ("margin", Change.NEW),
        ("feedback", Change.DROPPED),
    ]
    assert found[0].before is not None
    assert found[0].now is not None
    assert (found[0].before.value, found[0].now.value) == (0.9, 0.95)


def test_the_same_goals_have_no_differences() -> None:
    assert differences(goal("otif", 0.9, 0.98), goal("otif", 0.9, 0.98)) == []
