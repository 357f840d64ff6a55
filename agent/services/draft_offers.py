"""Which decisions on a draft a person is offered; the services decide what is allowed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain.draft.draft import OWN, Consent, Draft, DraftStatus
from agent.domain.identity import User
from agent.services.drafts import may_own

TROUBLED = (DraftStatus.UNCERTAIN, DraftStatus.FAILED)


def may(user: User, draft: Draft, speaks_for: Sequence[str], given: Sequence[Consent], now: dt.datetime) -> list[str]:
    """The decisions to offer. ``speaks_for``: departments asked for consent."""
    own = may_own(user, draft)
    if draft.status in TROUBLED:
        return ["resolve"] if own else []
    if draft.unreadable or is_over(draft, now) or draft.status is not DraftStatus.PENDING:
        return []
    capacities = {*speaks_for, *([OWN] if own else [])}
    open_ones = capacities - {consent.capacity for consent in given}
    approves = open_ones and not has_consented(user, given) and not draft.blocking
    allowed = {"approve": approves, "edit": own, "reject": capacities, "ask": True}
    return [name for name, yes in allowed.items() if yes]


def has_consented(user: User, given: Sequence[Consent]) -> bool:
    return any(consent.user_id == user.id for consent in given)


def is_over(draft: Draft, now: dt.datetime) -> bool:
    """Expired, whether or not somebody has noticed yet."""
    return draft.status is DraftStatus.PENDING and draft.expires_at <= now


def missing(card: Mapping[str, Any]) -> list[str]:
    """Who has not agreed yet, by name; of a card as `agent.services.draft_view` makes it."""
    given = {consent["capacity"] for consent in card["consents"]}
    return [each["name"] for each in card["needed"] if each["capacity"] not in given]
