"""How many drafts wait: a figure for every page, read without anything heavy behind the drafts."""

from agent.adapters.state.waiting import SqlWaiting
from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.identity import Role, User
from agent.services.drafts import may_see

_MOST = 1_000
_OWN_ACCOUNTS = frozenset({Role.KAM, Role.ADMIN})


def waiting(app: App, user: User) -> int:
    """The pending drafts that the user may see and whose time is not over.

    0 while the rules of approval cannot be read: the other pages are there all the same.
    """
    own_only = user.roles <= _OWN_ACCOUNTS  # others may be asked for consent to any account's
    accounts = user.accounts if own_only else None
    found = SqlWaiting(app.database).drafts(app.clock.now(), accounts, _MOST)
    try:
        return sum(may_see(user, draft, app.approval_rules) for draft in found)
    except KamError:
        return 0
