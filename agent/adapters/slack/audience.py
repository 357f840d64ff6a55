"""Who reads along in a conversation. Whatever is not known for sure counts as guests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agent.adapters.slack.calls import Refused, SlackCalls
from agent.adapters.slack.kept import Kept
from agent.domain.channel.place import Audience
from agent.domain.errors import Unavailable

_MINUTES = 5 * 60.0
_PAGES = 20
_OUTSIDE = ("is_restricted", "is_ultra_restricted", "is_stranger", "deleted")
_SHARED = ("is_ext_shared", "is_pending_ext_shared", "is_shared", "is_org_shared")


def is_ours(user: Mapping[str, Any], team: str) -> bool:
    """A full member of the workspace; a bot of it, too, which reads nothing aloud."""
    return user.get("team_id") == team and not any(user.get(flag) for flag in _OUTSIDE)


@dataclass
class Audiences:
    """Looked up once in some minutes: who is let in as a guest is a guest here no later than then."""

    calls: SlackCalls
    _places: Kept[Audience] = field(default_factory=lambda: Kept(_MINUTES))
    _members: Kept[frozenset[str]] = field(default_factory=lambda: Kept(_MINUTES))

    def of(self, conversation: str) -> Audience:
        """Never raises; what could not be found out is asked again next time."""
        try:
            return self._places.get(conversation, lambda: self._asked(conversation))
        except (Refused, Unavailable):
            return Audience.GUESTS

    def _asked(self, conversation: str) -> Audience:
        told = self.calls.call("conversations.info", channel=conversation).get("channel") or {}
        if told.get("is_im") is True:
            return Audience.PERSONAL
        if told.get("id") != conversation or any(told.get(flag) for flag in _SHARED):
            return Audience.GUESTS
        ours = self._members.get("", self._ours)
        here = {
            member
            for page in self.calls.pages("conversations.members", "members", _PAGES, channel=conversation)
            for member in page
        }
        return Audience.COLLEAGUES if here and here <= ours else Audience.GUESTS

    def _ours(self) -> frozenset[str]:
        team = self.calls.workspace().team
        pages = self.calls.pages("users.list", "members", _PAGES)
        return frozenset(user["id"] for page in pages for user in page if is_ours(user, team))
