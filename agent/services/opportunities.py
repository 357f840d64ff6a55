"""Released products to follow up on, so that contracts or call-offs come of them (S0:81)."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.identity import User
from agent.ports import Clock
from agent.ports.opportunities import OpportunityFacts, ReleasedArticle
from agent.services.accounts import Accounts


@dataclass(frozen=True, slots=True)
class Opportunities:
    accounts: Accounts
    opportunity_facts: OpportunityFacts
    clock: Clock

    def released_without_contract(self, user: User, account: str | None = None) -> Sequence[ReleasedArticle]:
        """Articles that are released and neither in a contract nor called off. Raises Forbidden ``access.account``."""
        ids = [each.id for each in self.accounts.scope(user, account)]
        return self.opportunity_facts.released_without_contract(ids, self.clock.now().date())
