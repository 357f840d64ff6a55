"""The accounts a user may ask about: the scope comes from the session, an argument only narrows it."""

from collections.abc import Sequence

from agent.domain.account import Account
from agent.domain.errors import Forbidden
from agent.domain.identity import User
from agent.ports import Facts


class Accounts:
    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def of(self, user: User) -> Sequence[Account]:
        """Every account of the user, by name."""
        return [account for account in self._facts.accounts() if user.may_see(account.name)]

    def scope(self, user: User, name: str | None) -> Sequence[Account]:
        """The account with this full name, or all of the user's.

        Raises Forbidden ``access.account``, the same for an unknown account as for one of somebody else.
        """
        accounts = self.of(user)
        if name is None:
            return accounts
        wanted = name.strip().casefold()
        found = [account for account in accounts if account.name.casefold() == wanted]
        if not found:
            raise Forbidden("access.account", account=name)
        return found

    def one(self, user: User, name: str) -> Account:
        """The account with this full name. Raises Forbidden ``access.account``."""
        return self.scope(user, name)[0]
