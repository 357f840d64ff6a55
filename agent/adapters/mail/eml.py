"""Mails as ``.eml`` files in a folder: the embedded default, which any mail program opens."""

import json
from collections.abc import Sequence
from pathlib import Path

from agent.adapters.mail.folder import is_there, write_whole
from agent.adapters.mail.message import local_part, message
from agent.domain.draft.addresses import address
from agent.domain.draft.delivery import Outgoing, RecipientState, RecipientStatus


class EmlFolder:
    """Implements the port `OutgoingChannel`. A mail has left when its ``.eml`` is there.

    ``<id>.eml`` holds the bytes that SMTP would send. The envelope with the hidden recipients stands beside it in
    ``<id>.envelope.json`` and not in the mail: who passes the ``.eml`` on as it is must not disclose them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, outgoing: Outgoing) -> Sequence[RecipientState]:
        """Write the mail once. Raises Unavailable ``outbox.folder…``, BadInput ``outbox.…``; nothing has left then."""
        mail, envelope = message(outgoing), _envelope(outgoing)
        path = self._path(outgoing.message_id)
        if not is_there(path):
            write_whole(path.with_suffix(".envelope.json"), envelope)  # first, so that no mail is without one
            write_whole(path, mail)
        return [RecipientState(each, RecipientStatus.ACCEPTED) for each in outgoing.recipients]

    def has_sent(self, message_id: str) -> bool:
        return is_there(self._path(message_id))

    def _path(self, message_id: str) -> Path:
        return self._folder / f"{local_part(message_id)}.eml"


def _envelope(outgoing: Outgoing) -> bytes:
    recipients = [address(each) for each in outgoing.recipients]
    shown = {address(each) for each in (*outgoing.to, *outgoing.cc)}
    told = {
        "message_id": outgoing.message_id,
        "mail_from": address(outgoing.sender),
        "rcpt_to": recipients,
        "hidden": [each for each in recipients if each not in shown],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
