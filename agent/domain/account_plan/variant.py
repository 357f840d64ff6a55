"""Whether a plan is the internal one or the one that the customer may see: a fact of the draft tells."""

from collections.abc import Iterable

from agent.domain.facts.fact import Fact

FACT, INTERNAL, SHARED = "plan.variant", "internal", "shared"


def is_shared(facts: Iterable[Fact]) -> bool:
    return any(fact.id == FACT and fact.value == SHARED for fact in facts)
