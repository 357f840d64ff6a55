"""Approved account plans in state."""

from typing import Protocol

from agent.domain.history import AccountPlan


class AccountPlanStore(Protocol):
    def add(self, plan: AccountPlan) -> bool:
        """Store a plan of ours, that no import replaces; False when there is one of this id."""
        ...
