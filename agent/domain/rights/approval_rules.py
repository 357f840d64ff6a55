"""How long a draft waits, how old its facts may be, how often a delivery is tried, who may sign for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from agent.domain.draft.draft import DraftKind


@dataclass(frozen=True, slots=True)
class ApprovalRules:
    """``policies/approvals.yaml``.

    ``expires_after``: from making a draft until it expires. ``facts_max_age``: at the decision and at sending.
    ``waits``: before each further attempt of a delivery. ``signs_for``: by department id, the departments that may
    consent in its place.
    """

    version: int
    sample: bool
    expires_after: Mapping[DraftKind, timedelta]
    facts_max_age: timedelta
    waits: tuple[timedelta, ...]
    signs_for: Mapping[str, tuple[str, ...]]

    def may_sign(self, department: str) -> tuple[str, ...]:
        """The department itself, and those that may sign for it."""
        return (department, *(each for each in self.signs_for.get(department, ()) if each != department))
