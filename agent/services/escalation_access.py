"""Who works on the escalations of an account, and whom they concern."""

from collections.abc import Sequence

from agent.domain.account import Account
from agent.domain.identity import Role, User
from agent.ports import Identity

MAY_SWEEP = (Role.KAM, Role.HEAD_OF_SALES)


def may_work(user: User, account: Account) -> bool:
    """The key account manager of the account and the Head of Sales; who sees it by another role only reads."""
    return Role.HEAD_OF_SALES in user.roles or (Role.KAM in user.roles and account.name in user.accounts)


def managers(identity: Identity) -> dict[str, list[User]]:
    """The key account managers by account name, by id."""
    found: dict[str, list[User]] = {}
    for user in sorted(identity.users(), key=lambda each: each.id):
        for account in user.accounts if Role.KAM in user.roles else ():
            found.setdefault(account, []).append(user)
    return found


def heads(identity: Identity) -> Sequence[User]:
    return [user for user in identity.users() if Role.HEAD_OF_SALES in user.roles]
