"""What comes in from a chat platform: one shape for all of them. Plain values only: it waits in a queue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent.domain.channel.place import Place, Speaker


class Entry(StrEnum):
    """How it was said."""

    MESSAGE = "message"
    COMMAND = "command"  # `/kam …`; the text is what follows the name
    ESCALATION = "escalation"  # a message that somebody wants recorded as an escalation


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that still lies with the platform. ``size`` in bytes, as the platform says."""

    id: str
    name: str
    media_type: str = ""
    size: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """``event``: the platform's id; the same event delivered again has the same one."""

    event: str
    speaker: Speaker
    place: Place
    text: str
    files: tuple[RemoteFile, ...] = ()
    entry: Entry = Entry.MESSAGE


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed, or a form that was sent.

    ``value`` is what the button carries, ``message`` the id of the post it stands on, ``fields`` the inputs of a form
    by id, ``trigger`` what opens a form on platforms that need one.
    """

    event: str
    speaker: Speaker
    place: Place
    action: str
    value: str = ""
    message: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    trigger: str = ""
