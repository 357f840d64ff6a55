"""Where people speak with the assistant, and who reads along."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Platform(StrEnum):
    SLACK = "slack"
    TEAMS = "teams"


class Audience(StrEnum):
    """Who reads what is said in a place. Where nobody can tell, it counts as `GUESTS`."""

    PERSONAL = "personal"  # the user alone
    COLLEAGUES = "colleagues"  # a channel or group chat of our own people
    GUESTS = "guests"  # people from outside, too


@dataclass(frozen=True, slots=True)
class Place:
    """``thread`` is the message under which answers stand; empty where the platform has no threads there.

    ``service_url`` is where Teams takes messages for it; Slack needs none.
    """

    platform: Platform
    tenant: str
    conversation: str
    thread: str = ""
    audience: Audience = Audience.GUESTS
    service_url: str = ""

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Place":
        """From its fields as plain values."""
        platform, audience = Platform(stored["platform"]), Audience(stored["audience"])
        return cls(**{**stored, "platform": platform, "audience": audience})

    @property
    def key(self) -> str:
        """The same for the same thread of the same conversation."""
        return "\n".join((self.platform.value, self.tenant, self.conversation, self.thread))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as the platform names them. ``name`` is shown, never believed."""

    platform: Platform
    tenant: str
    id: str
    name: str = ""
