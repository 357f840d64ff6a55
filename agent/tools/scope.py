"""The customers that a call may look at: the user's, narrowed by the conversation, narrowed by an argument (I3)."""

from typing import Annotated

from pydantic import Field

from agent.domain.errors import BadInput, Forbidden
from agent.services.accounts import Accounts
from agent.tools.tool import Context

# the argument of a tool that answers for one customer or for all
OneOrAll = Annotated[
    str | None, Field(description="Full stored name of one customer; leave out for all of the user's.")
]


def narrowed(context: Context, account: str | None) -> str | None:
    """The account to ask a service for, None for all of the user's; whether they may see it the service checks.

    Raises Forbidden ``access.account`` for one outside of the conversation, as for a foreign one.
    """
    if context.account is None or account is None:
        return account or context.account
    if account.strip().casefold() != context.account.casefold():
        raise Forbidden("access.account", account=account)
    return context.account


def one_account(context: Context, accounts: Accounts, account: str | None) -> str:
    """The one account that a draft is for: named, that of the conversation, or the only one of the user.

    Raises Forbidden ``access.account``, BadInput ``telling.error.account`` where nobody says which.
    """
    asked = narrowed(context, account)
    if asked is not None:
        return accounts.one(context.user, asked).name
    known = accounts.of(context.user)
    if len(known) == 1:
        return known[0].name
    raise BadInput("telling.error.account")
