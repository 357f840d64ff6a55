"""A message as plain JSON: what waits in the queue."""

from collections.abc import Mapping
from typing import Any

from agent.domain.channel.inbound import Entry, InboundMessage, RemoteFile
from agent.domain.channel.place import Place, Platform, Speaker
from agent.domain.plain import plain


def packed(message: InboundMessage) -> dict[str, Any]:
    return dict(plain(message))


def unpacked(stored: Mapping[str, Any]) -> InboundMessage:
    return InboundMessage(
        event=stored["event"],
        speaker=_speaker(stored["speaker"]),
        place=Place.of(stored["place"]),
        text=stored["text"],
        files=tuple(RemoteFile(**each) for each in stored["files"]),
        entry=Entry(stored["entry"]),
    )


def packed_place(found: Place) -> dict[str, Any]:
    return dict(plain(found))


def _speaker(stored: Mapping[str, Any]) -> Speaker:
    return Speaker(**{**stored, "platform": Platform(stored["platform"])})
