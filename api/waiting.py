"""How many drafts wait: a figure for every page, read without anything heavy behind the drafts."""

from agent.bootstrap import App
from agent.domain.draft.draft import DraftStatus
from agent.domain.identity import Role, User
from agent.services.drafts import may_see

_MOST = 200
_OWN_ACCOUNTS = frozenset({Role.KAM, Role.ADMIN})


def waiting(app: App, user: User) -> int:
    """The pending drafts that the user may see and whose time is not over."""
    now = app.clock.now()
    own_only = user.roles <= _OWN_ACCOUNTS  # others may be asked for consent to any account's
    found = app.drafts.find((DraftStatus.PENDING,), user.accounts if own_only else None, _MOST)
    return sum(may_see(user, draft, app.approval_rules) and draft.expires_at > now for draft in found)
