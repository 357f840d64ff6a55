"""How many drafts wait: a figure for every page, read without anything heavy behind the drafts."""

from agent.bootstrap import App
from agent.domain.draft.draft import DraftStatus
from agent.domain.identity import User
from agent.services.drafts import may_see

_MOST = 200


def waiting(app: App, user: User) -> int:
    """The pending drafts that the user may see and whose time is not over."""
    now = app.clock.now()
    found = app.drafts.find((DraftStatus.PENDING,), None, _MOST)
    return sum(may_see(user, draft, app.approval_rules) and draft.expires_at > now for draft in found)
