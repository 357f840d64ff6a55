"""Account plans on the twelve-month clock: which are due, and what an approval leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.account_plan.clock import PlanDue, due_of, most_urgent_first
from agent.domain.account_plan.variant import is_shared
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.history import AccountPlan
from agent.domain.identity import User
from agent.ports import Clock, Facts, History
from agent.ports.account_plans import AccountPlanStore
from agent.services.accounts import Accounts


@dataclass(frozen=True, slots=True)
class AccountPlans:
    """Implements the port `ApprovalEffects`."""

    accounts: Accounts
    facts: Facts
    history: History
    store: AccountPlanStore
    clock: Clock

    def due(self, user: User, account: str | None = None) -> Sequence[PlanDue]:
        """The clock of each account of the user, those without a plan first, then the longest due.

        Raises Forbidden ``access.account``.
        """
        plans, today = self.history.plans(), self.clock.now().date()
        found = [due_of(each, plans, today) for each in self.accounts.scope(user, account)]
        return sorted(found, key=most_urgent_first)

    def approved(self, user: User, draft: Draft) -> None:
        """The internal plan starts its clock anew; called inside the transaction of the approval.

        The version for the customer and drafts of other kinds leave nothing behind.
        """
        if draft.kind is not DraftKind.ACCOUNT_PLAN or is_shared(draft.content.facts):
            return
        account_id = next((each.id for each in self.facts.accounts() if each.name == draft.account), None)
        if account_id is not None:
            today = self.clock.now().date()
            self.store.add(AccountPlan(f"AP-{draft.id}", account_id, today, user.id, draft.content.subject))
