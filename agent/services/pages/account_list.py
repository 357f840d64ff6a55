"""The accounts of a person, with what is open at each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.draft.draft import DraftStatus
from agent.domain.identity import User
from agent.services.accounts import Accounts
from agent.services.drafts import DraftDesk
from agent.services.escalations import Escalations
from agent.services.pages.account_view import AccountLine

MOST = 200


@dataclass(frozen=True, slots=True)
class AccountList:
    """``found`` counts those that match, of which ``lines`` are the first."""

    lines: Sequence[AccountLine]
    found: int
    all: int


@dataclass(frozen=True, slots=True)
class AccountLists:
    accounts: Accounts
    escalations: Escalations
    desk: DraftDesk

    def of(self, user: User, search: str = "") -> AccountList:
        """Those with something open first, then by name. ``search``: a part of name, industry or country."""
        escalated = Counter(each.account_id for each in self.escalations.find(user))
        drafted = Counter(each.account for each in self.desk.find(user, [DraftStatus.PENDING]))
        accounts, wanted = self.accounts.of(user), search.strip().casefold()
        lines = [
            AccountLine(
                id=each.id,
                name=each.name,
                account_class=each.account_class.value,
                industry=each.industry,
                country=each.country,
                escalations=escalated[each.id],
                drafts=drafted[each.name],
            )
            for each in accounts
            if wanted in f"{each.name}\n{each.industry}\n{each.country}".casefold()
        ]
        lines.sort(key=lambda each: (-each.escalations, -each.drafts, each.name.casefold()))
        return AccountList(lines[:MOST], len(lines), len(accounts))
